# language: da
Egenskab: Sammenhæng og livssituation
  Opgaverne skal være sammenhængende og tage udgangspunkt i borgernes livssituationer.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: En almen livssituation fører til opgaven

    Scenarie: Borgeren flytter
      Givet en opgave med disse fakta
        | fakta         | værdi                |
        | livssituation | ændrede boligforhold |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.livssituation gælder
      Og P1.livssituation begrundes med "ændrede boligforhold"
      Og kilden til P1.livssituation er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"
      Men reglen P1.ingen gælder netop ikke

    Scenarie: En almen sag tæller med
      Givet en opgave med disse fakta
        | fakta         | værdi     |
        | livssituation | almen sag |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.livssituation gælder

    Scenarie: Den ene af to livssituationer er nok
      Givet en opgave med disse fakta
        | fakta         | værdi                                    |
        | livssituation | den tredje alder og særlig livssituation |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.livssituation gælder

  Regel: Uden en almen livssituation er princippet ikke opfyldt

    Scenarie: En licens hører ikke til en livssituation
      Givet en opgave med disse fakta
        | fakta         | værdi |
        | livssituation | ingen |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og reglen P1.ingen gælder
      Og P1.ingen taler imod
      Og kilden til P1.ingen er "borgernes-indgang-2005, afsnit 3, Borgere i Københavns Kommune"
      Men reglen P1.livssituation gælder netop ikke

    Scenarie: Et vedvarende behov er ikke en almen livssituation
      Givet en opgave med disse fakta
        | fakta         | værdi                |
        | livssituation | særlig livssituation |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og reglen P1.ingen gælder

  Regel: Sammenhæng med andre opgaver høres

    Scenarie: En skilsmisse fører til flere opgaver i centret
      Givet en opgave med disse fakta
        | fakta                        | værdi                |
        | livssituation                | ændret familiestatus |
        | sammenhæng_med_andre_opgaver | ja                   |
      Når opgaven vurderes
      Så gælder reglen P1.sammenhæng
      Og P1.sammenhæng taler for
      Og udfaldet for P1 er "opfyldt"

    Scenarie: Sammenhæng alene opfylder ikke princippet
      Givet en opgave med disse fakta
        | fakta                        | værdi |
        | livssituation                | ingen |
        | sammenhæng_med_andre_opgaver | ja    |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og P1.sammenhæng taler for

    Scenarie: Opgaven står alene
      Givet en opgave med disse fakta
        | fakta                        | værdi                |
        | livssituation                | ændret familiestatus |
        | sammenhæng_med_andre_opgaver | nej                  |
      Når opgaven vurderes
      Så gælder reglen P1.sammenhæng netop ikke

  Regel: Et skift i arbejdslivet er en almen livssituation

    Scenarie: Borgeren har mistet sit arbejde
      Givet en opgave med disse fakta
        | fakta         | værdi                  |
        | livssituation | ændrede arbejdsforhold |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.livssituation gælder
      Men reglen P1.ingen gælder netop ikke
