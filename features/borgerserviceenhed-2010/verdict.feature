# language: da
Egenskab: Afgørelsen
  Rækkerne i afgørelsestabellen læses oppefra, og den første, der passer, giver afgørelsen. En opgave er kun egnet, når
  intet hindrer det, og alle principper, der afgør det, er opfyldt; ellers er den mulig fremtidig.

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
      | henvendelser                       | 50.000        |
      | sager                              | 30.000        |
      | indgange_der_kan_samles            | 2             |
      | digitalisering_flytter_kanal       | ja            |
      | lov_kræver_ét_udvalg               | nej           |
      | fordeling_styrer_tilbud_der_bliver | nej           |
      | uundværlig_for_afgivende           | nej           |
      | fysisk_arkiv_nødvendigt            | nej           |
      | arkiv_digitaliseret                | ikke relevant |
      | afventer_anden_beslutning          | nej           |

  Regel: En opgave, der opfylder principperne og ikke hindres, er egnet

    Scenarie: Alle principper er opfyldt
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og rækken egnet giver afgørelsen
      Og reglen MÅLGRUPPE.borgere er afgørende
      Og reglen P1.regelbaseret er afgørende
      Og reglen P2.svag_binding er afgørende
      Men rækken ellers giver netop ikke afgørelsen

    Abstrakt Scenario: Ét princip mangler, når <fakta> er <værdi>
      Givet disse fakta er ændret
        | fakta   | værdi   |
        | <fakta> | <værdi> |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og udfaldet for <princip> er "ikke opfyldt"
      Og rækken egnet giver netop ikke afgørelsen
      Og rækken ellers giver afgørelsen

      Eksempler:
        | fakta                      | værdi        | princip   |
        | målgruppe                  | virksomheder | MÅLGRUPPE |
        | andel_uden_væsentligt_skøn | 64 %         | P1        |
        | egen_sagsbehandling        | nej          | P1        |

    Scenarie: Volumen mangler, når både henvendelser og sager er få
      Givet disse fakta er ændret
        | fakta        | værdi  |
        | henvendelser | 10.000 |
        | sager        | 5.000  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og udfaldet for P3 er "ikke opfyldt"
      Og reglen P3.lav er afgørende
      Og rækken egnet giver netop ikke afgørelsen

    Scenarie: To grunde til volumen: ingen af dem er afgørende alene
      Når opgaven vurderes
      Så gælder reglen P3.henvendelser
      Og reglen P3.sager gælder
      Men reglen P3.henvendelser er ikke afgørende
      Og reglen P3.sager er ikke afgørende

    Abstrakt Scenario: Indgange og kanaler ændrer ikke afgørelsen: <fakta> er <værdi>
      Givet disse fakta er ændret
        | fakta   | værdi   |
        | <fakta> | <værdi> |
      Når opgaven vurderes
      Så er afgørelsen "egnet"

      Eksempler:
        | fakta                        | værdi       |
        | indgange_der_kan_samles      | 0           |
        | indgange_der_kan_samles      | ikke oplyst |
        | digitalisering_flytter_kanal | nej         |
        | digitalisering_flytter_kanal | ikke oplyst |

    Scenarie: Færre indgange og digitalisering er grunde, men ikke afgørende
      Når opgaven vurderes
      Så taler P4.indgange_samles for
      Og P5.digitalisering taler for
      Men reglen P4.indgange_samles er ikke afgørende
      Og reglen P5.digitalisering er ikke afgørende

  Regel: Ville ansvaret blive delt, er opgaven delvist egnet

    Abstrakt Scenario: Bindingen til opgaver, der bliver, er <binding>
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og rækken delt-ansvar giver afgørelsen
      Og rækken egnet giver netop ikke afgørelsen
      Og rækken ellers giver netop ikke afgørelsen
      Og reglen <regel> er afgørende

      Eksempler:
        | binding   | regel                |
        | stærk     | P2.stærk_binding     |
        | afgørende | P2.afgørende_binding |

    Scenarie: Et fælles system gør en stærkt bundet opgave egnet
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | snitflader_sikret_i_system     | ja    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og reglen P2.systemsikret er afgørende
      Og rækken delt-ansvar giver netop ikke afgørelsen

    Abstrakt Scenario: Delt ansvar rækker ikke, når <fakta> er <værdi>
      Givet disse fakta er ændret
        | fakta                          | værdi   |
        | binding_til_opgaver_der_bliver | stærk   |
        | <fakta>                        | <værdi> |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og rækken delt-ansvar giver netop ikke afgørelsen

      Eksempler:
        | fakta                      | værdi        |
        | målgruppe                  | virksomheder |
        | andel_uden_væsentligt_skøn | 64 %         |

    Scenarie: Delt ansvar rækker ikke, når volumen mangler
      Givet disse fakta er ændret
        | fakta                          | værdi  |
        | binding_til_opgaver_der_bliver | stærk  |
        | henvendelser                   | 10.000 |
        | sager                          | 5.000  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og rækken delt-ansvar giver netop ikke afgørelsen

  Regel: En hindring i opgaven selv går forud for principperne

    Abstrakt Scenario: En flytning er udelukket, når <fakta> er ja
      Givet disse fakta er ændret
        | fakta   | værdi |
        | <fakta> | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og rækken udelukket giver afgørelsen
      Og reglen <regel> er afgørende

      Eksempler:
        | fakta                              | regel                   |
        | fordeling_styrer_tilbud_der_bliver | FORDELING.styrer_tilbud |
        | uundværlig_for_afgivende           | FORDELING.uundværlig    |

    Scenarie: Intet udelukker en flytning
      Når opgaven vurderes
      Så giver rækken udelukket netop ikke afgørelsen

  Regel: Mangler en forudsætning, må opgaven vente

    Scenarie: Opgaven afventer en anden beslutning
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | afventer_anden_beslutning | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og rækken forudsætning-mangler giver afgørelsen
      Og reglen FORUDSÆTNING.anden_beslutning er afgørende

    Scenarie: Forudsætningerne er til stede
      Når opgaven vurderes
      Så giver rækken forudsætning-mangler netop ikke afgørelsen

    Scenarie: Når arkivet bliver digitaliseret, bliver opgaven egnet
      Givet disse fakta er ændret
        | fakta                   | værdi |
        | fysisk_arkiv_nødvendigt | ja    |
        | arkiv_digitaliseret     | ja    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"

    Scenarie: En manglende forudsætning skjules ikke af en hindring i opgaven
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | afventer_anden_beslutning | ja    |
        | uundværlig_for_afgivende  | ja    |
      Når opgaven vurderes
      Så giver rækken udelukket afgørelsen
      Og udfaldet for FORUDSÆTNING er "ikke opfyldt"
      Men reglen FORUDSÆTNING.anden_beslutning er ikke afgørende

  Regel: Holder loven opgaven sammen med indsatsen, bliver den, men egnede dele afklares

    Scenarie: Loven kræver ét udvalg, og opgaven har ingen dele
      Givet disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og rækken bundet-af-lov giver afgørelsen
      Og reglen ET_UDVALG.lovkrav er afgørende

    Scenarie: Ingen lov kræver ét udvalg
      Når opgaven vurderes
      Så giver rækken bundet-af-lov netop ikke afgørelsen

    Scenarie: Loven kræver ét udvalg, men en del af opgaven er egnet
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
      Og rækken egnede-dele-i-en-bundet-helhed giver afgørelsen

    Scenarie: Loven kræver ét udvalg, men en del af opgaven er delvist egnet
      Givet disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Og opgaven har delen "rådgivning" med disse fakta
        | fakta                          | værdi  |
        | lov_kræver_ét_udvalg           | nej    |
        | binding_til_opgaver_der_bliver | stærk  |
        | støttefunktion_i_enheden       | nej    |
        | kun_frontbetjening             | nej    |
        | én_indgang_på_tværs            | nej    |
        | andel_uden_væsentligt_skøn     | 90 %   |
        | henvendelser                   | 30.000 |
        | fysisk_arkiv_nødvendigt        | nej    |
      Når opgaven vurderes
      Så er afgørelsen "specifikke opgaver afklares"
      Og rækken egnede-dele-i-en-bundet-helhed giver afgørelsen

    Scenarie: En manglende forudsætning går forud for lovkravet, også når en del af opgaven er egnet
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | lov_kræver_ét_udvalg      | ja    |
        | afventer_anden_beslutning | ja    |
      Og opgaven har delen "telefonbetjening" med disse fakta
        | fakta                      | værdi  |
        | lov_kræver_ét_udvalg       | nej    |
        | afventer_anden_beslutning  | nej    |
        | støttefunktion_i_enheden   | nej    |
        | andel_uden_væsentligt_skøn | 90 %   |
        | henvendelser               | 30.000 |
        | fysisk_arkiv_nødvendigt    | nej    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og rækken forudsætning-mangler giver afgørelsen

    Scenarie: Loven kræver ét udvalg, og ingen del er egnet
      Givet disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Og opgaven har delen "opfølgning" med disse fakta
        | fakta                      | værdi |
        | støttefunktion_i_enheden   | nej   |
        | andel_uden_væsentligt_skøn | 30 %  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og rækken bundet-af-lov giver afgørelsen
      Men rækken egnede-dele-i-en-bundet-helhed giver netop ikke afgørelsen

    Scenarie: Uden lovkravet tæller helheden selv, ikke dens egnede dele
      Givet opgaven har delen "telefonbetjening" med disse fakta
        | fakta                      | værdi  |
        | støttefunktion_i_enheden   | nej    |
        | andel_uden_væsentligt_skøn | 90 %   |
        | henvendelser               | 30.000 |
        | fysisk_arkiv_nødvendigt    | nej    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og rækken egnede-dele-i-en-bundet-helhed giver netop ikke afgørelsen

    Scenarie: Er det ukendt, om delen er egnet, er afgørelsen for helheden åben
      Givet disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Og opgaven har delen "telefonbetjening" med disse fakta
        | fakta                      | værdi        |
        | lov_kræver_ét_udvalg       | nej          |
        | støttefunktion_i_enheden   | nej          |
        | andel_uden_væsentligt_skøn | ikke opgjort |
        | henvendelser               | 30.000       |
        | fysisk_arkiv_nødvendigt    | nej          |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "specifikke opgaver afklares" og "mulig fremtidig"

  Regel: Er der ingen opgaver, er der intet at flytte

    Scenarie: Ingen opgaveområder er meldt ind
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | opgaveområder_i_analysen | 0     |
      Når opgaven vurderes
      Så er afgørelsen "ingen yderligere egnede opgaver"
      Og rækken ingen-opgaver giver afgørelsen
      Og reglen OPGAVER.ingen er afgørende

    Scenarie: Ét opgaveområde er meldt ind
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | opgaveområder_i_analysen | 1     |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og rækken ingen-opgaver giver netop ikke afgørelsen

  Regel: Det ukendte gør kun afgørelsen åben, hvor det kan ændre den

    Abstrakt Scenario: Kun <fakta> mangler
      Givet disse fakta er ændret
        | fakta   | værdi       |
        | <fakta> | ikke oplyst |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "<ellers>"
      Og afgørelsen afhænger kun af "<fakta>"

      Eksempler:
        | fakta                              | ellers                          |
        | målgruppe                          | mulig fremtidig                 |
        | andel_uden_væsentligt_skøn         | mulig fremtidig                 |
        | egen_sagsbehandling                | mulig fremtidig                 |
        | binding_til_opgaver_der_bliver     | delvist egnet                   |
        | lov_kræver_ét_udvalg               | mulig fremtidig                 |
        | fordeling_styrer_tilbud_der_bliver | mulig fremtidig                 |
        | uundværlig_for_afgivende           | mulig fremtidig                 |
        | afventer_anden_beslutning          | mulig fremtidig                 |
        | opgaveområder_i_analysen           | ingen yderligere egnede opgaver |

    Abstrakt Scenario: <fakta> mangler, men kan ikke ændre afgørelsen
      Givet disse fakta er ændret
        | fakta   | værdi       |
        | <fakta> | ikke oplyst |
      Når opgaven vurderes
      Så er afgørelsen "egnet"

      Eksempler:
        | fakta                             |
        | henvendelser                      |
        | sager                             |
        | sammenhængende_med_egnede_opgaver |
        | snitflader_sikret_i_system        |
        | kun_frontbetjening                |
        | støttefunktion_i_enheden          |
        | arkiv_digitaliseret               |

    Scenarie: Både henvendelser og sager mangler
      Givet disse fakta er ændret
        | fakta        | værdi        |
        | henvendelser | ikke opgjort |
        | sager        | ikke opgjort |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet" og "mulig fremtidig"
      Og afgørelsen afhænger kun af "henvendelser" og "sager"

    Scenarie: Binding og skøn mangler begge
      Givet disse fakta er ændret
        | fakta                          | værdi        |
        | binding_til_opgaver_der_bliver | ikke oplyst  |
        | andel_uden_væsentligt_skøn     | ikke opgjort |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet", "delvist egnet" og "mulig fremtidig"
      Og afgørelsen afhænger af "binding_til_opgaver_der_bliver" og "andel_uden_væsentligt_skøn"

    Scenarie: Mangler det vigtigste, er alt muligt undtagen det, der kræver egnede dele
      Givet disse fakta er ændret
        | fakta                          | værdi       |
        | målgruppe                      | ikke spurgt |
        | opgaveområder_i_analysen       | ikke spurgt |
        | andel_uden_væsentligt_skøn     | ikke spurgt |
        | binding_til_opgaver_der_bliver | ikke spurgt |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet", "delvist egnet", "mulig fremtidig" og "ingen yderligere egnede opgaver"
