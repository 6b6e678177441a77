egnet business-case penge --set kanalflyt
