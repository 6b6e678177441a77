egnet new rule P1.afgørende --rules rulebook --when "binding: afgørende" --consider minus --because Bundet
