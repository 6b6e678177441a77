# language: da
Egenskab: It-understøttelse
  Opgaverne skal være it-understøttede, ved elektronisk selvbetjening eller ved et internt støttesystem.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Et af to slags systemer er nok

    Scenarie: Borgeren kan betjene sig selv
      Givet en opgave med disse fakta
        | fakta             | værdi                     |
        | it_understøttelse | elektronisk selvbetjening |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.selvbetjening gælder
      Og kilden til P3.selvbetjening er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"
      Men reglen P3.støttesystem gælder netop ikke
      Og reglen P3.ingen gælder netop ikke

    Scenarie: Medarbejderen har et støttesystem
      Givet en opgave med disse fakta
        | fakta             | værdi                   |
        | it_understøttelse | internt it-støttesystem |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.støttesystem gælder
      Men reglen P3.selvbetjening gælder netop ikke

    Scenarie: Begge dele taler for
      Givet en opgave med disse fakta
        | fakta             | værdi                                                |
        | it_understøttelse | elektronisk selvbetjening og internt it-støttesystem |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.selvbetjening gælder
      Og reglen P3.støttesystem gælder

    Scenarie: Opgaven løses på papir
      Givet en opgave med disse fakta
        | fakta             | værdi |
        | it_understøttelse | ingen |
      Når opgaven vurderes
      Så er udfaldet for P3 "ikke opfyldt"
      Og reglen P3.ingen gælder
      Og P3.ingen taler imod
