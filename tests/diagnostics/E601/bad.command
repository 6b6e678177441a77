egnet business-case cases
