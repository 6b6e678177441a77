egnet test findes-ikke
