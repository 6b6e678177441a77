# language: da
Egenskab: Kultur- og Fritidsforvaltningens opgaver
  Rapportens afsnit 4.2 finder Administrativ Borgerservice egnet. Sammenlægningen med borgerservice er besluttet med
  budget 2010. Bevillingsnævnet er holdt ude uden begrundelse og er ikke vurderet.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Administrativ Borgerservice er egnet

    Scenarie: Administrativ Borgerservice er egnet, fordi en stor andel af opgaverne er uden væsentligt skøn
      Givet opgaven "administrativ-borgerservice" fra "2010-analysen"
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
      Og er reglen P2.svag_binding afgørende
      Og er kilden til P2.svag_binding "analyse-2010, afsnit 3, princip 2"
      Og gælder reglen P1.regelbaseret
      Og er kilden til P1.regelbaseret "analyse-2010, afsnit 3, princip 1"
      Og gælder reglen P1.sammenhæng
      Og taler P1.enkelte_skøn imod
      Og taler P2.flytter_samlet for
      Og taler P2.samspil for
      Og begrundes P3.henvendelser med "111.406 henvendelser"
      Og begrundes P3.sager med "67.090 sager"

    Scenarie: Administrativ Borgerservice har samlet borgernes indgang
      Givet opgaven "administrativ-borgerservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for P4 "opfyldt"
      Og gælder reglen P4.indgange_samles
      Og er kilden til P4.indgange_samles "analyse-2010, afsnit 3, princip 4"

    Scenarie: Administrativ Borgerservice overflyttes i 2010, og midlerne følger med
      Givet opgaven "administrativ-borgerservice" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Overflyttes"
      Og gælder følgen K.midler-følger
      Og gælder følgen K.myndighed
      Men gælder følgen K.sla ikke
      Og gælder følgen K.snitflader ikke
      Og gælder følgen K.basisomkostninger ikke
      Og gælder følgen K.styrelsesvedtægt ikke

    Scenarie: Rapportens total for sager er ikke summen af sine rækker
      Givet opgaven "administrativ-borgerservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er der modstrid om "sager"
      Og er der modstrid om "sager_uden_væsentligt_skøn"
      Men er afgørelsen "egnet"

    Abstrakt Scenario: Opgaverne i Administrativ Borgerservice flytter med helheden
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P1 "opfyldt"
      Og er udfaldet for P2 "opfyldt"
      Og er udfaldet for P3 "opfyldt"
      Og er reglen <afgørende> afgørende
      Og taler P2.flytter_samlet for
      Og siger tidsplanen 2010 "Overflyttes"
      Og gælder følgen K.midler-følger

      Eksempler:
        | opgave                                        | afgørende          |
        | administrativ-borgerservice.folkeregister     | P1.sammenhæng      |
        | administrativ-borgerservice.opkraevning       | P2.svag_binding    |
        | administrativ-borgerservice.ejendomsskat      | P3.følger_helheden |
        | administrativ-borgerservice.sygesikring       | P2.svag_binding    |
        | administrativ-borgerservice.oevrighedsopgaver | P2.svag_binding    |
        | administrativ-borgerservice.borgeroekonomi    | P1.sammenhæng      |
        | administrativ-borgerservice.juridisk-enhed    | P1.sammenhæng      |
        | administrativ-borgerservice.stoettefunktioner | P1.støttefunktion  |

    Scenarie: Folkeregistrets andel er ikke opgjort, men sammenhængen med borgerservice er nok
      Givet opgaven "administrativ-borgerservice.folkeregister" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og gælder reglen P1.regelbaseret måske
      Og gælder reglen P1.sammenhæng
      Og er reglen P1.sammenhæng afgørende
      Og er kilden til P1.sammenhæng "analyse-2010, afsnit 3, princip 1"
      Og begrundes P3.sager med "22.523 sager"

    Scenarie: Øvrighedsopgaverne betjener også virksomheder, men er borgerrettede og regelbaserede
      Givet opgaven "administrativ-borgerservice.oevrighedsopgaver" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for MÅLGRUPPE "opfyldt"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og begrundes P1.regelbaseret med "94 % af sagerne"
      Og taler P1.enkelte_skøn imod

    Abstrakt Scenario: Støtteenhederne følger de opgaver, de støtter
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen MÅLGRUPPE.erhverv tilsidesat af MÅLGRUPPE.støttefunktion
      Og er reglen MÅLGRUPPE.støttefunktion afgørende
      Og er reglen P1.uden_myndighed tilsidesat af P1.støttefunktion
      Og er reglen P1.støttefunktion afgørende
      Og er kilden til P1.støttefunktion "analyse-2010, afsnit 2, tabel 2"
      Og siger tidsplanen 2010 "Overflyttes"

      Eksempler:
        | opgave                                                        |
        | administrativ-borgerservice.stoettefunktioner                 |
        | administrativ-borgerservice.stoettefunktioner.servicecenter   |
        | administrativ-borgerservice.stoettefunktioner.kontrolgruppen  |
        | administrativ-borgerservice.stoettefunktioner.udvikling-og-it |

  Regel: Administrativ Borgerservice er kun egnet, så længe den er regelbaseret og har ansvaret samlet

    Scenarie: Delte frister med opgaver, der bliver, gør Administrativ Borgerservice delvist egnet
      Givet opgaven "administrativ-borgerservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | afgørende |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er udfaldet for P2 "delvist opfyldt"
      Og er reglen P2.afgørende_binding afgørende
      Og er kilden til P2.afgørende_binding "analyse-2010, afsnit 4.3"
      Og gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Scenarie: Folkeregistret deler frister med opgaver, der bliver, når helheden gør det
      Givet opgaven "administrativ-borgerservice.folkeregister" fra "2010-analysen"
      Og disse fakta er ændret for "administrativ-borgerservice"
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | afgørende |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen P2.afgørende_binding afgørende

    Scenarie: Støttefunktionerne er egnede, også når opgaverne har delte frister
      Givet opgaven "administrativ-borgerservice.stoettefunktioner" fra "2010-analysen"
      Og disse fakta er ændret for "administrativ-borgerservice"
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | afgørende |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.afgørende_binding tilsidesat af P2.støttefunktion
      Og er reglen P2.støttefunktion afgørende

    Scenarie: Skønsprægede sager kan følge med, når de hænger sammen med borgerservice
      Givet opgaven "administrativ-borgerservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 50 %  |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.skønspræget tilsidesat af P1.sammenhæng
      Og er reglen P1.sammenhæng afgørende

    Scenarie: Skønsprægede sager uden sammenhæng holder Administrativ Borgerservice tilbage
      Givet opgaven "administrativ-borgerservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | andel_uden_væsentligt_skøn        | 50 %  |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "ikke opfyldt"
      Og begrundes P1.skønspræget med "50 % af sagerne"
      Og er tidsplanen tom

    Scenarie: Uden sammenhæng kommer det an på folkeregistrets andel, som ikke er opgjort
      Givet opgaven "administrativ-borgerservice.folkeregister" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "andel_uden_væsentligt_skøn"
      Og er udfaldet for P1 uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og er følgen K.midler-følger mulig

    Abstrakt Scenario: Bliver folkeregistrets andel opgjort, kan det afgøres uden sammenhæng
      Givet opgaven "administrativ-borgerservice.folkeregister" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi   |
        | sammenhængende_med_egnede_opgaver | nej     |
        | andel_uden_væsentligt_skøn        | <andel> |
      Når opgaven vurderes
      Så er afgørelsen "<afgørelse>"

      Eksempler:
        | andel | afgørelse       |
        | 90 %  | egnet           |
        | 50 %  | mulig fremtidig |

    Scenarie: En støttefunktion med egne opgaver for forvaltningen flytter ikke med
      Givet opgaven "administrativ-borgerservice.stoettefunktioner" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                    | værdi |
        | støttefunktion_i_enheden | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for MÅLGRUPPE "ikke opfyldt"
      Og gælder reglen P1.uden_myndighed

  Regel: Bevillingsnævnet er ikke vurderet

    Scenarie: Bevillingsnævnet er uafklaret, fordi næsten intet er oplyst om det
      Givet opgaven "bevillingsnaevn" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet", "delvist egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "andel_uden_væsentligt_skøn" og "binding_til_opgaver_der_bliver"
      Og afhænger afgørelsen af "henvendelser" og "sager"
      Og afhænger afgørelsen af "målgruppe"
      Og er udfaldet for P1 uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og er udfaldet for P2 uafklaret mellem "opfyldt" og "delvist opfyldt"
      Og er udfaldet for OPGAVER "opgaver at vurdere"
      Og er følgen K.midler-følger mulig

    Scenarie: Én manglende forudsætning er nok til at afgøre Bevillingsnævnet
      Givet opgaven "bevillingsnaevn" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                     | værdi |
        | afventer_anden_beslutning | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen FORUDSÆTNING.anden_beslutning afgørende

    Scenarie: Med oplysninger som for de øvrige opgaver er Bevillingsnævnet egnet
      Givet opgaven "bevillingsnaevn" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                              | værdi   |
        | målgruppe                          | borgere |
        | egen_sagsbehandling                | ja      |
        | andel_uden_væsentligt_skøn         | 90 %    |
        | binding_til_opgaver_der_bliver     | svag    |
        | flytter_med_helheden               | ja      |
        | lov_kræver_ét_udvalg               | nej     |
        | fordeling_styrer_tilbud_der_bliver | nej     |
        | uundværlig_for_afgivende           | nej     |
        | fysisk_arkiv_nødvendigt            | nej     |
        | afventer_anden_beslutning          | nej     |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.regelbaseret afgørende
      Og er reglen P3.følger_helheden afgørende
