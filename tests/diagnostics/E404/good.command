egnet evaluate cases --as-of 2010-03-12
