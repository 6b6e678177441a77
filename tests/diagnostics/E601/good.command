egnet business-case penge
