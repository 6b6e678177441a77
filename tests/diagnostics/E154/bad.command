egnet evaluate cases --rules nyt
