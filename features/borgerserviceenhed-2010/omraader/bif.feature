# language: da
Egenskab: Beskæftigelses- og Integrationsforvaltningens opgaver
  Rapportens afsnit 4.3 anbefaler ikke, at Ydelsesservice flytter samlet, fordi loven lægger indsats og ydelser under
  ét udvalg. Enkelte opgaver er egnede og afklares i 2010: telefonbetjeningen, barselsdagpenge og bedrageri.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Ydelsesservice bliver som helhed, men enkelte opgaver afklares

    Scenarie: Loven holder Ydelsesservice samlet med indsatsen, men enkelte opgaver kan afklares
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "specifikke opgaver afklares"
      Og er udfaldet for ET_UDVALG "vanskeliggør"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og er kilden til ET_UDVALG.lovkrav "analyse-2010, afsnit 4.3"
      Og begrundes ET_UDVALG.lovkrav med "Loven lægger indsats og ydelse under ét udvalg"
      Og er udfaldet for P2 "delvist opfyldt"
      Og gælder reglen P2.afgørende_binding
      Og er kilden til P2.afgørende_binding "analyse-2010, afsnit 4.3"
      Og taler P2.statsrefusion imod
      Og taler P2.sårbar imod

    Scenarie: Meget taler for Ydelsesservice, selv om loven står i vejen
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og er udfaldet for P3 "opfyldt"
      Og begrundes P3.henvendelser med "666.280 henvendelser"
      Og begrundes P3.sager med "195.800 sager"
      Og er udfaldet for P4 "opfyldt"
      Og gælder reglen P4.indgange_samles
      Og er udfaldet for P5 "opfyldt"
      Og gælder reglen P5.enkle_opkald
      Og er kilden til P5.enkle_opkald "analyse-2010, afsnit 4.3"
      Og taler P2.samspil for
      Og taler P2.andre_har_samlet for
      Men taler P1.enkelte_skøn imod
      Og taler P1.komplekst imod

    Scenarie: Tabel 9 viser 93 % af Ydelsesservices sager uden væsentligt skøn
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Når opgaven vurderes
      Så begrundes P1.regelbaseret med "93 % af sagerne"

    Scenarie: Specifikke opgaver i Ydelsesservice afklares i 2010
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Afklaring af specifikke områder/opgaver"
      Og gælder følgen K.styrelsesvedtægt
      Men gælder følgen K.midler-følger ikke
      Og gælder følgen K.sla ikke

    Scenarie: Kontanthjælp passer ind trods skøn, men loven holder den i forvaltningen
      Givet opgaven "ydelsesservice.kontanthjaelp" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og er kilden til ET_UDVALG.lovkrav "analyse-2010, afsnit 4.3"
      Og er udfaldet for P1 "opfyldt"
      Og er reglen P1.skønspræget tilsidesat af P1.sammenhæng
      Og gælder reglen P1.sammenhæng
      Og er reglen P1.sammenhæng ikke afgørende
      Og taler P1.komplekst imod
      Og er udfaldet for P2 "delvist opfyldt"
      Og gælder reglen P2.afgørende_binding
      Og taler P2.statsrefusion imod
      Og taler P2.samspil for
      Og begrundes P3.henvendelser med "254.390 henvendelser"
      Og begrundes P3.sager med "33.500 sager"
      Og gælder følgen K.styrelsesvedtægt
      Og er tidsplanen tom

    Scenarie: Sygedagpenge er næsten helt regelbaserede, men loven holder dem i forvaltningen
      Givet opgaven "ydelsesservice.sygedagpenge" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og er kilden til ET_UDVALG.lovkrav "analyse-2010, afsnit 4.3"
      Og er udfaldet for P1 "opfyldt"
      Og begrundes P1.regelbaseret med "99 % af sagerne"
      Og taler P1.enkelte_skøn imod
      Og er udfaldet for P2 "delvist opfyldt"
      Og gælder reglen P2.afgørende_binding
      Og taler P2.statsrefusion imod
      Og gælder reglen P2.samspil ikke
      Og begrundes P3.henvendelser med "240.040 henvendelser"
      Og gælder følgen K.styrelsesvedtægt
      Og er tidsplanen tom

    Scenarie: Løntilskud følger helheden, fordi opgaven er tæt koblet til jobcentrene
      Givet opgaven "ydelsesservice.loentilskud" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og er udfaldet for MÅLGRUPPE "opfyldt"
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og taler P1.komplekst imod
      Og gælder reglen P2.afgørende_binding
      Og er tidsplanen tom

    Abstrakt Scenario: Kontanthjælpens delområder bliver, fordi loven også gælder dem
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og gælder reglen P1.sammenhæng
      Og gælder følgen K.styrelsesvedtægt

      Eksempler:
        | opgave                                      |
        | ydelsesservice.kontanthjaelp.borgeroekonomi |
        | ydelsesservice.kontanthjaelp.opfoelgning    |
        | ydelsesservice.kontanthjaelp.sanktioner     |

    Scenarie: Støttefunktionerne er ikke vurderet i rapporten og bliver hos de ydelser, de støtter
      Givet opgaven "ydelsesservice.stoettefunktioner" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og er reglen P2.afgørende_binding tilsidesat af P2.støttefunktion

  Regel: Barselsdagpenge, telefonbetjening og bedrageri er egnede enkeltopgaver

    Scenarie: Barselsdagpenge er egnede, fordi der ikke hører en beskæftigelsesindsats til
      Givet opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for ET_UDVALG "ingen hindring"
      Og gælder reglen ET_UDVALG.lovkrav netop ikke
      Og er udfaldet for P1 "opfyldt"
      Og er reglen P1.regelbaseret afgørende
      Og er kilden til P1.regelbaseret "analyse-2010, afsnit 3, princip 1"
      Og er reglen P2.svag_binding afgørende
      Og er kilden til P2.svag_binding "analyse-2010, afsnit 3, princip 2"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og taler P1.komplekst imod
      Og begrundes P3.henvendelser med "138.750 henvendelser"
      Og begrundes P3.sager med "42.300 sager"
      Og siger tidsplanen 2010 "Mulig overflytning"
      Og gælder følgen K.midler-følger
      Men gælder følgen K.sla ikke
      Og gælder følgen K.styrelsesvedtægt ikke

    Scenarie: Tabel 9 viser 100 % af barselssagerne uden væsentligt skøn
      Givet opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"
      Når opgaven vurderes
      Så begrundes P1.regelbaseret med "100 % af sagerne"

    Scenarie: Telefonbetjeningen er egnet, fordi kontaktcentret kan tage de enkle opkald
      Givet opgaven "ydelsesservice.telefonbetjening" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og er udfaldet for P2 "opfyldt"
      Og er reglen P2.stærk_binding tilsidesat af P2.frontbetjening
      Og er reglen P2.frontbetjening afgørende
      Og er kilden til P2.frontbetjening "analyse-2010, afsnit 3, princip 2"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og begrundes P3.henvendelser med "215.450 henvendelser"
      Og er udfaldet for P5 "opfyldt"
      Og gælder reglen P5.enkle_opkald
      Og siger tidsplanen 2010 "Mulig overflytning"

    Scenarie: Flytter telefonbetjeningen, aftales SLA, og årsværkene skal gøres op
      Givet opgaven "ydelsesservice.telefonbetjening" fra "2010-analysen"
      Når opgaven vurderes
      Så gælder følgen K.midler-følger
      Og gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og gælder følgen K.kompetence
      Og gælder følgen K.årsværk-opgøres
      Men gælder følgen K.styrelsesvedtægt ikke

    Scenarie: Bedrageriopgaven er egnet, selv om rapporten ikke har tal for den
      Givet opgaven "ydelsesservice.bedrageri" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og gælder reglen P1.regelbaseret måske
      Og er reglen P1.sammenhæng afgørende
      Og er kilden til P1.sammenhæng "analyse-2010, afsnit 3, princip 1"
      Og er reglen P2.svag_binding afgørende
      Og gælder reglen P3.henvendelser måske
      Og er reglen P3.tilsvarende_funktion afgørende
      Og er kilden til P3.tilsvarende_funktion "analyse-2010, afsnit 3, princip 3"
      Og siger tidsplanen 2010 "Mulig overflytning"
      Og gælder følgen K.årsværk-opgøres
      Og er følgen K.sla mulig

  Regel: Falder lovkravet bort, ændrer afgørelsen sig

    Scenarie: Kræver loven ikke længere ét udvalg, er Ydelsesservice delvist egnet
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er udfaldet for ET_UDVALG "ingen hindring"
      Og er reglen P2.afgørende_binding afgørende
      Og er kilden til P2.afgørende_binding "analyse-2010, afsnit 4.3"
      Og gælder følgen K.midler-følger
      Og gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og gælder følgen K.kompetence
      Men gælder følgen K.styrelsesvedtægt ikke
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Scenarie: Uden lovkrav og uden afgørende bånd til jobcentrene er Ydelsesservice egnet
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi |
        | lov_kræver_ét_udvalg           | nej   |
        | binding_til_opgaver_der_bliver | svag  |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.svag_binding afgørende

    Abstrakt Scenario: Ydelserne kan flytte trinvist, når loven ikke længere kræver ét udvalg
      Givet opgaven "<opgave>" fra "2010-analysen"
      Og disse fakta er ændret for "ydelsesservice"
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen <afgørende> afgørende
      Og er reglen P2.afgørende_binding afgørende
      Og gælder følgen K.sla
      Men gælder følgen K.styrelsesvedtægt ikke

      Eksempler:
        | opgave                       | afgørende         |
        | ydelsesservice.kontanthjaelp | P1.sammenhæng     |
        | ydelsesservice.sygedagpenge  | MÅLGRUPPE.borgere |
        | ydelsesservice.loentilskud   | P1.regelbaseret   |

    Scenarie: Kontanthjælp uden sammenhæng bliver, også når loven ikke står i vejen
      Givet opgaven "ydelsesservice.kontanthjaelp" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | lov_kræver_ét_udvalg              | nej   |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for ET_UDVALG "ingen hindring"
      Og er udfaldet for P1 "ikke opfyldt"
      Og begrundes P1.skønspræget med "64 % af sagerne"
      Og gælder reglen P1.sammenhæng netop ikke

    Scenarie: Kontanthjælp uden sammenhæng har både skønnet og loven imod sig
      Givet opgaven "ydelsesservice.kontanthjaelp" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "ikke opfyldt"
      Og er udfaldet for ET_UDVALG "vanskeliggør"
      Og er reglen ET_UDVALG.lovkrav ikke afgørende

    Scenarie: Støttefunktionerne kan følge med, når loven ikke længere kræver ét udvalg
      Givet opgaven "ydelsesservice.stoettefunktioner" fra "2010-analysen"
      Og disse fakta er ændret for "ydelsesservice"
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | nej   |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.støttefunktion afgørende

    Scenarie: Sanktionerne kan uden lovkravet ikke afgøres, før omfanget er opgjort
      Givet opgaven "ydelsesservice.kontanthjaelp.sanktioner" fra "2010-analysen"
      Og disse fakta er ændret for "ydelsesservice"
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | nej   |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "delvist egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "henvendelser" og "sager"

  Regel: De egnede enkeltopgaver er ikke givet på forhånd

    Scenarie: Er ingen enkeltopgaver egnede, er der ikke noget at afklare i Ydelsesservice
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Og disse fakta er ændret for "ydelsesservice.barselsdagpenge"
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Og disse fakta er ændret for "ydelsesservice.telefonbetjening"
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Og disse fakta er ændret for "ydelsesservice.bedrageri"
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og er tidsplanen tom

    Abstrakt Scenario: Gælder loven også enkeltopgaven, bliver den i forvaltningen
      Givet opgaven "<opgave>" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen ET_UDVALG.lovkrav afgørende
      Og gælder følgen K.styrelsesvedtægt

      Eksempler:
        | opgave                          |
        | ydelsesservice.barselsdagpenge  |
        | ydelsesservice.telefonbetjening |
        | ydelsesservice.bedrageri        |

    Scenarie: Har barselsdagpenge frister til fælles med jobcentrene, er opgaven kun delvist egnet
      Givet opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | afgørende |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen P2.afgørende_binding afgørende
      Og taler P2.sårbar imod
      Og gælder følgen K.sla

    Scenarie: Uden et kontaktcenter at samle den med er telefonbetjeningen kun delvist egnet
      Givet opgaven "ydelsesservice.telefonbetjening" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi |
        | tilsvarende_funktion_i_enheden | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og gælder reglen P2.frontbetjening netop ikke
      Og er reglen P2.stærk_binding afgørende
      Og er reglen P3.henvendelser afgørende

    Scenarie: Uden en kontrolgruppe at samle den med kommer det an på bedrageriopgavens omfang
      Givet opgaven "ydelsesservice.bedrageri" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi |
        | tilsvarende_funktion_i_enheden | nej   |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "henvendelser" og "sager"
      Og er udfaldet for P3 uafklaret mellem "opfyldt" og "ikke opfyldt"

    Scenarie: Uden sammenhæng kommer det an på, hvor mange bedragerisager der kræver skøn
      Givet opgaven "ydelsesservice.bedrageri" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "andel_uden_væsentligt_skøn"
      Og er udfaldet for P1 uafklaret mellem "opfyldt" og "ikke opfyldt"
