egnet evaluate findes-ikke
