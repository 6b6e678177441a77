# language: da
Egenskab: Lovhjemmel til andre myndigheders afgørelser
  Servicecentret må betjene borgerne for stat, region og andre kommuner. En egentlig afgørelse kræver hjemmel i loven på
  området.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: En afgørelse for en anden myndighed kræver særskilt hjemmel

    Scenarie: Staten har ikke givet hjemmel
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | staten               |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | nej                  |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "udelukker"
      Og reglen LOVHJEMMEL.mangler gælder
      Og LOVHJEMMEL.mangler taler imod
      Og kilden til LOVHJEMMEL.mangler er "borgernes-indgang-2005, afsnit 5, Lov om kommunale borgerservicecentre"
      Men reglen LOVHJEMMEL.givet gælder netop ikke
      Og reglen LOVHJEMMEL.uden_afgørelse gælder netop ikke

    Scenarie: Pas og kørekort har hjemmel
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | staten               |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | ja                   |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "ingen hindring"
      Og reglen LOVHJEMMEL.givet gælder
      Og kilden til LOVHJEMMEL.givet er "borgernes-indgang-2005, afsnit 5, Ændring af færdselsloven og pasloven"
      Men reglen LOVHJEMMEL.mangler gælder netop ikke

    Scenarie: Regionen er også en anden myndighed
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | regionen             |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | nej                  |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "udelukker"
      Og reglen LOVHJEMMEL.mangler gælder

  Regel: Uden en afgørelse er loven om servicecentre nok

    Scenarie: Skattevejledning er faktisk forvaltning
      Givet en opgave med disse fakta
        | fakta               | værdi           |
        | myndighed           | staten          |
        | skøn_i_afgørelsen   | ingen afgørelse |
        | særskilt_lovhjemmel | nej             |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "ingen hindring"
      Og reglen LOVHJEMMEL.uden_afgørelse gælder
      Men reglen LOVHJEMMEL.mangler gælder netop ikke

  Regel: Kommunens egne opgaver kræver ingen hjemmel

    Scenarie: Opgaven er kommunens egen
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | kommunen             |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | ikke relevant        |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "ingen hindring"
      Og reglen LOVHJEMMEL.ellers gælder

  Regel: Stat, region og andre kommuner behandles ens

    Abstrakt Scenario: <myndighed> uden hjemmel
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | <myndighed>          |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | nej                  |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "udelukker"
      Og reglen LOVHJEMMEL.mangler gælder

      Eksempler:
        | myndighed     |
        | staten        |
        | regionen      |
        | anden kommune |

    Abstrakt Scenario: <myndighed> med hjemmel
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | <myndighed>          |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | ja                   |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "ingen hindring"
      Og reglen LOVHJEMMEL.givet gælder

      Eksempler:
        | myndighed     |
        | staten        |
        | regionen      |
        | anden kommune |

    Abstrakt Scenario: <myndighed> uden en afgørelse
      Givet en opgave med disse fakta
        | fakta             | værdi           |
        | myndighed         | <myndighed>     |
        | skøn_i_afgørelsen | ingen afgørelse |
      Når opgaven vurderes
      Så er udfaldet for LOVHJEMMEL "ingen hindring"
      Og reglen LOVHJEMMEL.uden_afgørelse gælder

      Eksempler:
        | myndighed     |
        | staten        |
        | regionen      |
        | anden kommune |

    Scenarie: Kommunens egen afgørelse er ingen andens, heller ikke uden hjemmel
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | kommunen             |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | nej                  |
      Når opgaven vurderes
      Så gælder reglen LOVHJEMMEL.mangler netop ikke

    Scenarie: Kommunens egen afgørelse er ingen andens, heller ikke med hjemmel
      Givet en opgave med disse fakta
        | fakta               | værdi                |
        | myndighed           | kommunen             |
        | skøn_i_afgørelsen   | uden væsentligt skøn |
        | særskilt_lovhjemmel | ja                   |
      Når opgaven vurderes
      Så gælder reglen LOVHJEMMEL.givet netop ikke

    Scenarie: Kommunens egen vejledning er ingen andens
      Givet en opgave med disse fakta
        | fakta             | værdi           |
        | myndighed         | kommunen        |
        | skøn_i_afgørelsen | ingen afgørelse |
      Når opgaven vurderes
      Så gælder reglen LOVHJEMMEL.uden_afgørelse netop ikke

    Scenarie: En hjemmel er uden betydning, hvor der ingen afgørelse er
      Givet en opgave med disse fakta
        | fakta               | værdi           |
        | myndighed           | staten          |
        | skøn_i_afgørelsen   | ingen afgørelse |
        | særskilt_lovhjemmel | ja              |
      Når opgaven vurderes
      Så gælder reglen LOVHJEMMEL.givet netop ikke
