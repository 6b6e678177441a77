# language: da
Egenskab: Niveau for sagsbehandling

  Baggrund:
    Givet regelsættet "../../../rulebook"
    Og datoen 2010-03-12

  Scenarie: De fleste sager afgøres uden skøn
    Givet en opgave med disse fakta
      | fakta           | værdi |
      | andel_uden_skøn | 75 %  |
      | binding         | svag  |
    Når opgaven vurderes
    Så gælder reglen P1.regelbaseret
    Og reglen P1.binding gælder netop ikke

  Scenarie: For få sager afgøres uden skøn
    Givet en opgave med disse fakta
      | fakta           | værdi |
      | andel_uden_skøn | 60 %  |
      | binding         | stærk |
    Når opgaven vurderes
    Så gælder reglen P1.binding
    Og reglen P1.regelbaseret gælder netop ikke
