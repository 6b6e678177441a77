egnet benefits penge
