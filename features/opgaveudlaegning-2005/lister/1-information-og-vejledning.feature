# language: da
Egenskab: Listen over information og vejledning
  Al information om kommunens borgerbetjening lægges i servicecentret: 137 opgaver.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Opgaver uden en sag står kun på denne liste

    Scenarie: BBR er opslag og udlevering
      Givet opgaven "btf.bbr" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret"
      Og udfaldet for DYBDE er "niveau 1"
      Og rækken niveau-1 giver afgørelsen
      Men følgen F.vejviser gælder ikke

    Scenarie: Billedlegitimationskort udleveres mod betaling
      Givet opgaven "ksr.billedlegitimationskort-til-personer-over-16-aar" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret"
      Og følgen F.kasse gælder
      Og følgen K.ny_opgave gælder

    Scenarie: Rådgivning om alkohol mangler på den sidste liste
      Givet opgaven "faf.alkoholikere" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret"
      Og udfaldet for SÆRLIG_INDSATS er "udelukker"
