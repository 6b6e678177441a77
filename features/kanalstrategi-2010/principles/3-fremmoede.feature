# language: da
Egenskab: Personligt fremmøde
  Flytter et projekt de personlige henvendelser, og kræver resten intet fremmøde, kan indgangen lukkes.

  Baggrund:
    Givet regelsættet "kanalstrategi-2010"

  Regel: Indgangen kan lukkes, når intet kræver fremmøde

    Scenarie: Licenserne bestilles på nettet
      Givet en opgave med disse fakta
        | fakta                      | værdi     |
        | projekt_til_selvbetjening  | besluttet |
        | personlige                 | 12.000    |
        | kræver_personligt_fremmøde | nej       |
      Når opgaven vurderes
      Så er udfaldet for FREMMØDE "flytter"
      Og reglen FREMMØDE.kan_lukkes gælder
      Og FREMMØDE.kan_lukkes begrundes med "12.000"

    Scenarie: Arkivet er fysisk
      Givet en opgave med disse fakta
        | fakta                      | værdi     |
        | projekt_til_selvbetjening  | besluttet |
        | personlige                 | 12.000    |
        | kræver_personligt_fremmøde | ja        |
      Når opgaven vurderes
      Så er udfaldet for FREMMØDE "bliver"
      Og reglen FREMMØDE.kan_lukkes gælder netop ikke

    Scenarie: Ingen kommer personligt
      Givet en opgave med disse fakta
        | fakta                      | værdi     |
        | projekt_til_selvbetjening  | besluttet |
        | personlige                 | 0         |
        | kræver_personligt_fremmøde | nej       |
      Når opgaven vurderes
      Så er udfaldet for FREMMØDE "bliver"
      Og reglen FREMMØDE.kan_lukkes gælder netop ikke
