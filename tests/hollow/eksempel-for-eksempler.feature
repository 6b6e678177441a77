# language: da
# afvises: E320
Egenskab: Volumen

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Abstrakt Scenario: Der er <antal>
    Givet en opgave med disse fakta
      | fakta        | værdi   |
      | henvendelser | <antal> |
    Når opgaven vurderes
    Så gælder reglen P3.henvendelser

    Eksempel:
      | antal  |
      | 30.000 |
