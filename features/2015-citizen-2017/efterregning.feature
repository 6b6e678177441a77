# language: da
Egenskab: Efterregning af kataloget
  Det, der skal stemme, følger af forslagene og kataloget selv. Det samme fund findes, hvad enten der spørges til et forslag
  eller til hele dokumentet.

  Baggrund:
    Givet efterregningen af "2015-citizen-2017"
    Når tallene regnes efter

  Scenarie: Kataloget lægger forslag i to prisniveauer sammen
    Så er der et fund "blandede prisniveauer" om "citizen-2017"

  Scenarie: Kataloget regner med mere, end forslagene giver
    Så er der et fund "samlet tal" om "citizen-2017, Nettopotentiale 2015"
    Og der er et fund "samlet tal" om "citizen-2017, Nettopotentiale ved fuld indfasning"
    Og der er et fund "samlet tal" om "citizen-2017, Socialforvaltningens halvdel 2016"
    Og der er et fund "samlet tal" om "citizen-2017, Resten til forvaltningerne 2015"

  Scenarie: Nøgler og navne i forslagene
    Så er der et fund "nøgle mod beløb" om "refusion, tabel 3, Sundheds- og Omsorgsudvalget, effektivisering, 2016-2018"
    Og der er et fund "fordelingsnøgler" om "kontaktcenter, tabel 3, I alt, omkostning"
    Og der er et fund "betegnelse" om "kontaktcenter, Andelen, der ville stå uden løsningen"
    Og der er et fund "enhed" om "parkeringsbutik, tabel 3"

  Scenarie: De trykte summer stemmer, og tilbagebetalingstiden er den trykte
    Så er der intet fund "sum"
    Og der er intet fund "tilbagebetalingstid"
