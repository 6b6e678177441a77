# language: da
Egenskab: Rimeligt tidsrum
  Opgaverne skal kunne ekspederes inden for et rimeligt tidsrum. Dokumentet giver ingen tal; regelsættet siger en halv
  time.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Ærindet må tage højst 30 minutter

    Scenarie: En halv time er rimelig
      Givet en opgave med disse fakta
        | fakta           | værdi |
        | ekspeditionstid | 30    |
      Når opgaven vurderes
      Så er udfaldet for P4 "opfyldt"
      Og reglen P4.kort gælder
      Og P4.kort begrundes med "30 minutter"
      Og kilden til P4.kort er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"
      Men reglen P4.lang gælder netop ikke

    Scenarie: Et minut mere er for meget
      Givet en opgave med disse fakta
        | fakta           | værdi |
        | ekspeditionstid | 31    |
      Når opgaven vurderes
      Så er udfaldet for P4 "ikke opfyldt"
      Og reglen P4.lang gælder
      Og P4.lang taler imod
      Men reglen P4.kort gælder netop ikke

    Scenarie: Et interval over grænsen er åbent
      Givet en opgave med disse fakta
        | fakta           | værdi  |
        | ekspeditionstid | 20..40 |
      Når opgaven vurderes
      Så er udfaldet for P4 uafklaret mellem "opfyldt" og "ikke opfyldt"
