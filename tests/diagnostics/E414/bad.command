egnet new sheet --rules rulebook
