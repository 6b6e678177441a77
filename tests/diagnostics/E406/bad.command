egnet explain cases --id pensionn
