egnet evaluate cases --vary henvendelser=0..100000:20000
