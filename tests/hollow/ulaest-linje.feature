# language: da
# afvises: E304
Egenskab: Volumen
  Så er udfaldet for P3 "ikke opfyldt"

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta        | værdi  |
      | henvendelser | 30.000 |

  Scenarie: Der er nok
    Når opgaven vurderes
    Så er udfaldet for P3 "opfyldt"

  Abstrakt Scenario: Der er <antal>
    Givet disse fakta er ændret
      | fakta        | værdi   |
      | henvendelser | <antal> |
    Når opgaven vurderes
    Så gælder reglen P3.henvendelser

    Eksempler:
      | antal  |
      | 20.000 |
