# language: da
Egenskab: Det, der følger af afgørelsen
  Flytter en opgave, flytter midlerne med; det, der bliver tilbage, skal aftales eller bæres. De fleste følger gælder kun
  opgaver, der er egnede eller delvist egnede.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta                              | værdi         |
      | målgruppe                          | borgere       |
      | støttefunktion_i_enheden           | nej           |
      | opgaveområder_i_analysen           | 1             |
      | andel_uden_væsentligt_skøn         | 90 %          |
      | sammenhængende_med_egnede_opgaver  | nej           |
      | egen_sagsbehandling                | ja            |
      | binding_til_opgaver_der_bliver     | svag          |
      | snitflader_sikret_i_system         | nej           |
      | kun_frontbetjening                 | nej           |
      | tilsvarende_funktion_i_enheden     | nej           |
      | én_indgang_på_tværs                | nej           |
      | flytter_med_helheden               | nej           |
      | skiftende_funktioner               | nej           |
      | under_konsolidering                | nej           |
      | henvendelser                       | 50.000        |
      | sager                              | 30.000        |
      | lov_kræver_ét_udvalg               | nej           |
      | fordeling_styrer_tilbud_der_bliver | nej           |
      | uundværlig_for_afgivende           | nej           |
      | fysisk_arkiv_nødvendigt            | nej           |
      | arkiv_digitaliseret                | ikke relevant |
      | afventer_anden_beslutning          | nej           |
      | sammenlægning_besluttet            | nej           |
      | takstfinansieret                   | nej           |
      | sagsbehandling_bliver_tilbage      | nej           |
      | deler_lokaler                      | nej           |
      | modtagende_enhed_findes            | ja            |
      | årsværk                            | 60            |

  Regel: Midlerne følger opgaven

    Abstrakt Scenario: Midlerne følger en opgave, der er <afgørelse>
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
      Når opgaven vurderes
      Så er afgørelsen "<afgørelse>"
      Og følgen K.midler-følger gælder

      Eksempler:
        | binding | afgørelse     |
        | svag    | egnet         |
        | stærk   | delvist egnet |

    Scenarie: Midlerne bliver, hvor opgaven bliver
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | andel_uden_væsentligt_skøn | 50 %  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og følgen K.midler-følger gælder netop ikke

    Scenarie: Er afgørelsen åben, er det også åbent, om midlerne følger
      Givet disse fakta er ændret
        | fakta                      | værdi        |
        | andel_uden_væsentligt_skøn | ikke opgjort |
      Når opgaven vurderes
      Så er følgen K.midler-følger mulig

    Scenarie: Midlerne følger, hvad enten opgaven er egnet eller delvist egnet
      Givet disse fakta er ændret
        | fakta                          | værdi       |
        | binding_til_opgaver_der_bliver | ikke oplyst |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "delvist egnet"
      Men følgen K.midler-følger gælder
      Og kilden til K.midler-følger er "analyse-2010, afsnit 3.1"

  Regel: Bliver noget af opgaven eller ansvaret tilbage, aftales en SLA

    Abstrakt Scenario: SLA, fordi <fakta> er <værdi>
      Givet disse fakta er ændret
        | fakta   | værdi   |
        | <fakta> | <værdi> |
      Når opgaven vurderes
      Så gælder følgen K.sla
      Og kilden til K.sla er "analyse-2010, afsnit 3.2"

      Eksempler:
        | fakta                          | værdi |
        | sagsbehandling_bliver_tilbage  | ja    |
        | kun_frontbetjening             | ja    |
        | binding_til_opgaver_der_bliver | stærk |

    Scenarie: Hele opgaven flytter, og ansvaret med den
      Når opgaven vurderes
      Så gælder følgen K.sla ikke

    Scenarie: Det er ukendt, om sagsbehandling bliver tilbage
      Givet disse fakta er ændret
        | fakta                         | værdi       |
        | sagsbehandling_bliver_tilbage | ikke oplyst |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Men følgen K.sla er mulig

  Regel: Stærke eller afgørende snitflader aftales, før opgaven flytter

    Abstrakt Scenario: Snitfladerne er <binding>
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
      Når opgaven vurderes
      Så gælder følgen K.snitflader

      Eksempler:
        | binding               |
        | stærk                 |
        | afgørende             |
        | stærk eller afgørende |

    Scenarie: Almindelige snitflader kræver ingen særlig aftale
      Når opgaven vurderes
      Så gælder følgen K.snitflader netop ikke

    Scenarie: Også snitflader, som et fælles system bærer, beskrives og aftales
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | snitflader_sikret_i_system     | ja    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og følgen K.snitflader gælder

  Regel: Den afgivende forvaltning kan miste kompetence

    Abstrakt Scenario: Kompetence mistes, fordi <fakta> er <værdi>
      Givet disse fakta er ændret
        | fakta   | værdi   |
        | <fakta> | <værdi> |
      Når opgaven vurderes
      Så gælder følgen K.kompetence

      Eksempler:
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | stærk     |
        | binding_til_opgaver_der_bliver | afgørende |
        | sagsbehandling_bliver_tilbage  | ja        |

    Scenarie: Ingen opgaver, der bliver, har brug for kompetencen
      Når opgaven vurderes
      Så gælder følgen K.kompetence ikke

    Scenarie: En støttefunktion tager ingen faglig viden med sig
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | støttefunktion_i_enheden       | ja    |
      Når opgaven vurderes
      Så gælder følgen K.kompetence netop ikke

  Regel: Basisomkostninger bliver tilbage, hvor huslejen ikke falder med flytningen

    Scenarie: Medarbejderne deler lokaler med opgaver, der bliver
      Givet disse fakta er ændret
        | fakta         | værdi |
        | deler_lokaler | ja    |
      Når opgaven vurderes
      Så gælder følgen K.basisomkostninger

    Abstrakt Scenario: Flytter <årsværk> årsværk, falder huslejen ikke
      Givet disse fakta er ændret
        | fakta   | værdi     |
        | årsværk | <årsværk> |
      Når opgaven vurderes
      Så gælder følgen K.basisomkostninger

      Eksempler:
        | årsværk  |
        | 20       |
        | 19,9     |
        | 6        |
        | højst 20 |

    Scenarie: Få årsværk tynger ikke, hvor den modtagende enhed først skal dannes
      Givet disse fakta er ændret
        | fakta                   | værdi |
        | årsværk                 | 6     |
        | modtagende_enhed_findes | nej   |
      Når opgaven vurderes
      Så gælder følgen K.basisomkostninger ikke

    Abstrakt Scenario: Flytter <årsværk> årsværk, falder huslejen
      Givet disse fakta er ændret
        | fakta   | værdi     |
        | årsværk | <årsværk> |
      Når opgaven vurderes
      Så gælder følgen K.basisomkostninger ikke

      Eksempler:
        | årsværk |
        | 20,1    |
        | 21      |
        | 224     |

    Scenarie: Er sammenlægningen allerede besluttet, er omkostningerne det også
      Givet disse fakta er ændret
        | fakta                   | værdi |
        | deler_lokaler           | ja    |
        | sammenlægning_besluttet | ja    |
      Når opgaven vurderes
      Så gælder følgen K.basisomkostninger netop ikke

    Scenarie: Det er ukendt, hvor mange årsværk der flytter
      Givet disse fakta er ændret
        | fakta   | værdi        |
        | årsværk | ikke opgjort |
      Når opgaven vurderes
      Så er følgen K.basisomkostninger mulig

  Regel: Skifter medarbejderne mellem funktioner, mister forvaltningen fleksibilitet

    Scenarie: De samme medarbejdere løser flere funktioner på en dag
      Givet disse fakta er ændret
        | fakta                | værdi |
        | skiftende_funktioner | ja    |
      Når opgaven vurderes
      Så gælder følgen K.fleksibilitet

    Scenarie: Medarbejderne har én funktion
      Når opgaven vurderes
      Så gælder følgen K.fleksibilitet netop ikke

  Regel: I et takstfinansieret område går besparelser til brugerne

    Scenarie: Brugerne betaler området
      Givet disse fakta er ændret
        | fakta            | værdi |
        | takstfinansieret | ja    |
      Når opgaven vurderes
      Så gælder følgen K.takst
      Og kilden til K.takst er "analyse-2010, afsnit 4.4.1, Vurdering"

    Scenarie: Skatten betaler området
      Når opgaven vurderes
      Så gælder følgen K.takst netop ikke

    Scenarie: Det er ikke oplyst, hvem der betaler
      Givet disse fakta er ændret
        | fakta            | værdi       |
        | takstfinansieret | ikke oplyst |
      Når opgaven vurderes
      Så er følgen K.takst mulig

  Regel: Myndighedsansvaret fastlægges, hvor opgaven er sagsbehandling eller vejledning

    Scenarie: Opgaven er sagsbehandling
      Når opgaven vurderes
      Så gælder følgen K.myndighed
      Og kilden til K.myndighed er "analyse-2010, afsnit 3.3"

    Scenarie: En støttefunktion uden sagsbehandling har intet myndighedsansvar
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | egen_sagsbehandling      | nej   |
        | støttefunktion_i_enheden | ja    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og følgen K.myndighed gælder netop ikke

  Regel: Holder loven indsats og ydelse sammen, kræver en flytning en ny styrelsesvedtægt

    Scenarie: Loven kræver ét udvalg
      Givet disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og følgen K.styrelsesvedtægt gælder
      Men følgen K.midler-følger gælder netop ikke

    Scenarie: Loven kræver ét udvalg, og en del af opgaven er egnet
      Givet disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Og opgaven har delen "telefonbetjening" med disse fakta
        | fakta                      | værdi  |
        | lov_kræver_ét_udvalg       | nej    |
        | støttefunktion_i_enheden   | nej    |
        | andel_uden_væsentligt_skøn | 90 %   |
        | henvendelser               | 30.000 |
        | fysisk_arkiv_nødvendigt    | nej    |
      Når opgaven vurderes
      Så er afgørelsen "specifikke opgaver afklares"
      Og følgen K.styrelsesvedtægt gælder

    Scenarie: Opgaven bliver af en anden grund end loven
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | afventer_anden_beslutning | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og følgen K.styrelsesvedtægt gælder netop ikke

    Scenarie: Er der ingen opgaver at flytte, er der ingen vedtægt at ændre
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | lov_kræver_ét_udvalg     | ja    |
        | opgaveområder_i_analysen | 0     |
      Når opgaven vurderes
      Så gælder følgen K.styrelsesvedtægt netop ikke

    Scenarie: Det er ikke oplyst, om loven kræver ét udvalg
      Givet disse fakta er ændret
        | fakta                | værdi       |
        | lov_kræver_ét_udvalg | ikke oplyst |
      Når opgaven vurderes
      Så er følgen K.styrelsesvedtægt mulig

  Regel: En enhed under konsolidering bliver færdig med det undervejs

    Scenarie: Enheden er ny
      Givet disse fakta er ændret
        | fakta               | værdi |
        | under_konsolidering | ja    |
      Når opgaven vurderes
      Så gælder følgen K.konsolidering

    Scenarie: Enheden er på plads
      Når opgaven vurderes
      Så gælder følgen K.konsolidering netop ikke

  Regel: Årsværkene skal kendes, før midlerne kan følge

    Abstrakt Scenario: Årsværkene er <årsværk>
      Givet disse fakta er ændret
        | fakta   | værdi     |
        | årsværk | <årsværk> |
      Når opgaven vurderes
      Så gælder følgen K.årsværk-opgøres

      Eksempler:
        | årsværk      |
        | ikke opgjort |
        | ikke oplyst  |
        | ikke spurgt  |

    Abstrakt Scenario: Årsværkene er opgjort til <årsværk>
      Givet disse fakta er ændret
        | fakta   | værdi     |
        | årsværk | <årsværk> |
      Når opgaven vurderes
      Så gælder følgen K.årsværk-opgøres netop ikke

      Eksempler:
        | årsværk |
        | 60      |
        | ca. 60  |
        | 0       |

  Regel: Følgerne gælder en opgave, der flytter, også når den kun er delvist egnet

    Abstrakt Scenario: Opgaven er delvist egnet, og <fakta> er <værdi>
      Givet disse fakta er ændret
        | fakta                          | værdi   |
        | binding_til_opgaver_der_bliver | stærk   |
        | <fakta>                        | <værdi> |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og følgen <følge> gælder

      Eksempler:
        | fakta                         | værdi        | følge               |
        | sagsbehandling_bliver_tilbage | ja           | K.sla               |
        | sagsbehandling_bliver_tilbage | ja           | K.kompetence        |
        | snitflader_sikret_i_system    | nej          | K.snitflader        |
        | deler_lokaler                 | ja           | K.basisomkostninger |
        | skiftende_funktioner          | ja           | K.fleksibilitet     |
        | takstfinansieret              | ja           | K.takst             |
        | egen_sagsbehandling           | ja           | K.myndighed         |
        | under_konsolidering           | ja           | K.konsolidering     |
        | årsværk                       | ikke opgjort | K.årsværk-opgøres   |

    Abstrakt Scenario: Opgaven bliver, selv om <fakta> er <værdi>
      Givet disse fakta er ændret
        | fakta                     | værdi   |
        | afventer_anden_beslutning | ja      |
        | <fakta>                   | <værdi> |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og følgen <følge> gælder netop ikke

      Eksempler:
        | fakta                          | værdi        | følge               |
        | sagsbehandling_bliver_tilbage  | ja           | K.sla               |
        | deler_lokaler                  | ja           | K.basisomkostninger |
        | binding_til_opgaver_der_bliver | stærk        | K.snitflader        |
        | binding_til_opgaver_der_bliver | stærk        | K.kompetence        |
        | skiftende_funktioner           | ja           | K.fleksibilitet     |
        | takstfinansieret               | ja           | K.takst             |
        | egen_sagsbehandling            | ja           | K.myndighed         |
        | under_konsolidering            | ja           | K.konsolidering     |
        | årsværk                        | ikke opgjort | K.årsværk-opgøres   |
