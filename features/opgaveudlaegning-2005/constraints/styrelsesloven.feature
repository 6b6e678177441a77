# language: da
Egenskab: Ansatte under udvalget
  Uden dispensation må kun ansatte under det udvalg, der har opgaven, afgøre borgerens ret og pligt.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Et andet udvalgs afgørelser kræver dispensation

    Scenarie: En afgørelse under et andet udvalg
      Givet en opgave med disse fakta
        | fakta                    | værdi                |
        | myndighed                | kommunen             |
        | skøn_i_afgørelsen        | uden væsentligt skøn |
        | hører_under_andet_udvalg | ja                   |
      Når opgaven vurderes
      Så er udfaldet for STYRELSESLOV "kræver dispensation"
      Og reglen STYRELSESLOV.andet_udvalg gælder
      Og STYRELSESLOV.andet_udvalg taler imod
      Og kilden til STYRELSESLOV.andet_udvalg er "borgernes-indgang-2005, afsnit 5, Lov om kommunale borgerservicecentre"

    Scenarie: Servicecentrenes eget udvalg har opgaven
      Givet en opgave med disse fakta
        | fakta                    | værdi                |
        | myndighed                | kommunen             |
        | skøn_i_afgørelsen        | uden væsentligt skøn |
        | hører_under_andet_udvalg | nej                  |
      Når opgaven vurderes
      Så er udfaldet for STYRELSESLOV "ingen hindring"
      Og reglen STYRELSESLOV.andet_udvalg gælder netop ikke

    Scenarie: Uden afgørelse kræves ingen dispensation
      Givet en opgave med disse fakta
        | fakta                    | værdi           |
        | myndighed                | kommunen        |
        | skøn_i_afgørelsen        | ingen afgørelse |
        | hører_under_andet_udvalg | ja              |
      Når opgaven vurderes
      Så er udfaldet for STYRELSESLOV "ingen hindring"
      Og reglen STYRELSESLOV.andet_udvalg gælder netop ikke

  Regel: Kun kommunens egne afgørelser hører under et udvalg

    Scenarie: Statens afgørelse kræver ingen dispensation
      Givet en opgave med disse fakta
        | fakta                    | værdi                |
        | myndighed                | staten               |
        | skøn_i_afgørelsen        | uden væsentligt skøn |
        | hører_under_andet_udvalg | ja                   |
      Når opgaven vurderes
      Så er udfaldet for STYRELSESLOV "ingen hindring"
      Og reglen STYRELSESLOV.andet_udvalg gælder netop ikke
