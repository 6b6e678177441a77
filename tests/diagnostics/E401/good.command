egnet evaluate cases
