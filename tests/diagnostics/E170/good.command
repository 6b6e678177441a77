egnet evaluate cases --backend definition
