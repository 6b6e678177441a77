egnet evaluate cases --vary henvendelser=100000..0:5000
