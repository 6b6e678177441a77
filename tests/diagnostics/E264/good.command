egnet lists cases --rules rulebook
