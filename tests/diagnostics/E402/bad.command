egnet evaluate cases --rules findes-ikke
