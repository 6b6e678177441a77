egnet evaluate cases --vary henvendelser=0 --samples 10 --range henvendelser=0..100000
