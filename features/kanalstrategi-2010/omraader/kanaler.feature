# language: da
Egenskab: Områdernes kanaler
  Hvad analysen af marts 2010 oplyser om kanalerne, og hvad strategien gør ved dem.

  Baggrund:
    Givet regelsættet "kanalstrategi-2010"

  Regel: Projekterne i handlingsplanen flytter henvendelser

    Scenarie: Nem Affaldsservice flytter bestillinger, og opkaldene er enkle
      Givet opgaven "affaldsservice" fra "2010-kanaler"
      Når opgaven vurderes
      Så er afgørelsen "henvendelser flytter til selvbetjening" og "opkald kan tages i kontaktcentret"
      Og begrundes SELVBETJENING.besluttet med "fra kanalerne: skriftlige og telefoniske"
      Og udfaldet for FREMMØDE er "bliver"

    Scenarie: Digital Parkering kan lukke indgangen
      Givet opgaven "parkering.licenser" fra "2010-kanaler"
      Når opgaven vurderes
      Så er afgørelsen "henvendelser flytter til selvbetjening" og "personlig indgang kan lukkes"
      Og begrundes SELVBETJENING.besluttet med "fra kanalerne: personlige"

    Scenarie: Digital Pension er en foranalyse
      Givet opgaven "pension" fra "2010-kanaler"
      Når opgaven vurderes
      Så er afgørelsen "kanalerne undersøges"
      Og udfaldet for TELEFON er "bliver"

  Regel: Telefonen går til kontaktcentret, hvor opkaldene er enkle

    Scenarie: Sygedagpengenes opkald er enkle
      Givet opgaven "sygedagpenge" fra "2010-kanaler"
      Når opgaven vurderes
      Så er afgørelsen "opkald kan tages i kontaktcentret"
      Men reglen SELVBETJENING.mange_personlige gælder netop ikke

    Scenarie: Kontanthjælpens opkald skal afklares, og mange kommer personligt
      Givet opgaven "kontanthjaelp" fra "2010-kanaler"
      Når opgaven vurderes
      Så er afgørelsen "kanalerne undersøges"
      Og SELVBETJENING.mange_personlige taler for
      Og SELVBETJENING.mange_personlige begrundes med "28 %"

    Scenarie: Rådgivning om afgifter kræver fagviden
      Givet opgaven "parkering.afgifter" fra "2010-kanaler"
      Når opgaven vurderes
      Så er afgørelsen "kanalerne bliver"
      Og udfaldet for TELEFON er "bliver"

    Scenarie: Pladsanvisningens forsøg
      Givet opgaven "pladsanvisning" fra "2010-kanaler"
      Når opgaven vurderes
      Så er afgørelsen "kanalerne undersøges"
