# language: da
Egenskab: Økonomiforvaltningens opgaver
  Rapportens afsnit 4.1 ser på de borgerserviceopgaver, som Økonomiforvaltningen allerede har, og på Københavns
  Erhvervscenter. Borgerservice er egnet og flytter i 2010. Erhvervscentret er en mulig fremtidig opgave.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: De eksisterende borgerserviceopgaver er egnede

    Scenarie: Borgerservice er egnet, fordi opgaverne er regelbaserede og samlet om én indgang
      Givet opgaven "borgerservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for MÅLGRUPPE "opfyldt"
      Og er udfaldet for P1 "opfyldt"
      Og er udfaldet for P2 "opfyldt"
      Og er udfaldet for P3 "opfyldt"
      Og er udfaldet for ET_UDVALG "ingen hindring"
      Og er udfaldet for FORDELING "ingen hindring"
      Og er udfaldet for FORUDSÆTNING "opfyldt"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og er kilden til MÅLGRUPPE.borgere "analyse-2010, afsnit 4.1, Vurdering"
      Og gælder reglen P1.regelbaseret
      Og er kilden til P1.regelbaseret "analyse-2010, afsnit 3, princip 1"
      Og gælder reglen P2.én_indgang
      Og er kilden til P2.én_indgang "analyse-2010, afsnit 3, princip 2"
      Og begrundes P3.henvendelser med "1.865.000 henvendelser"
      Og begrundes P3.sager med "171.000 sager"
      Og taler P2.flytter_samlet for
      Og taler P2.samspil for
      Og taler P1.enkelte_skøn imod

    Scenarie: Borgerservice overflyttes i 2010, og midlerne følger med
      Givet opgaven "borgerservice" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Overflyttes"
      Og gælder følgen K.midler-følger
      Og gælder følgen K.myndighed
      Men gælder følgen K.sla ikke
      Og gælder følgen K.snitflader ikke
      Og gælder følgen K.basisomkostninger ikke
      Og gælder følgen K.takst ikke

    Scenarie: Om borgerservicecentrenes indgange kan samles, siger rapporten ikke
      Givet opgaven "borgerservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for P4 uafklaret mellem "opfyldt" og "uden betydning"
      Og gælder reglen P4.indgange_samles måske
      Men er afgørelsen "egnet"

    Scenarie: Københavns Borgerservice er egnet, for borgerservicecentrene er selv én indgang
      Givet opgaven "borgerservice.koebenhavns-borgerservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og gælder reglen P1.enkelte_skøn ikke
      Og er udfaldet for P2 "opfyldt"
      Og gælder reglen P2.én_indgang
      Og er kilden til P2.én_indgang "analyse-2010, afsnit 3, princip 2"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og begrundes P3.henvendelser med "750.000 henvendelser"
      Og begrundes P3.sager med "100.000 sager"
      Og siger tidsplanen 2010 "Overflyttes"
      Og gælder følgen K.midler-følger
      Men gælder følgen K.sla ikke

    Scenarie: Kontaktcentret er egnet, for det er kommunens indgang på telefon
      Givet opgaven "borgerservice.kontaktcenter" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og er udfaldet for P2 "opfyldt"
      Og gælder reglen P2.én_indgang
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og begrundes P3.henvendelser med "1.115.000 henvendelser"
      Og gælder reglen P3.sager ikke
      Og taler P2.samspil for
      Og siger tidsplanen 2010 "Overflyttes"
      Og gælder følgen K.midler-følger
      Men gælder følgen K.sla ikke

    Scenarie: Center for Sikringsydelser er egnet, selv om der skønnes i få tilfælde
      Givet opgaven "borgerservice.sikringsydelser" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og taler P1.enkelte_skøn imod
      Og er kilden til P1.enkelte_skøn "analyse-2010, afsnit 4.1.1"
      Og er udfaldet for P2 "opfyldt"
      Og er reglen P2.svag_binding afgørende
      Og er kilden til P2.svag_binding "analyse-2010, afsnit 3, princip 2"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og gælder reglen P2.én_indgang ikke
      Og taler P2.flytter_samlet for
      Og taler P2.samspil for
      Og begrundes P3.sager med "71.000 sager"
      Og gælder reglen P3.henvendelser måske
      Og siger tidsplanen 2010 "Overflyttes"
      Og gælder følgen K.midler-følger
      Og gælder følgen K.myndighed
      Men gælder følgen K.sla ikke

    Scenarie: Støttefunktionerne flytter med de opgaver, de støtter
      Givet opgaven "borgerservice.stoettefunktioner" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen MÅLGRUPPE.støttefunktion afgørende
      Og er kilden til MÅLGRUPPE.støttefunktion "analyse-2010, afsnit 2, tabel 2"
      Og er reglen MÅLGRUPPE.erhverv tilsidesat af MÅLGRUPPE.støttefunktion
      Og er reglen P1.støttefunktion afgørende
      Og er kilden til P1.støttefunktion "analyse-2010, afsnit 2, tabel 2"
      Og er reglen P1.uden_myndighed tilsidesat af P1.støttefunktion
      Og er reglen P3.lav tilsidesat af P3.støttefunktion
      Og siger tidsplanen 2010 "Overflyttes"
      Og gælder følgen K.midler-følger
      Men gælder følgen K.kompetence ikke

    Abstrakt Scenario: Hvert borgerservicecenter og hvert back office følger borgerservice
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P1 "opfyldt"
      Og er udfaldet for P2 "opfyldt"
      Og gælder reglen <regel>
      Og gælder reglen P3.følger_helheden
      Og siger tidsplanen 2010 "Overflyttes"

      Eksempler:
        | opgave                                             | regel           |
        | borgerservice.koebenhavns-borgerservice.indre-by   | P2.én_indgang   |
        | borgerservice.koebenhavns-borgerservice.oesterbro  | P2.én_indgang   |
        | borgerservice.koebenhavns-borgerservice.bispebjerg | P2.én_indgang   |
        | borgerservice.koebenhavns-borgerservice.vanloese   | P2.én_indgang   |
        | borgerservice.koebenhavns-borgerservice.valby      | P2.én_indgang   |
        | borgerservice.koebenhavns-borgerservice.amager     | P2.én_indgang   |
        | borgerservice.koebenhavns-borgerservice.koerekort  | P2.svag_binding |
        | borgerservice.koebenhavns-borgerservice.flytning   | P2.svag_binding |
        | borgerservice.sikringsydelser.boligstoette         | P1.sammenhæng   |
        | borgerservice.sikringsydelser.boernefamilieydelser | P1.sammenhæng   |
        | borgerservice.sikringsydelser.boernetilskud        | P1.sammenhæng   |

  Regel: Borgerservice er kun egnet, så længe den er regelbaseret og har ansvaret samlet eller selv er indgangen

    Abstrakt Scenario: En indgang på tværs er undtaget fra kravet om samlet ansvar
      Givet opgaven "<opgave>" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | afgørende |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P2 "opfyldt"
      Og er reglen P2.afgørende_binding tilsidesat af P2.én_indgang
      Og er reglen P2.én_indgang afgørende
      Og er kilden til P2.én_indgang "analyse-2010, afsnit 3, princip 2"
      Og gælder følgen K.snitflader

      Eksempler:
        | opgave                                  |
        | borgerservice                           |
        | borgerservice.koebenhavns-borgerservice |
        | borgerservice.kontaktcenter             |

    Abstrakt Scenario: Uden at være indgang på tværs er en opgave med delt ansvar kun delvist egnet
      Givet opgaven "<opgave>" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | afgørende |
        | én_indgang_på_tværs            | nej       |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er udfaldet for P2 "delvist opfyldt"
      Og er reglen P2.afgørende_binding afgørende
      Og er kilden til P2.afgørende_binding "analyse-2010, afsnit 4.3"
      Og gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

      Eksempler:
        | opgave                                  |
        | borgerservice                           |
        | borgerservice.koebenhavns-borgerservice |
        | borgerservice.kontaktcenter             |

    Scenarie: Skønsprægede sikringsydelser kan følge med, når de hænger sammen med resten af borgerservice
      Givet opgaven "borgerservice.sikringsydelser" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 40 %  |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.skønspræget tilsidesat af P1.sammenhæng
      Og er reglen P1.sammenhæng afgørende
      Og er kilden til P1.sammenhæng "analyse-2010, afsnit 3, princip 1"

    Scenarie: Skønsprægede sikringsydelser uden sammenhæng er ikke egnede
      Givet opgaven "borgerservice.sikringsydelser" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | andel_uden_væsentligt_skøn        | 40 %  |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "ikke opfyldt"
      Og begrundes P1.skønspræget med "40 % af sagerne"
      Og er tidsplanen tom
      Og gælder følgen K.midler-følger ikke

    Scenarie: Med stærke snitflader kommer det an på, om et fælles system bærer dem
      Givet opgaven "borgerservice.sikringsydelser" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "delvist egnet"
      Og afhænger afgørelsen af "snitflader_sikret_i_system"
      Og er udfaldet for P2 uafklaret mellem "opfyldt" og "delvist opfyldt"
      Og gælder reglen P2.systemsikret måske
      Og er følgen K.sla mulig

    Scenarie: Udviklere, der ikke længere støtter borgerservice, flytter ikke med
      Givet opgaven "borgerservice.stoettefunktioner" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                    | værdi |
        | støttefunktion_i_enheden | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for MÅLGRUPPE "ikke opfyldt"
      Og er udfaldet for P1 "ikke opfyldt"
      Og begrundes MÅLGRUPPE.erhverv med "kommunen selv"

  Regel: Københavns Erhvervscenter er en mulig fremtidig opgave

    Scenarie: Erhvervscentret er rettet mod virksomheder, uden sagsbehandling og med få henvendelser
      Givet opgaven "erhvervscenter" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for MÅLGRUPPE "ikke opfyldt"
      Og begrundes MÅLGRUPPE.erhverv med "virksomheder"
      Og er kilden til MÅLGRUPPE.erhverv "analyse-2010, afsnit 4.1, Vurdering"
      Og er udfaldet for P1 "ikke opfyldt"
      Og gælder reglen P1.uden_myndighed
      Og er kilden til P1.uden_myndighed "analyse-2010, afsnit 4.1, Vurdering"
      Og er udfaldet for P2 "delvist opfyldt"
      Og gælder reglen P2.stærk_binding
      Og er udfaldet for P3 "ikke opfyldt"
      Og begrundes P3.lav med "Volumen er lav: 10.800-18.000 henvendelser"
      Og er kilden til P3.lav "analyse-2010, afsnit 4.1, Vurdering"
      Og taler P2.samspil for

    Scenarie: Erhvervscentret analyseres nærmere i første halvår af 2010
      Givet opgaven "erhvervscenter" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Nærmere analyse i 1. halvår"
      Og gælder følgen K.midler-følger ikke
      Og gælder følgen K.sla ikke

    Scenarie: Flere grunde taler hver for sig imod Erhvervscentret, så ingen af dem er afgørende alene
      Givet opgaven "erhvervscenter" fra "2010-analysen"
      Når opgaven vurderes
      Så er reglen MÅLGRUPPE.erhverv ikke afgørende
      Og er reglen P1.uden_myndighed ikke afgørende
      Og er reglen P3.lav ikke afgørende

    Abstrakt Scenario: Erhvervscentrets enkelte opgaver er heller ikke egnede
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for MÅLGRUPPE "ikke opfyldt"
      Og begrundes MÅLGRUPPE.erhverv med "<målgruppe>"
      Og gælder reglen P1.uden_myndighed

      Eksempler:
        | opgave                         | målgruppe     |
        | erhvervscenter.frontbetjening  | virksomheder  |
        | erhvervscenter.raadgivning     | virksomheder  |
        | erhvervscenter.erhvervspolitik | kommunen selv |

  Regel: Erhvervscentret bliver først egnet, når både målgruppe, sagsbehandling og volumen ændrer sig

    Scenarie: Det er ikke nok, at Erhvervscentret begynder at betjene borgere
      Givet opgaven "erhvervscenter" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta     | værdi   |
        | målgruppe | borgere |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for MÅLGRUPPE "opfyldt"
      Og er udfaldet for P1 "ikke opfyldt"
      Og er udfaldet for P3 "ikke opfyldt"
      Og er tidsplanen tom

    Scenarie: Det er ikke nok, at Erhvervscentret får flere henvendelser og egne sager
      Givet opgaven "erhvervscenter" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | henvendelser               | 90000 |
        | egen_sagsbehandling        | ja    |
        | andel_uden_væsentligt_skøn | 80 %  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for MÅLGRUPPE "ikke opfyldt"
      Og er udfaldet for P1 "opfyldt"
      Og er udfaldet for P3 "opfyldt"
      Og siger tidsplanen 2010 "Nærmere analyse i 1. halvår"

    Scenarie: Et erhvervscenter for borgere med mange regelbaserede henvendelser er delvist egnet
      Givet opgaven "erhvervscenter" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi   |
        | målgruppe                  | borgere |
        | henvendelser               | 90000   |
        | egen_sagsbehandling        | ja      |
        | andel_uden_væsentligt_skøn | 80 %    |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og er reglen P1.regelbaseret afgørende
      Og er reglen P2.stærk_binding afgørende
      Og er reglen P3.henvendelser afgørende
      Og begrundes P3.henvendelser med "90.000 henvendelser"
      Og gælder følgen K.sla
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Scenarie: Slipper det også båndet til erhvervspolitikken, er et sådant erhvervscenter egnet
      Givet opgaven "erhvervscenter" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi   |
        | målgruppe                      | borgere |
        | henvendelser                   | 90000   |
        | egen_sagsbehandling            | ja      |
        | andel_uden_væsentligt_skøn     | 80 %    |
        | binding_til_opgaver_der_bliver | svag    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.svag_binding afgørende
      Og gælder følgen K.midler-følger
