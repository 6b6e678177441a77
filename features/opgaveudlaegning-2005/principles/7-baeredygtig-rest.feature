# language: da
Egenskab: En bæredygtig rest
  De tilbageblivende opgaver i fagforvaltningen skal udgøre en sammenhæng og være bæredygtige. Færre end et årsværk til
  hvert af de otte centre er for få at dele.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: En opgave, der kan deles, efterlader intet hul

    Scenarie: Flere centre kan stemple hver sit feriekort
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kan_deles_på_flere_enheder | ja    |
        | enhedens_årsværk           | 3     |
      Når opgaven vurderes
      Så er udfaldet for P7 "opfyldt"
      Og reglen P7.kan_deles gælder
      Og kilden til P7.kan_deles er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"
      Men reglen P7.central_funktion gælder netop ikke

  Regel: En funktion med fælles overblik skal være stor nok

    Scenarie: Otte årsværk er nok
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kan_deles_på_flere_enheder | nej   |
        | enhedens_årsværk           | 8     |
      Når opgaven vurderes
      Så er udfaldet for P7 "opfyldt"
      Og reglen P7.stor_nok gælder
      Men reglen P7.central_funktion gælder netop ikke
      Og reglen P7.kan_deles gælder netop ikke

    Scenarie: Lokaleudlån med få medarbejdere kan ikke deles
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kan_deles_på_flere_enheder | nej   |
        | enhedens_årsværk           | 3     |
      Når opgaven vurderes
      Så er udfaldet for P7 "ikke opfyldt"
      Og reglen P7.central_funktion gælder
      Og P7.central_funktion begrundes med "3 årsværk"
      Og kilden til P7.central_funktion er "borgernes-indgang-2005, afsnit 7, Øvrige opgaver som ikke er lagt i Københavns Borgerservice"
      Men reglen P7.stor_nok gælder netop ikke

  Regel: Beslutning og ønske høres, men afgør intet

    Scenarie: Borgerrepræsentationen har besluttet det ene, og forvaltningen ønsker det andet
      Givet en opgave med disse fakta
        | fakta                           | værdi |
        | kan_deles_på_flere_enheder      | nej   |
        | enhedens_årsværk                | 21    |
        | besluttet_udlagt_på_sigt        | ja    |
        | forvaltningen_ønsker_at_beholde | ja    |
      Når opgaven vurderes
      Så er udfaldet for P7 "opfyldt"
      Og reglen P7.besluttet gælder
      Og P7.besluttet taler for
      Og reglen P7.ønsket_beholdt gælder
      Og P7.ønsket_beholdt taler imod

    Scenarie: Intet er besluttet eller ønsket
      Givet en opgave med disse fakta
        | fakta                           | værdi |
        | kan_deles_på_flere_enheder      | ja    |
        | besluttet_udlagt_på_sigt        | nej   |
        | forvaltningen_ønsker_at_beholde | nej   |
      Når opgaven vurderes
      Så er udfaldet for P7 "opfyldt"
      Og reglen P7.besluttet gælder netop ikke
      Og reglen P7.ønsket_beholdt gælder netop ikke

  Regel: Grænsen går ved otte årsværk og kun for det, der ikke kan deles

    Scenarie: Syv årsværk er for få
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kan_deles_på_flere_enheder | nej   |
        | enhedens_årsværk           | 7     |
      Når opgaven vurderes
      Så er udfaldet for P7 "ikke opfyldt"
      Og reglen P7.stor_nok gælder netop ikke

    Scenarie: Syv et halvt årsværk er også for få
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kan_deles_på_flere_enheder | nej   |
        | enhedens_årsværk           | 7,5   |
      Når opgaven vurderes
      Så er udfaldet for P7 "ikke opfyldt"

    Scenarie: Størrelsen er uden betydning for det, der kan deles
      Givet en opgave med disse fakta
        | fakta                      | værdi |
        | kan_deles_på_flere_enheder | ja    |
        | enhedens_årsværk           | 20    |
      Når opgaven vurderes
      Så er udfaldet for P7 "opfyldt"
      Og reglen P7.stor_nok gælder netop ikke
