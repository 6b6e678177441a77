# language: da
Egenskab: Princip 5: Effektiv kanalprioritering
  Henvendelser skal til selvbetjening eller løses i et kontaktcenter, hvor de kan. Det taler for en flytning, at et
  besluttet projekt flytter dem, eller at mindst halvdelen af opkaldene er enkle; ellers er det uden betydning.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta                        | værdi |
      | digitalisering_flytter_kanal | nej   |
      | andel_enkle_opkald           | 20 %  |
      | rest_kræver_person           | nej   |

  Regel: Et besluttet projekt, der flytter henvendelser til selvbetjening, taler for

    Scenarie: Et projekt er besluttet
      Givet disse fakta er ændret
        | fakta                        | værdi |
        | digitalisering_flytter_kanal | ja    |
      Når opgaven vurderes
      Så er udfaldet for P5 "opfyldt"
      Og reglen P5.digitalisering gælder
      Og P5.digitalisering taler for

    Scenarie: Intet projekt er besluttet
      Når opgaven vurderes
      Så er udfaldet for P5 "uden betydning"
      Og reglen P5.digitalisering gælder netop ikke
      Og reglen P5.ellers gælder

    Scenarie: Det er ukendt, om et projekt er besluttet
      Givet disse fakta er ændret
        | fakta                        | værdi       |
        | digitalisering_flytter_kanal | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for P5 uafklaret mellem "opfyldt" og "uden betydning"

  Regel: Mindst halvdelen af opkaldene skal være enkle

    Abstrakt Scenario: <andel> af opkaldene er enkle
      Givet disse fakta er ændret
        | fakta              | værdi   |
        | andel_enkle_opkald | <andel> |
      Når opgaven vurderes
      Så er udfaldet for P5 "opfyldt"
      Og reglen P5.enkle_opkald gælder

      Eksempler:
        | andel      |
        | 50 %       |
        | 50,1 %     |
        | 80 %       |
        | stor andel |

    Abstrakt Scenario: Kun <andel> af opkaldene er enkle
      Givet disse fakta er ændret
        | fakta              | værdi   |
        | andel_enkle_opkald | <andel> |
      Når opgaven vurderes
      Så er udfaldet for P5 "uden betydning"
      Og reglen P5.enkle_opkald gælder netop ikke

      Eksempler:
        | andel      |
        | 49,9 %     |
        | 0 %        |
        | højst 49 % |

    Abstrakt Scenario: En andel på <andel> kan ligge på begge sider af kravet
      Givet disse fakta er ændret
        | fakta              | værdi   |
        | andel_enkle_opkald | <andel> |
      Når opgaven vurderes
      Så er udfaldet for P5 uafklaret mellem "opfyldt" og "uden betydning"
      Og reglen P5.enkle_opkald gælder måske

      Eksempler:
        | andel        |
        | ca. 50 %     |
        | 40 %..60 %   |
        | ikke opgjort |

    Scenarie: Et besluttet projekt rækker, så den ukendte andel er ligegyldig
      Givet disse fakta er ændret
        | fakta                        | værdi        |
        | digitalisering_flytter_kanal | ja           |
        | andel_enkle_opkald           | ikke opgjort |
      Når opgaven vurderes
      Så er udfaldet for P5 "opfyldt"

    Scenarie: Begrundelsen nævner andelen og har sin egen kilde
      Givet disse fakta er ændret
        | fakta              | værdi  |
        | andel_enkle_opkald | 62,5 % |
      Når opgaven vurderes
      Så begrundes P5.enkle_opkald med "62,5 % af opkaldene er enkel vejledning"
      Og kilden til P5.enkle_opkald er "analyse-2010, afsnit 4.3"

  Regel: En rest, der kræver personlig betjening, taler imod uden at ændre udfaldet

    Scenarie: Nogle henvendelser kræver personlig betjening
      Givet disse fakta er ændret
        | fakta                        | værdi |
        | digitalisering_flytter_kanal | ja    |
        | rest_kræver_person           | ja    |
      Når opgaven vurderes
      Så er udfaldet for P5 "opfyldt"
      Men P5.rest_kræver_person taler imod

    Scenarie: Ingen henvendelser kræver personlig betjening
      Når opgaven vurderes
      Så gælder reglen P5.rest_kræver_person netop ikke
