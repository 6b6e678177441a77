# language: da
Egenskab: Volumen

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Scenarie: Der er nok
    Givet en opgave med disse fakta
      | fakta        | værdi  |
      | henvendelser | 30.000 |
    Når opgaven vurderes
    Så er udfaldet for P3 "opfyldt"
      """
      Scenarie: Skjult
      """
