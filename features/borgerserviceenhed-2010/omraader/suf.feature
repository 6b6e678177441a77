# language: da
Egenskab: Sundheds- og Omsorgsforvaltningens opgaver
  Rapportens afsnit 4.5 finder Pension København egnet og anbefaler, at enheden flytter samlet. Digitalisering og
  forberedelse begynder i 2010, og overflytningen følger efter.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Pension København er egnet

    Scenarie: Pension er egnet, fordi området er regelbaseret og afgrænset
      Givet opgaven "pension" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for MÅLGRUPPE "opfyldt"
      Og er reglen MÅLGRUPPE.borgere afgørende
      Og er kilden til MÅLGRUPPE.borgere "analyse-2010, afsnit 4.1, Vurdering"
      Og er udfaldet for P1 "opfyldt"
      Og begrundes P1.regelbaseret med "76,5 % af sagerne"
      Og er kilden til P1.regelbaseret "analyse-2010, afsnit 3, princip 1"
      Og gælder reglen P1.sammenhæng
      Og er udfaldet for P2 "opfyldt"
      Og er reglen P2.svag_binding afgørende
      Og er kilden til P2.svag_binding "analyse-2010, afsnit 3, princip 2"
      Og er udfaldet for P3 "opfyldt"
      Og begrundes P3.henvendelser med "306.000 henvendelser"
      Og gælder reglen P3.sager ikke

    Scenarie: Pension er en afgrænset enhed, men den er stadig ved at ensarte sit arbejde
      Givet opgaven "pension" fra "2010-analysen"
      Når opgaven vurderes
      Så taler P2.flytter_samlet for
      Og er kilden til P2.flytter_samlet "analyse-2010, afsnit 4.5, Vurdering"
      Og taler P2.samspil for
      Og taler P2.andre_har_samlet for
      Men taler P2.konsolidering imod
      Og er kilden til P2.konsolidering "analyse-2010, afsnit 4.5, Vurdering"
      Og taler P1.komplekst imod

    Scenarie: Pension samler indgange og flytter henvendelser til selvbetjening
      Givet opgaven "pension" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for P4 "opfyldt"
      Og begrundes P4.indgange_samles med "5 stk."
      Og er udfaldet for P5 "opfyldt"
      Og gælder reglen P5.digitalisering

    Scenarie: Pension forberedes i 2010 og overflyttes derefter
      Givet opgaven "pension" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og forberedelse"
      Og siger tidsplanen 2011-2012 "Forberedelse og overflytning"

    Scenarie: Flytter pension, følger midlerne med, og konsolideringen fortsætter
      Givet opgaven "pension" fra "2010-analysen"
      Når opgaven vurderes
      Så gælder følgen K.midler-følger
      Og gælder følgen K.konsolidering
      Og gælder følgen K.myndighed
      Men gælder følgen K.sla ikke
      Og gælder følgen K.snitflader ikke
      Og gælder følgen K.kompetence ikke
      Og gælder følgen K.takst ikke

    Abstrakt Scenario: Ydelserne i Pension København er egnede, fordi området flytter samlet
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er udfaldet for P1 "opfyldt"
      Og er reglen P2.svag_binding afgørende
      Og er reglen <afgørende> afgørende
      Og taler P2.flytter_samlet for
      Og taler P2.konsolidering imod
      Og gælder reglen P3.følger_helheden

      Eksempler:
        | opgave                          | afgørende          |
        | pension.folkepension            | MÅLGRUPPE.borgere  |
        | pension.boligydelse             | MÅLGRUPPE.borgere  |
        | pension.helbredstillaeg         | P3.følger_helheden |
        | pension.udvidet-helbredstillaeg | MÅLGRUPPE.borgere  |
        | pension.personligt-tillaeg      | P1.sammenhæng      |
        | pension.varmetillaeg            | MÅLGRUPPE.borgere  |
        | pension.beboerindskudslaan      | P3.følger_helheden |
        | pension.raadgivning             | P1.sammenhæng      |

    Scenarie: Personligt tillæg er et rent skøn, men følger med de regelstyrede ydelser
      Givet opgaven "pension.personligt-tillaeg" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.skønspræget tilsidesat af P1.sammenhæng
      Og er reglen P1.sammenhæng afgørende
      Og er kilden til P1.sammenhæng "analyse-2010, afsnit 3, princip 1"
      Og gælder reglen P1.regelbaseret ikke
      Og begrundes P3.henvendelser med "61.200 henvendelser"

    Abstrakt Scenario: IT og ledelse følger de ydelser, de støtter
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen MÅLGRUPPE.erhverv tilsidesat af MÅLGRUPPE.støttefunktion
      Og er reglen MÅLGRUPPE.støttefunktion afgørende
      Og er reglen P1.uden_myndighed tilsidesat af P1.støttefunktion
      Og er reglen P1.støttefunktion afgørende
      Og er reglen P3.lav tilsidesat af P3.støttefunktion

      Eksempler:
        | opgave           |
        | pension.it-drift |
        | pension.ledelse  |

    Abstrakt Scenario: Alle dele af Pension København følger områdets tidsplan
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og forberedelse"
      Og siger tidsplanen 2011-2012 "Forberedelse og overflytning"

      Eksempler:
        | opgave                          |
        | pension.folkepension            |
        | pension.boligydelse             |
        | pension.helbredstillaeg         |
        | pension.udvidet-helbredstillaeg |
        | pension.personligt-tillaeg      |
        | pension.varmetillaeg            |
        | pension.beboerindskudslaan      |
        | pension.raadgivning             |
        | pension.it-drift                |
        | pension.ledelse                 |

  Regel: Pension er kun egnet, så længe sagerne er regelbaserede eller hænger sammen med andre, der er

    Scenarie: Skønsprægede pensionssager uden sammenhæng er ikke egnede
      Givet opgaven "pension" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | andel_uden_væsentligt_skøn        | 40 %  |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "ikke opfyldt"
      Og begrundes P1.skønspræget med "40 % af sagerne"
      Og gælder reglen P1.sammenhæng netop ikke
      Og er tidsplanen tom
      Og gælder følgen K.midler-følger ikke

    Scenarie: Skønsprægede pensionssager kan følge med, når de hænger sammen med regelbaserede
      Givet opgaven "pension" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 40 %  |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.skønspræget tilsidesat af P1.sammenhæng
      Og er reglen P1.sammenhæng afgørende

    Scenarie: Regelbaserede pensionssager er egnede også uden sammenhæng
      Givet opgaven "pension" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P1.regelbaseret afgørende

    Scenarie: Personligt tillæg alene og uden sammenhæng er for skønspræget til at flytte
      Givet opgaven "pension.personligt-tillaeg" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                             | værdi |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "ikke opfyldt"
      Og gælder reglen P1.skønspræget

  Regel: Pension er kun egnet, så længe ansvaret kan flytte samlet

    Scenarie: Stærke snitflader til opgaver, der bliver, gør pension delvist egnet
      Givet opgaven "pension" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | snitflader_sikret_i_system     | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen P2.stærk_binding afgørende
      Og gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Scenarie: En lille pensionsydelse kan ikke flytte alene
      Givet opgaven "pension.beboerindskudslaan" fra "2010-analysen"
      Og disse fakta er ændret for "pension"
        | fakta                | værdi |
        | flytter_med_helheden | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P3 "ikke opfyldt"
      Og begrundes P3.lav med "6.120 henvendelser"
      Og gælder reglen P3.følger_helheden netop ikke

    Scenarie: Helbredstillæg alene kan ikke afgøres, for sagerne er ikke oplyst
      Givet opgaven "pension.helbredstillaeg" fra "2010-analysen"
      Og disse fakta er ændret for "pension"
        | fakta                | værdi |
        | flytter_med_helheden | nej   |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "sager"
      Og er udfaldet for P3 uafklaret mellem "opfyldt" og "ikke opfyldt"
