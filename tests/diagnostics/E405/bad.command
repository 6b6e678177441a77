egnet explain cases --id byggesager
