# language: da
Egenskab: Telefon
  Enkle opkald kan kontaktcentret tage. Kræver de fagviden, bliver de, medmindre et forsøg skal vise andet.

  Baggrund:
    Givet regelsættet "kanalstrategi-2010"

  Regel: Enkle opkald kan tages i kontaktcentret

    Scenarie: Halvdelen er enkel vejledning
      Givet en opgave med disse fakta
        | fakta                       | værdi |
        | andel_enkle_opkald          | 50 %  |
        | telefoni_til_kontaktcentret | intet |
        | opkald_kræver_fagviden      | nej   |
      Når opgaven vurderes
      Så er udfaldet for TELEFON "flytter"
      Og reglen TELEFON.enkle_opkald gælder
      Og TELEFON.enkle_opkald begrundes med "50 %"
      Og kilden til TELEFON.enkle_opkald er "analyse-2010, afsnit 4.3"
      Men reglen TELEFON.fagviden gælder netop ikke

    Scenarie: Under halvdelen er enkel vejledning
      Givet en opgave med disse fakta
        | fakta                       | værdi |
        | andel_enkle_opkald          | 49 %  |
        | telefoni_til_kontaktcentret | intet |
        | opkald_kræver_fagviden      | nej   |
      Når opgaven vurderes
      Så er udfaldet for TELEFON "bliver"
      Og reglen TELEFON.enkle_opkald gælder netop ikke

    Scenarie: Kontaktcentret tager dem allerede
      Givet en opgave med disse fakta
        | fakta                       | værdi           |
        | andel_enkle_opkald          | stor andel      |
        | telefoni_til_kontaktcentret | drives allerede |
        | opkald_kræver_fagviden      | nej             |
      Når opgaven vurderes
      Så er udfaldet for TELEFON "bliver"
      Og reglen TELEFON.enkle_opkald gælder netop ikke

  Regel: Opkald, der kræver fagviden, bliver

    Scenarie: Regelsættet er omfattende
      Givet en opgave med disse fakta
        | fakta                       | værdi      |
        | andel_enkle_opkald          | stor andel |
        | telefoni_til_kontaktcentret | intet      |
        | opkald_kræver_fagviden      | ja         |
      Når opgaven vurderes
      Så er udfaldet for TELEFON "bliver"
      Og reglen TELEFON.fagviden gælder
      Og reglen TELEFON.enkle_opkald er tilsidesat af TELEFON.fagviden

  Regel: Et forsøg går forud

    Scenarie: Forsøget skal vise, hvilke opkald kontaktcentret kan tage
      Givet en opgave med disse fakta
        | fakta                       | værdi      |
        | andel_enkle_opkald          | stor andel |
        | telefoni_til_kontaktcentret | afprøves   |
        | opkald_kræver_fagviden      | ja         |
      Når opgaven vurderes
      Så er udfaldet for TELEFON "undersøges"
      Og reglen TELEFON.afprøves gælder
      Og reglen TELEFON.enkle_opkald er tilsidesat af TELEFON.afprøves
      Men reglen TELEFON.fagviden gælder netop ikke

    Scenarie: Uden fagviden er der intet at prøve
      Givet en opgave med disse fakta
        | fakta                       | værdi      |
        | andel_enkle_opkald          | stor andel |
        | telefoni_til_kontaktcentret | afprøves   |
        | opkald_kræver_fagviden      | nej        |
      Når opgaven vurderes
      Så er udfaldet for TELEFON "flytter"
      Og reglen TELEFON.afprøves gælder netop ikke
