egnet new sheet --rules rulebook --output opgaver.csv
