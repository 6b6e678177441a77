# language: da
Egenskab: Listen over opgaver, der bliver
  81 opgaver bliver i deres forvaltning: de er skønsprægede, led i en indsats, for små at dele eller ville give flere
  indgange. Servicecentret oplyser også om dem.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Faglig, skønsbaseret sagsbehandling og særlig indsats

    Scenarie: Børn og unge med særlig støtte følges af en rådgiver
      Givet opgaven "faf.saerlig-stoette-til-boern-og-unge" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og reglen SÆRLIG_INDSATS.følges gælder
      Og udfaldet for DYBDE er "niveau 3"
      Og følgen F.tidsbestilling gælder

    Scenarie: Byggesager kræver arkitekter og ingeniører
      Givet opgaven "btf.byggesager" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og reglen EKSPERTVIDEN.kræves gælder
      Og kilden til EKSPERTVIDEN.kræves er "borgernes-indgang-2005, afsnit 7, Nye borgerindgange"

    Scenarie: Klager over p-afgift vurderes, men modtages i servicecentret
      Givet opgaven "btf.klager-over-p-afgift" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og følgen F.forslag_og_klager gælder

  Regel: En lille central funktion kan ikke deles

    Scenarie: Lokaler til folkeoplysning passes af tre årsværk
      Givet opgaven "kff.folkeoplysning-lokaler" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og reglen P7.central_funktion gælder
      Og P7.central_funktion begrundes med "3 årsværk"

  Regel: Beskæftigelsesområdet ville give flere indgange

    Scenarie: Kontanthjælp afgøres i ydelseskontoret
      Givet opgaven "faf.kontanthjaelp" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og reglen ADSKILLELSE.ydelseskontor gælder
      Og reglen INDGANGE.flere gælder

    Scenarie: Tilbud til ledige ligger i jobcentret
      Givet opgaven "faf.beskaeftigelsestilbud-fleksjob-loentilskud-til-pensionister" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og reglen ADSKILLELSE.jobcenter gælder

  Regel: En regelstyret opgave bliver, når den ikke opfylder principperne

    Scenarie: Parkeringslicenser hører ikke til en livssituation
      Givet opgaven "btf.parkeringslicenser" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og reglen P1.ingen gælder
      Og udfaldet for DYBDE er "niveau 2"

    Scenarie: Delpension har få ansøgere
      Givet opgaven "faf.delpension" fra "2005-kortlaegningen"
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og udfaldet for P2 er "ikke opfyldt"
