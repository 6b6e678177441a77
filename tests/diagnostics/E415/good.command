egnet new sheet --rules rulebook --output ark.xlsx
