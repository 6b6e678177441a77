# language: da
Egenskab: Opgavens dybde
  Niveau 1 er information, niveau 2 regelstyret sagsbehandling, niveau 3 faglig sagsbehandling med væsentlige skøn.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Uden en sag er opgaven på niveau 1

    Scenarie: Borgeren får en blanket og går
      Givet en opgave med disse fakta
        | fakta                   | værdi           |
        | sag_ud_over_information | nej             |
        | skøn_i_afgørelsen       | ingen afgørelse |
      Når opgaven vurderes
      Så er udfaldet for DYBDE "niveau 1"
      Og reglen DYBDE.kun_information gælder
      Og kilden til DYBDE.kun_information er "borgernes-indgang-2005, afsnit 7, Forslag til opgaver i Københavns Borgerservice"
      Men reglen DYBDE.regelstyret gælder netop ikke

  Regel: En sag uden væsentlige skøn er på niveau 2

    Scenarie: Ydelsen beregnes efter faste regler
      Givet en opgave med disse fakta
        | fakta                   | værdi                |
        | sag_ud_over_information | ja                   |
        | skøn_i_afgørelsen       | uden væsentligt skøn |
      Når opgaven vurderes
      Så er udfaldet for DYBDE "niveau 2"
      Og reglen DYBDE.regelstyret gælder
      Og DYBDE.regelstyret begrundes med "uden væsentligt skøn"
      Men reglen DYBDE.kun_information gælder netop ikke
      Og reglen DYBDE.skøn gælder netop ikke

    Scenarie: En ekspedition uden afgørelse er også på niveau 2
      Givet en opgave med disse fakta
        | fakta                   | værdi           |
        | sag_ud_over_information | ja              |
        | skøn_i_afgørelsen       | ingen afgørelse |
      Når opgaven vurderes
      Så er udfaldet for DYBDE "niveau 2"
      Og reglen DYBDE.regelstyret gælder

  Regel: En sag med væsentlige skøn er på niveau 3

    Scenarie: Behovet vurderes af en fagmand
      Givet en opgave med disse fakta
        | fakta                   | værdi               |
        | sag_ud_over_information | ja                  |
        | skøn_i_afgørelsen       | med væsentligt skøn |
      Når opgaven vurderes
      Så er udfaldet for DYBDE "niveau 3"
      Og reglen DYBDE.skøn gælder
      Og DYBDE.skøn taler imod
      Men reglen DYBDE.regelstyret gælder netop ikke

    Scenarie: Er skønnet ukendt, er dybden ukendt
      Givet en opgave med disse fakta
        | fakta                   | værdi       |
        | sag_ud_over_information | ja          |
        | skøn_i_afgørelsen       | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for DYBDE uafklaret mellem "niveau 2" og "niveau 3"
