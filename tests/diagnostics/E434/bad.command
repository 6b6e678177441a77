egnet new rule P9.afgørende --rules rulebook --when "binding: afgørende" --consider minus --because Bundet
