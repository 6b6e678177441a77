egnet business-case penge --set butik.kanalflyt=50
