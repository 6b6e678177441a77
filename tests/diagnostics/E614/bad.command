egnet evaluate penge --rules rulebook
