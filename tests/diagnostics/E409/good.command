egnet evaluate cases andre --rules rulebook
