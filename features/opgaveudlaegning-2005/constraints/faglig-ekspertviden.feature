# language: da
Egenskab: Særlig ekspertviden
  Opgaver, der kræver arkitekter, ingeniører eller anden ekspertviden, bliver i fagforvaltningen.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Opgaver for eksperter bliver

    Scenarie: En ingeniør vurderer krydset
      Givet en opgave med disse fakta
        | fakta               | værdi |
        | kræver_ekspertviden | ja    |
      Når opgaven vurderes
      Så er udfaldet for EKSPERTVIDEN "udelukker"
      Og reglen EKSPERTVIDEN.kræves gælder
      Og EKSPERTVIDEN.kræves taler imod
      Og kilden til EKSPERTVIDEN.kræves er "borgernes-indgang-2005, afsnit 7, Nye borgerindgange"

    Scenarie: Ingen fagmand er nødvendig
      Givet en opgave med disse fakta
        | fakta               | værdi |
        | kræver_ekspertviden | nej   |
      Når opgaven vurderes
      Så er udfaldet for EKSPERTVIDEN "ingen hindring"
      Og reglen EKSPERTVIDEN.kræves gælder netop ikke
      Og reglen EKSPERTVIDEN.ellers gælder
