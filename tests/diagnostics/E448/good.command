egnet evaluate cases --format csv
