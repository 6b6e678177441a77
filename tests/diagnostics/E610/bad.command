egnet business-case penge --set renten=3
