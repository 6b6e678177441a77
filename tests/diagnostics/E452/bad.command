egnet evaluate cases --samples 100000000
