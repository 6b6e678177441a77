egnet evaluate cases --rules rulebook
