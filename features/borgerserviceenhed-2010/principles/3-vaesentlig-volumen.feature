# language: da
Egenskab: Princip 3: Væsentlig volumen
  En opgave skal have mindst 20.000 henvendelser eller 20.000 sager om året. Har den færre, kan den følge en helhed,
  lægges til en funktion af samme slags eller støtte opgaver, der flytter.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta                          | værdi |
      | henvendelser                   | 3.000 |
      | sager                          | 1.000 |
      | flytter_med_helheden           | nej   |
      | tilsvarende_funktion_i_enheden | nej   |
      | støttefunktion_i_enheden       | nej   |

  Regel: Mindst 20.000 henvendelser om året er væsentlig volumen

    Abstrakt Scenario: Medarbejderne betjener <henvendelser> henvendelser
      Givet disse fakta er ændret
        | fakta        | værdi          |
        | henvendelser | <henvendelser> |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.henvendelser gælder
      Men reglen P3.sager gælder netop ikke
      Og reglen P3.lav gælder netop ikke

      Eksempler:
        | henvendelser  |
        | 20.000        |
        | 20.001        |
        | 38.000        |
        | 666.280       |
        | mindst 20.000 |

    Abstrakt Scenario: Medarbejderne betjener kun <henvendelser> henvendelser
      Givet disse fakta er ændret
        | fakta        | værdi          |
        | henvendelser | <henvendelser> |
      Når opgaven vurderes
      Så er udfaldet for P3 "ikke opfyldt"
      Og reglen P3.lav gælder
      Men reglen P3.henvendelser gælder netop ikke

      Eksempler:
        | henvendelser |
        | 19.999       |
        | 14.000       |
        | 0            |
        | højst 19.999 |

    Scenarie: Besøg på hjemmesiden er ikke henvendelser
      Givet disse fakta er ændret
        | fakta               | værdi   |
        | besøg_på_hjemmeside | 500.000 |
      Når opgaven vurderes
      Så er udfaldet for P3 "ikke opfyldt"
      Og reglen P3.henvendelser gælder netop ikke

  Regel: Mindst 20.000 sager om året er væsentlig volumen

    Abstrakt Scenario: Der behandles <sager> sager
      Givet disse fakta er ændret
        | fakta | værdi   |
        | sager | <sager> |
      Når opgaven vurderes
      Så er udfaldet for P3 "<udfald>"
      Og reglen <gælder> gælder
      Men reglen <gælder ikke> gælder netop ikke

      Eksempler:
        | sager  | udfald       | gælder   | gælder ikke |
        | 19.999 | ikke opfyldt | P3.lav   | P3.sager    |
        | 20.000 | opfyldt      | P3.sager | P3.lav      |
        | 20.001 | opfyldt      | P3.sager | P3.lav      |

    Scenarie: Henvendelser og sager lægges ikke sammen
      Givet disse fakta er ændret
        | fakta        | værdi  |
        | henvendelser | 19.000 |
        | sager        | 19.000 |
      Når opgaven vurderes
      Så er udfaldet for P3 "ikke opfyldt"
      Og P3.lav taler imod
      Og P3.lav begrundes med "Volumen er lav: 19.000 henvendelser … og 19.000 sager … (krav: mindst 20.000)"

    Scenarie: Er både henvendelser og sager mange, tæller begge
      Givet disse fakta er ændret
        | fakta        | værdi  |
        | henvendelser | 40.000 |
        | sager        | 25.000 |
      Når opgaven vurderes
      Så gælder reglen P3.henvendelser
      Og reglen P3.sager gælder
      Men reglen P3.lav gælder ikke

  Regel: Er tallene ukendte, er udfaldet åbent, til ét af dem rækker

    Abstrakt Scenario: <henvendelser> henvendelser kan være både nok og for lidt
      Givet disse fakta er ændret
        | fakta        | værdi          |
        | henvendelser | <henvendelser> |
      Når opgaven vurderes
      Så er udfaldet for P3 uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og reglen P3.henvendelser gælder måske
      Og reglen P3.lav gælder måske

      Eksempler:
        | henvendelser   |
        | ca. 20 tusind  |
        | 15.000..25.000 |
        | højst 20.000   |
        | ikke opgjort   |

    Scenarie: Sagerne rækker i sig selv, så de ukendte henvendelser er ligegyldige
      Givet disse fakta er ændret
        | fakta        | værdi        |
        | henvendelser | ikke opgjort |
        | sager        | 20.000       |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.henvendelser gælder måske

  Regel: En opgave med lav volumen kan følge en helhed, der flytter samlet

    Scenarie: Opgaven er del af en afgrænset enhed
      Givet disse fakta er ændret
        | fakta                | værdi |
        | flytter_med_helheden | ja    |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.følger_helheden gælder
      Og reglen P3.lav er tilsidesat af P3.følger_helheden

    Scenarie: Opgaven skilles ud af sin enhed
      Når opgaven vurderes
      Så er udfaldet for P3 "ikke opfyldt"
      Og reglen P3.følger_helheden gælder netop ikke

    Scenarie: Er det ukendt, om helheden flytter, er udfaldet åbent
      Givet disse fakta er ændret
        | fakta                | værdi       |
        | flytter_med_helheden | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for P3 uafklaret mellem "opfyldt" og "ikke opfyldt"

  Regel: En opgave med lav volumen kan lægges til en funktion af samme slags

    Scenarie: Enheden har allerede en opkrævning
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | tilsvarende_funktion_i_enheden | ja    |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.tilsvarende_funktion gælder
      Og reglen P3.lav er tilsidesat af P3.tilsvarende_funktion

    Scenarie: Enheden har ingen funktion af samme slags
      Når opgaven vurderes
      Så gælder reglen P3.tilsvarende_funktion netop ikke

  Regel: En støttefunktion måles ikke på egne henvendelser og sager

    Scenarie: Opgaven støtter opgaver, der flytter
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | henvendelser             | 0     |
        | sager                    | 0     |
        | støttefunktion_i_enheden | ja    |
      Når opgaven vurderes
      Så er udfaldet for P3 "opfyldt"
      Og reglen P3.støttefunktion gælder
      Og reglen P3.lav er tilsidesat af P3.støttefunktion

    Scenarie: Opgaven støtter ingen andre opgaver
      Når opgaven vurderes
      Så gælder reglen P3.støttefunktion netop ikke
