egnet evaluate cases --as-of 2010-01-01
