egnet evaluate cases --samples 10 --range henvendelser=5000..100000
