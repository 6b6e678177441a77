egnet explain cases --id pension
