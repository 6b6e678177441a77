egnet evaluate cases --output ud.csv
