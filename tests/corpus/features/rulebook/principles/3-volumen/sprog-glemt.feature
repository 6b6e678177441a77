Egenskab: Væsentlig volumen

  Baggrund:
    Givet regelsættet "../../../rulebook"
    Og datoen 2010-03-12

  Scenarie: Mange henvendelser
    Givet en opgave med disse fakta
      | fakta                | værdi  |
      | henvendelser         | 20.000 |
      | flytter_med_helheden | nej    |
    Når opgaven vurderes
    Så gælder reglen P3.stor
    Og reglen P3.lille gælder netop ikke
    Og reglen P3.helheden gælder netop ikke

  Scenarie: Få henvendelser i en helhed, der flytter
    Givet en opgave med disse fakta
      | fakta                | værdi  |
      | henvendelser         | 19.999 |
      | flytter_med_helheden | ja     |
    Når opgaven vurderes
    Så er reglen P3.lille tilsidesat af P3.helheden
    Og reglen P3.stor gælder netop ikke
