egnet evaluate cases --samples 10
