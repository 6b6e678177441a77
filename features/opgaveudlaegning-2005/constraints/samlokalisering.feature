# language: da
Egenskab: Fælles adresse med P/O-kontoret
  Får P/O-kontoret adresse sammen med servicecentret, har de ældre én indgang.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: De ældres opgaver løses sammen, når adressen er fælles

    Scenarie: Pensionisten møder P/O-kontoret i samme hus
      Givet en opgave med disse fakta
        | fakta                         | værdi         |
        | fælles_adresse_med_fagenheden | ja            |
        | målgruppe                     | ældre over 65 |
      Når opgaven vurderes
      Så er udfaldet for SAMLOKALISERING "fælles adresse"
      Og reglen SAMLOKALISERING.ældre gælder
      Og SAMLOKALISERING.ældre taler for
      Og kilden til SAMLOKALISERING.ældre er "borgernes-indgang-2005, afsnit 7, Samlokalisering med P/O-kontorer"

    Scenarie: Kontoret ligger et andet sted
      Givet en opgave med disse fakta
        | fakta                         | værdi         |
        | fælles_adresse_med_fagenheden | nej           |
        | målgruppe                     | ældre over 65 |
      Når opgaven vurderes
      Så er udfaldet for SAMLOKALISERING "egen adresse"
      Og reglen SAMLOKALISERING.ældre gælder netop ikke

    Scenarie: Opgaven er ikke for ældre
      Givet en opgave med disse fakta
        | fakta                         | værdi           |
        | fælles_adresse_med_fagenheden | ja              |
        | målgruppe                     | bredere grupper |
      Når opgaven vurderes
      Så er udfaldet for SAMLOKALISERING "egen adresse"
      Og reglen SAMLOKALISERING.ældre gælder netop ikke
