# language: da
Egenskab: Volumen

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

