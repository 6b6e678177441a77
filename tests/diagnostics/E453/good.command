egnet evaluate cases --vary 'henvendelser=0;5000'
