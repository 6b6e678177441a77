# language: da
Egenskab: Hvad der sker med kanalerne
  Flere ting kan ske på en gang: hver række, der passer, lægger en til.

  Baggrund:
    Givet regelsættet "kanalstrategi-2010"
    Og en opgave med disse fakta
      | fakta                       | værdi  |
      | personlige                  | 2.000  |
      | skriftlige                  | 8.000  |
      | telefoniske                 | 20.000 |
      | digitale                    | 5.000  |
      | andel_enkle_opkald          | 20 %   |
      | projekt_til_selvbetjening   | intet  |
      | telefoni_til_kontaktcentret | intet  |
      | opkald_kræver_fagviden      | nej    |
      | kræver_personligt_fremmøde  | nej    |

  Regel: Et besluttet projekt flytter henvendelser og kan lukke indgangen

    Scenarie: Digital Parkering
      Givet disse fakta er ændret
        | fakta                     | værdi     |
        | projekt_til_selvbetjening | besluttet |
      Når opgaven vurderes
      Så er afgørelsen "henvendelser flytter til selvbetjening" og "personlig indgang kan lukkes"
      Og rækken selvbetjening giver afgørelsen
      Og rækken lukning giver afgørelsen

    Scenarie: Fremmøde er nødvendigt
      Givet disse fakta er ændret
        | fakta                      | værdi     |
        | projekt_til_selvbetjening  | besluttet |
        | kræver_personligt_fremmøde | ja        |
      Når opgaven vurderes
      Så er afgørelsen "henvendelser flytter til selvbetjening"
      Men rækken lukning giver netop ikke afgørelsen
      Og rækken ellers giver netop ikke afgørelsen

  Regel: Enkle opkald kan tages i kontaktcentret

    Scenarie: De fleste opkald er enkle
      Givet disse fakta er ændret
        | fakta              | værdi |
        | andel_enkle_opkald | 80 %  |
      Når opgaven vurderes
      Så er afgørelsen "opkald kan tages i kontaktcentret"
      Og rækken enkle-opkald giver afgørelsen
      Men rækken selvbetjening giver netop ikke afgørelsen

  Regel: En foranalyse eller et forsøg undersøger kanalerne

    Scenarie: En foranalyse er i gang
      Givet disse fakta er ændret
        | fakta                     | værdi      |
        | projekt_til_selvbetjening | foranalyse |
      Når opgaven vurderes
      Så er afgørelsen "kanalerne undersøges"
      Og rækken foranalyse giver afgørelsen
      Men rækken forsøg giver netop ikke afgørelsen

    Scenarie: Et forsøg er i gang
      Givet disse fakta er ændret
        | fakta                       | værdi    |
        | telefoni_til_kontaktcentret | afprøves |
        | opkald_kræver_fagviden      | ja       |
        | andel_enkle_opkald          | 80 %     |
      Når opgaven vurderes
      Så er afgørelsen "kanalerne undersøges"
      Og rækken forsøg giver afgørelsen
      Men rækken foranalyse giver netop ikke afgørelsen

  Regel: Ellers bliver kanalerne

    Scenarie: Intet er besluttet
      Når opgaven vurderes
      Så er afgørelsen "kanalerne bliver"
      Og rækken ellers giver afgørelsen
      Men rækken enkle-opkald giver netop ikke afgørelsen
