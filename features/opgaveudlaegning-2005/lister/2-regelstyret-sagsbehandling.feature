# language: da
Egenskab: Listen over regelstyret sagsbehandling
  34 opgaver afgøres i servicecentret efter regler, uden væsentlige skøn.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Ydelser efter faste regler

    Scenarie: Boligsikring beregnes af husleje og indkomst
      Givet opgaven "faf.boligsikring" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og udfaldet for P1 er "opfyldt"
      Og P1.livssituation begrundes med "ændrede boligforhold"
      Og følgen F.straksberegning gælder
      Og følgen F.afgørelse_på_stedet gælder
      Og følgen K.dispensation gælder

    Scenarie: Boligydelse til førtidspensionister er regelstyret, skønt gruppen har særlige behov
      Givet opgaven "faf.boligydelse" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og udfaldet for SÆRLIG_INDSATS er "ingen hindring"

    Scenarie: Pladsanvisningen er stor nok til at deles, men forvaltningen vil beholde den
      Givet opgaven "faf.pladsanvisning" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og reglen P7.stor_nok gælder
      Og P7.stor_nok begrundes med "21 årsværk"
      Og P7.besluttet taler for
      Og P7.ønsket_beholdt taler imod
      Og følgen K.på_sigt gælder

  Regel: Folkeregister og opkrævning

    Scenarie: En flytning registreres
      Givet opgaven "ksr.folkeregister-flytteanmeldelser" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og P1.sammenhæng taler for
      Og følgen F.selvbetjening gælder
      Men følgen K.dispensation gælder ikke

    Scenarie: Betalingsaftaler følger faste skemaer
      Givet opgaven "ksr.opkraevning-betalingsaftaler" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og udfaldet for P6 er "opfyldt"

  Regel: Statens og regionens opgaver

    Scenarie: Skatteopgaver er vejledning uden myndighedsudøvelse
      Givet opgaven "stat.skatteopgaver" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og reglen LOVHJEMMEL.uden_afgørelse gælder
      Og P2.mange begrundes med "71.500 henvendelser"
      Og følgen K.udstationeret gælder
      Og følgen K.kun_personlig_betjening gælder
      Og tidsplanen siger 2005 "Overtages for den anden myndighed"

    Scenarie: Pas og kørekort afgøres med hjemmel i loven
      Givet opgaven "stat.pas-og-koerekort" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og reglen LOVHJEMMEL.givet gælder
      Og tidsplanen siger 2007 "Overtages for den anden myndighed"

    Scenarie: Tinglysning er hjælp ved en skærm, og loven er ikke vedtaget
      Givet opgaven "stat.tinglysning" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og reglen P6.ingen_afgørelse gælder
      Men tidsplanen er tom

    Scenarie: Sygesikring bliver regionens
      Givet opgaven "suf.sygesikring" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og følgen K.aftale_med_regionen gælder

    Scenarie: Henvendelser i øvrigt mangler på listen over information
      Givet opgaven "mff.henvendelser-i-oevrigt" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 2 i servicecentret"
      Og udfaldet for INFORMATION er "ikke opfyldt"
