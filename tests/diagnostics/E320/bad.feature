# language: da
Egenskab: Volumen

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Abstrakt Scenario: Der er <antal>
    Givet en opgave med disse fakta
      | fakta        | værdi   |
      | henvendelser | <antal> |
    Når opgaven vurderes
    Så er udfaldet for P3 "opfyldt"

    Eksempel:
      | antal  |
      | 20.000 |
