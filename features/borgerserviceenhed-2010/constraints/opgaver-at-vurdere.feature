# language: da
Egenskab: Opgaver at vurdere
  Er alle opgaver i en forvaltning allerede overdraget, og er ingen nye meldt ind, er der intet at vurdere.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Uden opgaveområder er der ingen opgaver at vurdere

    Scenarie: Ingen opgaveområder er udpeget eller meldt ind
      Givet en opgave med disse fakta
        | fakta                    | værdi |
        | opgaveområder_i_analysen | 0     |
      Når opgaven vurderes
      Så er udfaldet for OPGAVER "ingen opgaver"
      Og reglen OPGAVER.ingen gælder
      Og OPGAVER.ingen taler imod
      Og kilden til OPGAVER.ingen er "analyse-2010, afsnit 4.7"

    Abstrakt Scenario: Der er <antal> opgaveområder at vurdere
      Givet en opgave med disse fakta
        | fakta                    | værdi   |
        | opgaveområder_i_analysen | <antal> |
      Når opgaven vurderes
      Så er udfaldet for OPGAVER "opgaver at vurdere"
      Og reglen OPGAVER.ingen gælder netop ikke
      Og reglen OPGAVER.ellers gælder

      Eksempler:
        | antal    |
        | 1        |
        | 3        |
        | mindst 1 |

    Abstrakt Scenario: Antallet er ikke kendt nøje nok: <antal>
      Givet en opgave med disse fakta
        | fakta                    | værdi   |
        | opgaveområder_i_analysen | <antal> |
      Når opgaven vurderes
      Så er udfaldet for OPGAVER uafklaret mellem "opgaver at vurdere" og "ingen opgaver"

      Eksempler:
        | antal       |
        | ikke oplyst |
        | højst 1     |
