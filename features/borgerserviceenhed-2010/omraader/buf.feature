# language: da
Egenskab: Børne- og Ungdomsforvaltningens opgaver
  Rapportens afsnit 4.6 finder ikke, at pladsanvisning og forældrebetaling kan flytte nu: anvisningen ville blive skilt
  fra de dagtilbud, den er med til at styre. Et forsøg med en del af telefonbetjeningen er aftalt.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Pladsanvisning og forældrebetaling er en mulig fremtidig opgave

    Scenarie: Pladsanvisningen kan ikke skilles fra de dagtilbud, den fordeler
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for FORDELING "udelukker"
      Og gælder reglen FORDELING.styrer_tilbud
      Og er kilden til FORDELING.styrer_tilbud "analyse-2010, afsnit 4.6, Vurdering"
      Og begrundes FORDELING.styrer_tilbud med "ansvaret for fordeling og tilbud ville blive skilt"
      Og gælder reglen FORDELING.uundværlig
      Og er kilden til FORDELING.uundværlig "analyse-2010, afsnit 4.6, Vurdering"
      Og er reglen FORDELING.styrer_tilbud ikke afgørende
      Og er reglen FORDELING.uundværlig ikke afgørende

    Scenarie: Pladsanvisningen er sårbar over for at blive delt, og andre kommuner er vendt tilbage
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for P2 "delvist opfyldt"
      Og gælder reglen P2.afgørende_binding
      Og taler P2.sårbar imod
      Og er kilden til P2.sårbar "analyse-2010, afsnit 4.6, Vurdering"
      Og taler P2.andre_er_vendt_tilbage imod
      Og er kilden til P2.andre_er_vendt_tilbage "analyse-2010, afsnit 4.6, Vurdering"
      Men taler P2.samspil for

    Scenarie: Under halvdelen er uden væsentligt skøn, men vejledningen hviler på objektive kriterier
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for P1 "ikke opfyldt"
      Og begrundes P1.skønspræget med "48 % af sagerne"
      Og er kilden til P1.skønspræget "analyse-2010, afsnit 3, princip 1"
      Og taler P1.komplekst imod
      Men taler P1.objektiv_vejledning for
      Og er kilden til P1.objektiv_vejledning "analyse-2010, afsnit 4.6"

    Scenarie: Målgruppe og volumen står ikke i vejen for pladsanvisningen
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og er udfaldet for P3 "opfyldt"
      Og begrundes P3.henvendelser med "271.170 henvendelser"
      Og begrundes P3.sager med "71.078 sager"
      Og er udfaldet for ET_UDVALG "ingen hindring"
      Og er udfaldet for FORUDSÆTNING "opfyldt"

    Scenarie: En del af telefonbetjeningen prøves af i 2010
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Forsøgsordning vedrørende telefonbetjening"
      Og gælder følgen K.midler-følger ikke
      Og gælder følgen K.sla ikke

    Abstrakt Scenario: Opgaverne i pladsanvisning og forældrebetaling bliver som helheden
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for FORDELING "udelukker"
      Og gælder reglen <regel>
      Og gælder reglen FORDELING.uundværlig
      Og taler P2.andre_er_vendt_tilbage imod

      Eksempler:
        | opgave                              | regel                   |
        | pladsanvisning.borgervejledning     | FORDELING.styrer_tilbud |
        | pladsanvisning.borgervejledning.dcp | FORDELING.styrer_tilbud |
        | pladsanvisning.borgervejledning.fbs | FORDELING.styrer_tilbud |
        | pladsanvisning.venteliste           | FORDELING.styrer_tilbud |
        | pladsanvisning.institutionsplads    | FORDELING.styrer_tilbud |
        | pladsanvisning.opkraevning          | P2.afgørende_binding    |
        | pladsanvisning.friplads             | P2.afgørende_binding    |
        | pladsanvisning.friplads.tildeling   | P2.afgørende_binding    |
        | pladsanvisning.friplads.aendringer  | P2.afgørende_binding    |
        | pladsanvisning.tilskud              | P2.afgørende_binding    |
        | pladsanvisning.tilskud.dcp          | P2.afgørende_binding    |
        | pladsanvisning.tilskud.fbs          | P2.afgørende_binding    |
        | pladsanvisning.oevrige-dcp          | FORDELING.styrer_tilbud |
        | pladsanvisning.oevrige-fbs          | FORDELING.styrer_tilbud |

    Scenarie: Borgervejledningen straksafklares sjældent, men hænger sammen med de regelbaserede sager
      Givet opgaven "pladsanvisning.borgervejledning" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen P1.skønspræget tilsidesat af P1.sammenhæng
      Og taler P1.objektiv_vejledning for

    Scenarie: Opkrævningen fordeler ingen pladser, men forvaltningen kan ikke undvære den
      Givet opgaven "pladsanvisning.opkraevning" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen FORDELING.uundværlig afgørende
      Og gælder reglen FORDELING.styrer_tilbud netop ikke
      Og gælder reglen P1.regelbaseret
      Og taler P2.samspil for

    Scenarie: Om pladsanvisningens borgerindgang kan samles med andre, er ikke oplyst
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Når opgaven vurderes
      Så er udfaldet for P4 uafklaret mellem "opfyldt" og "uden betydning"
      Og gælder reglen P4.indgange_samles måske
      Men er afgørelsen "mulig fremtidig"

  Regel: Pladsanvisningen kan først flytte, når den ikke skilles fra dagtilbuddene og er mindre skønspræget

    Scenarie: Skilles fordeling og tilbud ikke ad, er pladsanvisningen stadig for skønspræget
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | uundværlig_for_afgivende           | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for FORDELING "ingen hindring"
      Og er udfaldet for P1 "ikke opfyldt"
      Og gælder reglen P1.skønspræget

    Scenarie: En højere andel uden skøn er ikke nok, så længe anvisningen styrer dagtilbuddene
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 80 %  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P1 "opfyldt"
      Og er udfaldet for FORDELING "udelukker"

    Scenarie: Én af de to hindringer er nok til at holde pladsanvisningen i forvaltningen
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | andel_uden_væsentligt_skøn         | 80 %  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er reglen FORDELING.uundværlig afgørende
      Og gælder reglen FORDELING.styrer_tilbud netop ikke

    Scenarie: Skilles fordeling og tilbud ikke ad, og falder skønnet, er pladsanvisningen delvist egnet
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | uundværlig_for_afgivende           | nej   |
        | andel_uden_væsentligt_skøn         | 80 %  |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen P1.regelbaseret afgørende
      Og er reglen P2.afgørende_binding afgørende
      Og gælder følgen K.sla
      Og gælder følgen K.snitflader
      Og siger tidsplanen 2011-2012 "Overflytning af øvrige opgaver"

    Scenarie: Har pladsanvisningen heller ikke fælles styring med distrikterne, er den egnet
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | uundværlig_for_afgivende           | nej   |
        | andel_uden_væsentligt_skøn         | 80 %  |
        | binding_til_opgaver_der_bliver     | svag  |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og er reglen P2.svag_binding afgørende

    Scenarie: Kan forvaltningen undvære opkrævningen, er den delvist egnet
      Givet opgaven "pladsanvisning.opkraevning" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                    | værdi |
        | uundværlig_for_afgivende | nej   |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og er reglen P2.afgørende_binding afgørende
      Og gælder reglen FORDELING.uundværlig netop ikke
      Og gælder følgen K.sla

    Scenarie: Ventelisten alene er for lille, også uden hindringerne
      Givet opgaven "pladsanvisning.venteliste" fra "2010-analysen"
      Og disse fakta er ændret for "pladsanvisning"
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | uundværlig_for_afgivende           | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er udfaldet for P3 "ikke opfyldt"
      Og begrundes P3.lav med "18.515 henvendelser"

    Scenarie: Fripladser kan uden hindringerne ikke afgøres, før henvendelserne er talt
      Givet opgaven "pladsanvisning.friplads" fra "2010-analysen"
      Og disse fakta er ændret for "pladsanvisning"
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | uundværlig_for_afgivende           | nej   |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "delvist egnet" og "mulig fremtidig"
      Og afhænger afgørelsen af "henvendelser"

    Scenarie: Uden en aftale om forsøg er der intet skridt i tidsplanen
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta         | værdi |
        | forsøg_aftalt | nej   |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og er tidsplanen tom
