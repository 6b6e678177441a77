# language: da
# afvises: E305
Egenskab: Volumen

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta        | værdi  |
      | henvendelser | 30.000 |

