# language: da
Egenskab: Ikke flere indgange
  En opgave flytter ikke, hvis borgeren dermed får flere indgange i samme sag, som på beskæftigelsesområdet.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Borgeren skal ikke to steder hen i samme sag

    Scenarie: Borgeren skal også i jobcentret
      Givet en opgave med disse fakta
        | fakta                     | værdi |
        | anden_indgang_i_samme_sag | ja    |
      Når opgaven vurderes
      Så er udfaldet for INDGANGE "udelukker"
      Og reglen INDGANGE.flere gælder
      Og INDGANGE.flere taler imod
      Og kilden til INDGANGE.flere er "borgernes-indgang-2005, afsnit 7, Øvrige opgaver som ikke er lagt i Københavns Borgerservice"

    Scenarie: Alt klares ét sted
      Givet en opgave med disse fakta
        | fakta                     | værdi |
        | anden_indgang_i_samme_sag | nej   |
      Når opgaven vurderes
      Så er udfaldet for INDGANGE "ingen hindring"
      Og reglen INDGANGE.flere gælder netop ikke
      Og reglen INDGANGE.ellers gælder
