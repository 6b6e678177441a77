egnet evaluate cases --as-of 2009-12-31
