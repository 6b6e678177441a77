# language: da
Egenskab: Princip 1: Niveau for sagsbehandling
  Enheden løser regelbaserede opgaver. Afgøres mindst 70 % af sagerne uden væsentligt skøn, er opgaven regelbaseret;
  skønspræget sagsbehandling kan kun følge med, hvor den hænger sammen med opgaver, der er det.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta                             | værdi |
      | andel_uden_væsentligt_skøn        | 90 %  |
      | sammenhængende_med_egnede_opgaver | nej   |
      | egen_sagsbehandling               | ja    |
      | støttefunktion_i_enheden          | nej   |
      | skøn_i_enkelte_sager              | nej   |
      | vejledning_på_objektive_kriterier | nej   |
      | komplekst_regelsæt                | nej   |

  Regel: Mindst 70 % af sagerne skal kunne afgøres uden væsentligt skøn

    Abstrakt Scenario: <andel> af sagerne afgøres uden væsentligt skøn
      Givet disse fakta er ændret
        | fakta                      | værdi   |
        | andel_uden_væsentligt_skøn | <andel> |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.regelbaseret gælder
      Men reglen P1.skønspræget gælder netop ikke

      Eksempler:
        | andel              |
        | 70 %               |
        | 70,1 %             |
        | 76,5 %             |
        | 100 %              |
        | mindst 70 %        |
        | stor andel         |
        | langt størstedelen |

    Abstrakt Scenario: Kun <andel> af sagerne afgøres uden væsentligt skøn
      Givet disse fakta er ændret
        | fakta                      | værdi   |
        | andel_uden_væsentligt_skøn | <andel> |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og reglen P1.skønspræget gælder
      Og P1.skønspræget taler imod
      Men reglen P1.regelbaseret gælder netop ikke

      Eksempler:
        | andel      |
        | 69,9 %     |
        | 65 %       |
        | 64 %       |
        | 0 %        |
        | højst 69 % |

    Abstrakt Scenario: En andel på <andel> kan ligge på begge sider af kravet
      Givet disse fakta er ændret
        | fakta                      | værdi   |
        | andel_uden_væsentligt_skøn | <andel> |
      Når opgaven vurderes
      Så er udfaldet for P1 uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og reglen P1.regelbaseret gælder måske
      Og reglen P1.skønspræget gælder måske

      Eksempler:
        | andel        |
        | ca. 70 %     |
        | 65 %..75 %   |
        | højst 70 %   |
        | ikke oplyst  |
        | ikke opgjort |

    Scenarie: Begrundelsen nævner både andelen og kravet
      Givet disse fakta er ændret
        | fakta                      | værdi  |
        | andel_uden_væsentligt_skøn | 76,5 % |
      Når opgaven vurderes
      Så begrundes P1.regelbaseret med "76,5 % af sagerne afgøres uden væsentligt skøn (krav: mindst 70 %)"
      Og kilden til P1.regelbaseret er "analyse-2010, afsnit 3, princip 1"

  Regel: Skønspræget sagsbehandling kan følge med regelbaserede opgaver, den hænger sammen med

    Scenarie: Opgaven deler borgere og sagsgang med regelbaserede opgaver
      Givet disse fakta er ændret
        | fakta                             | værdi |
        | andel_uden_væsentligt_skøn        | 40 %  |
        | sammenhængende_med_egnede_opgaver | ja    |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.sammenhæng gælder
      Og reglen P1.skønspræget er tilsidesat af P1.sammenhæng

    Scenarie: Opgaven står alene
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 40 %  |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og reglen P1.sammenhæng gælder netop ikke

    Scenarie: Sammenhængen afgør det, også hvor andelen er ukendt
      Givet disse fakta er ændret
        | fakta                             | værdi       |
        | andel_uden_væsentligt_skøn        | ikke oplyst |
        | sammenhængende_med_egnede_opgaver | ja          |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.regelbaseret gælder måske
      Og reglen P1.skønspræget gælder ikke

    Scenarie: Er sammenhængen ukendt, er en skønspræget opgave uafklaret
      Givet disse fakta er ændret
        | fakta                             | værdi       |
        | andel_uden_væsentligt_skøn        | 40 %        |
        | sammenhængende_med_egnede_opgaver | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for P1 uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og reglen P1.sammenhæng gælder måske

  Regel: En opgave uden sagsbehandling eller vejledning på et myndighedsområde er ikke omfattet

    Scenarie: Erhvervspolitik er hverken sagsbehandling eller vejledning
      Givet disse fakta er ændret
        | fakta               | værdi |
        | egen_sagsbehandling | nej   |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og reglen P1.uden_myndighed gælder
      Og reglen P1.regelbaseret er tilsidesat af P1.uden_myndighed
      Og kilden til P1.uden_myndighed er "analyse-2010, afsnit 4.1, Vurdering"

    Scenarie: Opgaven er vejledning på et myndighedsområde
      Når opgaven vurderes
      Så gælder reglen P1.uden_myndighed netop ikke
      Og reglen P1.regelbaseret gælder

    Scenarie: Sammenhæng hjælper ikke, og skønnet tæller igen
      Givet disse fakta er ændret
        | fakta                             | værdi |
        | andel_uden_væsentligt_skøn        | 40 %  |
        | sammenhængende_med_egnede_opgaver | ja    |
        | egen_sagsbehandling               | nej   |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og reglen P1.sammenhæng er tilsidesat af P1.uden_myndighed
      Og reglen P1.skønspræget gælder

    Scenarie: Er det ukendt, om der er sagsbehandling, er udfaldet åbent
      Givet disse fakta er ændret
        | fakta               | værdi       |
        | egen_sagsbehandling | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for P1 uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og reglen P1.uden_myndighed gælder måske

  Regel: En støttefunktion har ingen sager for sig selv og følger de opgaver, den støtter

    Scenarie: En skønspræget støttefunktion følger med
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 10 %  |
        | støttefunktion_i_enheden   | ja    |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.støttefunktion gælder
      Og reglen P1.skønspræget er tilsidesat af P1.støttefunktion

    Scenarie: En støttefunktion uden sagsbehandling følger med, og dens regelbaserede arbejde tæller igen
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | egen_sagsbehandling      | nej   |
        | støttefunktion_i_enheden | ja    |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.uden_myndighed er tilsidesat af P1.støttefunktion
      Og reglen P1.regelbaseret gælder

    Scenarie: Opgaven er ikke en støttefunktion
      Når opgaven vurderes
      Så gælder reglen P1.støttefunktion netop ikke

  Regel: Hensyn for og imod nævnes, men ændrer ikke udfaldet

    Scenarie: I enkelte sager indgår et skøn
      Givet disse fakta er ændret
        | fakta                | værdi |
        | skøn_i_enkelte_sager | ja    |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Men P1.enkelte_skøn taler imod
      Og kilden til P1.enkelte_skøn er "analyse-2010, afsnit 4.1.1"

    Scenarie: Vejledningen hviler på objektive kriterier
      Givet disse fakta er ændret
        | fakta                             | værdi |
        | andel_uden_væsentligt_skøn        | 60 %  |
        | vejledning_på_objektive_kriterier | ja    |
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Men P1.objektiv_vejledning taler for

    Scenarie: Regelsættet er komplekst
      Givet disse fakta er ændret
        | fakta              | værdi |
        | komplekst_regelsæt | ja    |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Men P1.komplekst taler imod

    Scenarie: Ingen af hensynene er til stede
      Når opgaven vurderes
      Så gælder reglen P1.enkelte_skøn netop ikke
      Og reglen P1.objektiv_vejledning gælder netop ikke
      Og reglen P1.komplekst gælder netop ikke

    Scenarie: Er det ukendt, om regelsættet er komplekst, er hensynet kun muligt
      Givet disse fakta er ændret
        | fakta              | værdi       |
        | komplekst_regelsæt | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for P1 "opfyldt"
      Og reglen P1.komplekst gælder måske
