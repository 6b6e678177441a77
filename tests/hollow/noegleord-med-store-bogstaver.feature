# language: da
# afvises: E321
Egenskab: Volumen

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Abstrakt Scenario: Der er <antal>
    Givet en opgave med disse fakta
      | fakta        | værdi   |
      | henvendelser | <antal> |
    Når opgaven vurderes
    SÅ gælder reglen P3.henvendelser

    Eksempler:
      | antal  |
      | 30.000 |
