egnet evaluate cases --format xlsx
