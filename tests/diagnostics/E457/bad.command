egnet evaluate cases --vary henvendelser=0 --range henvendelser=0..100000
