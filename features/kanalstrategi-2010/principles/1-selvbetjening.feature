# language: da
Egenskab: Selvbetjening
  Strategien øger antallet af digitale henvendelser; projekterne i handlingsplanen flytter dem.

  Baggrund:
    Givet regelsættet "kanalstrategi-2010"

  Regel: Et besluttet projekt flytter henvendelser

    Scenarie: Projektet er besluttet
      Givet en opgave med disse fakta
        | fakta                     | værdi     |
        | projekt_til_selvbetjening | besluttet |
      Når opgaven vurderes
      Så er udfaldet for SELVBETJENING "flytter"
      Og reglen SELVBETJENING.besluttet gælder
      Og SELVBETJENING.besluttet taler for
      Og kilden til SELVBETJENING.besluttet er "indstilling-2009, Handlingsplan"
      Men reglen SELVBETJENING.foranalyse gælder netop ikke

    Scenarie: En foranalyse er i gang
      Givet en opgave med disse fakta
        | fakta                     | værdi      |
        | projekt_til_selvbetjening | foranalyse |
      Når opgaven vurderes
      Så er udfaldet for SELVBETJENING "undersøges"
      Og reglen SELVBETJENING.foranalyse gælder
      Men reglen SELVBETJENING.besluttet gælder netop ikke

    Scenarie: Der er intet projekt
      Givet en opgave med disse fakta
        | fakta                     | værdi |
        | projekt_til_selvbetjening | intet |
      Når opgaven vurderes
      Så er udfaldet for SELVBETJENING "bliver"
      Og reglen SELVBETJENING.ellers gælder

  Regel: Mange personlige henvendelser taler for selvbetjening

    Scenarie: Over en fjerdedel kommer personligt
      Givet en opgave med disse fakta
        | fakta                     | værdi |
        | projekt_til_selvbetjening | intet |
        | personlige                | 300   |
        | skriftlige                | 300   |
        | telefoniske               | 300   |
        | digitale                  | 100   |
      Når opgaven vurderes
      Så gælder reglen SELVBETJENING.mange_personlige
      Og SELVBETJENING.mange_personlige taler for
      Og SELVBETJENING.mange_personlige begrundes med "30 %"

    Scenarie: Lidt over en fjerdedel er nok
      Givet en opgave med disse fakta
        | fakta                     | værdi |
        | projekt_til_selvbetjening | intet |
        | personlige                | 251   |
        | skriftlige                | 349   |
        | telefoniske               | 300   |
        | digitale                  | 100   |
      Når opgaven vurderes
      Så gælder reglen SELVBETJENING.mange_personlige

    Scenarie: Netop en fjerdedel er ikke for mange
      Givet en opgave med disse fakta
        | fakta                     | værdi |
        | projekt_til_selvbetjening | intet |
        | personlige                | 250   |
        | skriftlige                | 350   |
        | telefoniske               | 300   |
        | digitale                  | 100   |
      Når opgaven vurderes
      Så gælder reglen SELVBETJENING.mange_personlige netop ikke
