# language: da
Egenskab: Listen over samlokalisering med P/O-kontorer
  14 opgaver for ældre løses i det fælles center, når P/O-kontoret har adresse der.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: De ældres tungere sager

    Scenarie: Folkepension er regelstyret, men kompliceret
      Givet opgaven "suf.folkepension" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "sammen med P/O-kontoret"
      Og udfaldet for P5 er "ikke opfyldt"
      Og udfaldet for SAMLOKALISERING er "fælles adresse"
      Og følgen F.vejviser gælder

    Scenarie: Personlige tillæg er skønsprægede
      Givet opgaven "suf.personlige-tillaeg" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "sammen med P/O-kontoret"
      Og udfaldet for DYBDE er "niveau 3"
      Og følgen F.tidsbestilling gælder

    Scenarie: Praktisk bistand er led i en indsats
      Givet opgaven "suf.praktisk-bistand" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "sammen med P/O-kontoret"
      Og udfaldet for SÆRLIG_INDSATS er "udelukker"

    Scenarie: Boligydelse til ældre er eksisterende, men flytter til det fælles center
      Givet opgaven "suf.boligydelse" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "sammen med P/O-kontoret"
      Men følgen K.ny_opgave gælder ikke
