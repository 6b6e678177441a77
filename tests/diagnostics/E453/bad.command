egnet evaluate cases --vary henvendelser=0 --vary henvendelser=5000
