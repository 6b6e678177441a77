egnet business-case penge --set butik.kanalflydt=-50
