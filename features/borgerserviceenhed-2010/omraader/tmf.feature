# language: da
Egenskab: Teknik- og Miljøforvaltningens opgaver
  Rapportens afsnit 4.4 finder Affaldsservice egnet og Center for Parkerings kundeservice delvist egnet.
  Byggesagsområdet er en mulig fremtidig opgave, til arkivet er digitaliseret og erhvervsservicen afgjort.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Affaldsservice er egnet

    Scenarie: Affaldsservice er egnet, fordi opgaven er regelbaseret og ASK bærer snitfladerne
      Givet opgaven "affaldsservice" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for MÅLGRUPPE "opfyldt"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og er udfaldet for P1 "opfyldt"
      Og er reglen P1.regelbaseret afgørende
      Og begrundes P1.regelbaseret med "85 % af sagerne"
      Og er kilden til P1.regelbaseret "analyse-2010, afsnit 3, princip 1"
      Og er udfaldet for P2 "opfyldt"
      Og er reglen P2.stærk_binding tilsidesat af P2.systemsikret
      Og er reglen P2.systemsikret afgørende
      Og er kilden til P2.systemsikret "analyse-2010, afsnit 4.4.1, Vurdering"
      Og taler P2.flytter_samlet for
      Og er udfaldet for P3 "opfyldt"
      Og begrundes P3.henvendelser med "91.500 henvendelser"
      Og begrundes P3.sager med "63.500 sager"
      Og er udfaldet for P5 "opfyldt"
      Og gælder reglen P5.digitalisering
      Og er udfaldet for P4 "uden betydning"

    Scenarie: Affaldsservice digitaliseres og overflyttes i 2010, og besparelser går til brugerne
      Givet opgaven "affaldsservice" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og overflytning"
      Og gælder følgen K.takst
      Og gælder følgen K.midler-følger
      Og gælder følgen K.snitflader
      Og gælder følgen K.sla
      Og gælder følgen K.kompetence
      Og gælder følgen K.basisomkostninger
      Men gælder følgen K.styrelsesvedtægt ikke
      Og gælder følgen K.konsolidering ikke

    Abstrakt Scenario: Opgaverne i Affaldsservice er egnede, fordi området flytter samlet
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen <afgørende> afgørende
      Og er reglen P2.stærk_binding tilsidesat af P2.systemsikret
      Og taler P2.flytter_samlet for
      Og gælder reglen P3.følger_helheden
      Og gælder følgen K.takst

      Eksempler:
        | opgave                          | afgørende          |
        | affaldsservice.information      | P1.sammenhæng      |
        | affaldsservice.bestillinger     | P2.systemsikret    |
        | affaldsservice.klagehaandtering | P1.sammenhæng      |
        | affaldsservice.indberetninger   | P3.følger_helheden |
        | affaldsservice.sagsoprettelse   | P1.sammenhæng      |

    Abstrakt Scenario: Opgaverne i Affaldsservice overflyttes samtidig med området
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og overflytning"

      Eksempler:
        | opgave                          |
        | affaldsservice.information      |
        | affaldsservice.bestillinger     |
        | affaldsservice.klagehaandtering |
        | affaldsservice.indberetninger   |
        | affaldsservice.sagsoprettelse   |

    Scenarie: Klagerne er skønsprægede, men følger med, fordi de hænger sammen med bestillingerne
      Givet opgaven "affaldsservice.klagehaandtering" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.skønspræget tilsidesat af P1.sammenhæng
      Og er reglen P1.sammenhæng afgørende
      Og er kilden til P1.sammenhæng "analyse-2010, afsnit 3, princip 1"
      Og er reglen P3.lav tilsidesat af P3.følger_helheden
      Og gælder følgen K.sla

  Regel: Affaldsservice er kun egnet, så længe ASK bærer snitfladerne og opgaven er regelbaseret

    Scenarie: Uden ASK er Affaldsservice kun delvist egnet
      Givet opgaven "affaldsservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | snitflader_sikret_i_system | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er udfaldet for P2 "delvist opfyldt"
      Og gælder reglen P2.systemsikret netop ikke
      Og er reglen P2.stærk_binding afgørende
      Og gælder følgen K.sla
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Abstrakt Scenario: Uden ASK er opgaverne i Affaldsservice også kun delvist egnede
      Givet opgaven "<opgave>" fra "2010-analysen"
      Og disse fakta er ændret for "affaldsservice"
        | fakta                      | værdi |
        | snitflader_sikret_i_system | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen P2.stærk_binding afgørende

      Eksempler:
        | opgave                          |
        | affaldsservice.information      |
        | affaldsservice.bestillinger     |
        | affaldsservice.klagehaandtering |
        | affaldsservice.indberetninger   |

    Scenarie: Skønspræget affaldsbetjening uden sammenhæng med borgerservice er ikke egnet
      Givet opgaven "affaldsservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 60 %  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "ikke opfyldt"
      Og begrundes P1.skønspræget med "60 % af sagerne"
      Og er tidsplanen tom

    Scenarie: Klager, der ikke hænger sammen med andre opgaver, er for skønsprægede til at flytte
      Givet opgaven "affaldsservice.klagehaandtering" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "ikke opfyldt"
      Og begrundes P1.skønspræget med "65 % af sagerne"
      Og gælder reglen P1.sammenhæng netop ikke

    Scenarie: Uden Nem Affaldsservice er området stadig egnet, men har ingen plads i tidsplanen
      Givet opgaven "affaldsservice" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                        | værdi |
        | digitalisering_flytter_kanal | nej   |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og gælder reglen P5.digitalisering ikke
      Og er tidsplanen tom

  Regel: Center for Parkerings kundeservice er delvist egnet

    Scenarie: Kundeservice for parkering er delvist egnet, fordi snitfladerne til driften er stærke
      Givet opgaven "parkering" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er udfaldet for P2 "delvist opfyldt"
      Og er reglen P2.stærk_binding afgørende
      Og er kilden til P2.stærk_binding "analyse-2010, afsnit 3, princip 2"
      Og taler P2.skiftende_funktioner imod
      Og er kilden til P2.skiftende_funktioner "analyse-2010, afsnit 4.4.2, Vurdering"
      Og taler P2.samspil for
      Og er kilden til P2.samspil "analyse-2010, afsnit 4.4.2"
      Og taler P2.flytter_samlet for

    Scenarie: De øvrige principper taler for kundeservice for parkering
      Givet opgaven "parkering" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og taler P1.enkelte_skøn imod
      Og taler P1.komplekst imod
      Og er kilden til P1.komplekst "analyse-2010, afsnit 4.4.2, Vurdering"
      Og er udfaldet for P3 "opfyldt"
      Og begrundes P3.henvendelser med "117.110 henvendelser"
      Og begrundes P3.sager med "58.000 sager"
      Og er udfaldet for P4 "opfyldt"
      Og gælder reglen P4.indgange_samles
      Og er udfaldet for P5 "opfyldt"
      Og gælder reglen P5.digitalisering
      Og taler P5.rest_kræver_person imod

    Scenarie: Tabel 14 viser 96 % af parkeringssagerne uden væsentligt skøn
      Givet opgaven "parkering" fra "2010-analysen"
      Når opgaven vurderes
      Så begrundes P1.regelbaseret med "96 % af sagerne"

    Scenarie: Telefonopgaven flytter i 2010 og de øvrige parkeringsopgaver senere
      Givet opgaven "parkering" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og overflytning af telefonopgaven"
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Scenarie: Flytter parkering, skal det delte ansvar og snitfladerne håndteres
      Givet opgaven "parkering" fra "2010-analysen"
      Når opgaven vurderes
      Så gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og gælder følgen K.kompetence
      Og gælder følgen K.fleksibilitet
      Og gælder følgen K.midler-følger
      Men gælder følgen K.takst ikke

    Scenarie: Parkeringens telefonopgave er egnet, for den kan tages ind i Kontaktcentret
      Givet opgaven "parkering.telefonopgaven" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P2 "opfyldt"
      Og er reglen P2.stærk_binding tilsidesat af P2.frontbetjening
      Og er reglen P2.frontbetjening afgørende
      Og er kilden til P2.frontbetjening "analyse-2010, afsnit 3, princip 2"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og gælder reglen P1.regelbaseret
      Og begrundes P3.henvendelser med "mindst 55.001 henvendelser"
      Og taler P5.rest_kræver_person imod
      Og siger tidsplanen 2010 "Digitalisering og overflytning"
      Og gælder følgen K.sla
      Og gælder følgen K.årsværk-opgøres

    Abstrakt Scenario: Resten af parkeringsopgaverne er delvist egnede som området selv
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen P2.stærk_binding afgørende
      Og er reglen <afgørende> afgørende
      Og taler P1.komplekst imod
      Og taler P2.skiftende_funktioner imod
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"
      Og gælder følgen K.sla

      Eksempler:
        | opgave                          | afgørende          |
        | parkering.oevrige-opgaver       | P3.følger_helheden |
        | parkering.ansoegning-licens     | MÅLGRUPPE.borgere  |
        | parkering.aendring-licens       | P3.følger_helheden |
        | parkering.periodekort           | P1.sammenhæng      |
        | parkering.raadgivning-parkering | P1.sammenhæng      |
        | parkering.raadgivning-afgifter  | P1.sammenhæng      |

  Regel: Kundeservice for parkering bliver egnet, når snitfladerne er sikret

    Scenarie: Bærer et fælles system driftens viden, er kundeservice for parkering egnet
      Givet opgaven "parkering" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | snitflader_sikret_i_system | ja    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P2 "opfyldt"
      Og er reglen P2.stærk_binding tilsidesat af P2.systemsikret
      Og er reglen P2.systemsikret afgørende
      Og er kilden til P2.systemsikret "analyse-2010, afsnit 4.4.1, Vurdering"
      Og siger tidsplanen 2010 "Digitalisering og forberedelse"
      Og siger tidsplanen 2011-2012 "Forberedelse og overflytning"
      Men gælder følgen K.sla ikke

    Scenarie: Med kun almindelige snitflader til driften er kundeservice for parkering egnet
      Givet opgaven "parkering" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | svag  |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.svag_binding afgørende
      Og gælder følgen K.snitflader ikke

    Abstrakt Scenario: Også parkeringens enkelte opgaver bliver egnede, når snitfladerne er sikret
      Givet opgaven "<opgave>" fra "2010-analysen"
      Og disse fakta er ændret for "parkering"
        | fakta                      | værdi |
        | snitflader_sikret_i_system | ja    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.systemsikret afgørende

      Eksempler:
        | opgave                          |
        | parkering.oevrige-opgaver       |
        | parkering.ansoegning-licens     |
        | parkering.aendring-licens       |
        | parkering.periodekort           |
        | parkering.raadgivning-parkering |
        | parkering.raadgivning-afgifter  |

    Scenarie: Uden et kontaktcenter at samle den med er telefonopgaven kun delvist egnet
      Givet opgaven "parkering.telefonopgaven" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi |
        | tilsvarende_funktion_i_enheden | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og gælder reglen P2.frontbetjening netop ikke
      Og er reglen P2.stærk_binding afgørende

  Regel: Byggesagsområdet er en mulig fremtidig opgave

    Scenarie: Byggesager venter på et digitalt arkiv og på beslutningen om erhvervsservice
      Givet opgaven "byggesager" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for FORUDSÆTNING "ikke opfyldt"
      Og gælder reglen FORUDSÆTNING.arkiv
      Og er kilden til FORUDSÆTNING.arkiv "analyse-2010, afsnit 4.4.3, Vurdering"
      Og gælder reglen FORUDSÆTNING.anden_beslutning
      Og er kilden til FORUDSÆTNING.anden_beslutning "analyse-2010, afsnit 4.4.3, Vurdering"
      Og er reglen FORUDSÆTNING.arkiv ikke afgørende
      Og er reglen FORUDSÆTNING.anden_beslutning ikke afgørende
      Og er tidsplanen tom
      Og gælder følgen K.midler-følger ikke

    Scenarie: Byggesagernes henvendelser er ellers enkle og mange nok
      Givet opgaven "byggesager" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og er udfaldet for P1 "opfyldt"
      Og gælder reglen P1.regelbaseret
      Og er udfaldet for P2 "delvist opfyldt"
      Og gælder reglen P2.stærk_binding
      Og er udfaldet for P3 "opfyldt"
      Og begrundes P3.henvendelser med "38.000 henvendelser"
      Og gælder reglen P3.sager måske
      Og taler P5.rest_kræver_person imod

    Abstrakt Scenario: Byggesagernes kanaler venter som området selv
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for FORUDSÆTNING "ikke opfyldt"
      Og gælder reglen FORUDSÆTNING.anden_beslutning
      Og gælder reglen P1.regelbaseret
      Og er tidsplanen tom

      Eksempler:
        | opgave                                         |
        | byggesager.personlige-henvendelser             |
        | byggesager.personlige-henvendelser.vejledning  |
        | byggesager.personlige-henvendelser.arkivadgang |
        | byggesager.telefoniske-henvendelser            |

    Scenarie: Telefonen i Center for Byggeri kræver ikke arkivet og venter kun på beslutningen
      Givet opgaven "byggesager.telefoniske-henvendelser" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen FORUDSÆTNING.anden_beslutning afgørende
      Og gælder reglen FORUDSÆTNING.arkiv ikke
      Og er reglen P2.stærk_binding tilsidesat af P2.frontbetjening
      Og er udfaldet for P5 "opfyldt"

  Regel: Byggesagsområdet kan flytte, når arkivet er digitaliseret og erhvervsservicen afgjort

    Scenarie: Et digitalt byggesagsarkiv er ikke nok, så længe erhvervsservicen ikke er afgjort
      Givet opgaven "byggesager" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta               | værdi |
        | arkiv_digitaliseret | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og gælder reglen FORUDSÆTNING.arkiv netop ikke
      Og er reglen FORUDSÆTNING.anden_beslutning afgørende

    Scenarie: Beslutningen om erhvervsservice er ikke nok, så længe arkivet er på papir
      Givet opgaven "byggesager" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                     | værdi |
        | afventer_anden_beslutning | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og gælder reglen FORUDSÆTNING.anden_beslutning netop ikke
      Og er reglen FORUDSÆTNING.arkiv afgørende

    Scenarie: Med digitalt arkiv og afgjort erhvervsservice er byggesagsområdet delvist egnet
      Givet opgaven "byggesager" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                     | værdi |
        | arkiv_digitaliseret       | ja    |
        | afventer_anden_beslutning | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er udfaldet for FORUDSÆTNING "opfyldt"
      Og er reglen P2.stærk_binding afgørende
      Og er reglen P1.regelbaseret afgørende
      Og er reglen P3.henvendelser afgørende
      Og gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Scenarie: Bæres vejledningen desuden af et fælles system, er byggesagsområdet egnet
      Givet opgaven "byggesager" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | arkiv_digitaliseret        | ja    |
        | afventer_anden_beslutning  | nej   |
        | snitflader_sikret_i_system | ja    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.systemsikret afgørende

    Scenarie: Er erhvervsservicen afgjort, kan telefonen i Center for Byggeri flytte
      Givet opgaven "byggesager.telefoniske-henvendelser" fra "2010-analysen"
      Og disse fakta er ændret for "byggesager"
        | fakta                     | værdi |
        | afventer_anden_beslutning | nej   |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.regelbaseret afgørende
      Og gælder følgen K.sla

    Scenarie: De personlige henvendelser kan uden hindringerne ikke afgøres, før sagerne er talt
      Givet opgaven "byggesager.personlige-henvendelser" fra "2010-analysen"
      Og disse fakta er ændret for "byggesager"
        | fakta                     | værdi |
        | afventer_anden_beslutning | nej   |
      Og disse fakta er ændret
        | fakta               | værdi |
        | arkiv_digitaliseret | ja    |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "delvist egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "sager"
