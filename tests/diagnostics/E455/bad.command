egnet evaluate cases --samples 10 --range 'henvendelser=mindst 5000'
