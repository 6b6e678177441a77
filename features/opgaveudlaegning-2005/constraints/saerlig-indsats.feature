# language: da
Egenskab: Led i en særlig indsats
  En del af opgaverne hører sammen med en særlig indsats over for borgeren og bliver hos dem, der følger den.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: En sag i en særlig indsats bliver

    Scenarie: Familien følges af en rådgiver
      Givet en opgave med disse fakta
        | fakta                    | værdi |
        | hører_til_særlig_indsats | ja    |
      Når opgaven vurderes
      Så er udfaldet for SÆRLIG_INDSATS "udelukker"
      Og reglen SÆRLIG_INDSATS.følges gælder
      Og SÆRLIG_INDSATS.følges taler imod
      Og kilden til SÆRLIG_INDSATS.følges er "borgernes-indgang-2005, afsnit 7, Øvrige opgaver som ikke er lagt i Københavns Borgerservice"

    Scenarie: Sagen slutter, når den er afgjort
      Givet en opgave med disse fakta
        | fakta                    | værdi |
        | hører_til_særlig_indsats | nej   |
      Når opgaven vurderes
      Så er udfaldet for SÆRLIG_INDSATS "ingen hindring"
      Og reglen SÆRLIG_INDSATS.følges gælder netop ikke
      Og reglen SÆRLIG_INDSATS.ellers gælder
