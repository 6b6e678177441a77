# language: da
Egenskab: Ukompliceret sagsbehandling
  Opgaveløsningen må ikke forudsætte en kompliceret sagsbehandling.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Sagen skal kunne klares af en medarbejder med det, borgeren har med

    Scenarie: Lønsedlen er nok
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kompliceret_sagsbehandling | nej   |
      Når opgaven vurderes
      Så er udfaldet for P5 "opfyldt"
      Og reglen P5.ukompliceret gælder
      Og kilden til P5.ukompliceret er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"
      Men reglen P5.kompliceret gælder netop ikke

    Scenarie: Boligen skal besigtiges
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kompliceret_sagsbehandling | ja    |
      Når opgaven vurderes
      Så er udfaldet for P5 "ikke opfyldt"
      Og reglen P5.kompliceret gælder
      Og P5.kompliceret taler imod
      Men reglen P5.ukompliceret gælder netop ikke
