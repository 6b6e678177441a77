egnet evaluate cases andre --as-of 2010-03-12
