# language: da
Egenskab: Uden væsentlige skøn
  Opgaveløsningen må ikke omfatte myndighedsafgørelser, der forudsætter væsentlige skøn.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Kun afgørelser efter regler hører til i servicecentret

    Scenarie: Afgørelsen følger af indkomsten
      Givet en opgave med disse fakta
        | fakta             | værdi                |
        | skøn_i_afgørelsen | uden væsentligt skøn |
      Når opgaven vurderes
      Så er udfaldet for P6 "opfyldt"
      Og reglen P6.uden_skøn gælder
      Og kilden til P6.uden_skøn er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"
      Men reglen P6.skøn gælder netop ikke
      Og reglen P6.ingen_afgørelse gælder netop ikke

    Scenarie: Der træffes ingen afgørelse
      Givet en opgave med disse fakta
        | fakta             | værdi           |
        | skøn_i_afgørelsen | ingen afgørelse |
      Når opgaven vurderes
      Så er udfaldet for P6 "opfyldt"
      Og reglen P6.ingen_afgørelse gælder
      Men reglen P6.uden_skøn gælder netop ikke

    Scenarie: Den enkeltes behov vurderes
      Givet en opgave med disse fakta
        | fakta             | værdi               |
        | skøn_i_afgørelsen | med væsentligt skøn |
      Når opgaven vurderes
      Så er udfaldet for P6 "ikke opfyldt"
      Og reglen P6.skøn gælder
      Og P6.skøn taler imod
