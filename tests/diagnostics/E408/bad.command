egnet evaluate cases --output findes-ikke/ud.csv
