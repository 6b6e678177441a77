# language: da
Egenskab: Ét udvalg for indsats og ydelse
  En lov kan lægge ansvaret for indsats og ydelse under ét udvalg. Det vanskeliggør en flytning, men udelukker den ikke:
  loven kan ændres.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Kræver loven ét udvalg, vanskeliggør det en flytning

    Scenarie: Loven lægger indsats og ydelse under ét udvalg
      Givet en opgave med disse fakta
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Når opgaven vurderes
      Så er udfaldet for ET_UDVALG "vanskeliggør"
      Og reglen ET_UDVALG.lovkrav gælder
      Og ET_UDVALG.lovkrav taler imod
      Og ET_UDVALG.lovkrav begrundes med "styrelsesvedtægten skulle ændres"
      Og kilden til ET_UDVALG.lovkrav er "analyse-2010, afsnit 4.3"

    Scenarie: Ingen lov kræver ét udvalg
      Givet en opgave med disse fakta
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | nej   |
      Når opgaven vurderes
      Så er udfaldet for ET_UDVALG "ingen hindring"
      Og reglen ET_UDVALG.lovkrav gælder netop ikke

    Scenarie: Det er ikke oplyst, om en lov kræver ét udvalg
      Givet en opgave med disse fakta
        | fakta                | værdi       |
        | lov_kræver_ét_udvalg | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for ET_UDVALG uafklaret mellem "ingen hindring" og "vanskeliggør"
      Og reglen ET_UDVALG.lovkrav gælder måske
