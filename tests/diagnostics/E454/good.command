egnet evaluate cases --vary henvendelser=25000..250000:25000
