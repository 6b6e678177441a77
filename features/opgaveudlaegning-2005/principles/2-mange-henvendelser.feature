# language: da
Egenskab: Mange borgerhenvendelser
  Opgaverne skal være karakteriseret ved mange borgerhenvendelser. Regelsættet læser det som mindst 1.000 om året.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Der skal være mindst 1.000 henvendelser om året

    Scenarie: Netop nok
      Givet en opgave med disse fakta
        | fakta        | værdi |
        | henvendelser | 1.000 |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Og reglen P2.mange gælder
      Og P2.mange begrundes med "1.000 henvendelser"
      Og kilden til P2.mange er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"
      Men reglen P2.få gælder netop ikke

    Scenarie: En færre end nok
      Givet en opgave med disse fakta
        | fakta        | værdi |
        | henvendelser | 999   |
      Når opgaven vurderes
      Så er udfaldet for P2 "ikke opfyldt"
      Og reglen P2.få gælder
      Og P2.få taler imod
      Men reglen P2.mange gælder netop ikke

    Scenarie: Ordet mange er nok
      Givet en opgave med disse fakta
        | fakta        | værdi |
        | henvendelser | mange |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Og reglen P2.mange gælder

    Scenarie: Ordet få er ikke
      Givet en opgave med disse fakta
        | fakta        | værdi |
        | henvendelser | få    |
      Når opgaven vurderes
      Så er udfaldet for P2 "ikke opfyldt"
      Og reglen P2.få gælder

    Scenarie: Uden en optælling er det åbent
      Givet en opgave med disse fakta
        | fakta        | værdi        |
        | henvendelser | ikke opgjort |
      Når opgaven vurderes
      Så er udfaldet for P2 uafklaret mellem "opfyldt" og "ikke opfyldt"
