# language: da
Egenskab: Tidsplanen
  Tabel 1 i rapporten siger, hvad der sker i 2010, og hvad der sker i 2011-2012. Hvornår en opgave flytter, afhænger af
  afgørelsen, og af om en sammenlægning er besluttet, en undersøgelse er i gang, eller en digitalisering skal på plads.

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
      | lov_kræver_ét_udvalg               | nej           |
      | fordeling_styrer_tilbud_der_bliver | nej           |
      | uundværlig_for_afgivende           | nej           |
      | fysisk_arkiv_nødvendigt            | nej           |
      | arkiv_digitaliseret                | ikke relevant |
      | afventer_anden_beslutning          | nej           |
      | sammenlægning_besluttet            | nej           |
      | afklaring_i_gang                   | nej           |
      | forsøg_aftalt                      | nej           |
      | digitalisering_flytter_kanal       | nej           |
      | modtagende_enhed_findes            | nej           |

  Regel: Er sammenlægningen besluttet, overflyttes opgaven i 2010

    Scenarie: Borgerrepræsentationen har besluttet sammenlægningen
      Givet disse fakta er ændret
        | fakta                   | værdi |
        | sammenlægning_besluttet | ja    |
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Overflyttes"
      Og trinnet T.overflyttes gælder
      Og kilden til T.overflyttes er "analyse-2010, afsnit 2, tabel 1"

    Scenarie: Sammenlægningen er ikke besluttet
      Når opgaven vurderes
      Så gælder trinnet T.overflyttes netop ikke
      Og tidsplanen er tom

    Scenarie: En besluttet sammenlægning flytter ikke en opgave, der ikke er egnet
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | sammenlægning_besluttet    | ja    |
        | andel_uden_væsentligt_skøn | 50 %  |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og trinnet T.overflyttes gælder netop ikke

    Scenarie: Det er ikke oplyst, om sammenlægningen er besluttet
      Givet disse fakta er ændret
        | fakta                   | værdi       |
        | sammenlægning_besluttet | ikke oplyst |
      Når opgaven vurderes
      Så er trinnet T.overflyttes muligt

  Regel: Er en undersøgelse i gang, kan opgaven måske flytte i 2010

    Scenarie: En undersøgelse af telefonbetjeningen er i gang
      Givet disse fakta er ændret
        | fakta            | værdi |
        | afklaring_i_gang | ja    |
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Mulig overflytning"
      Og trinnet T.mulig-overflytning gælder

    Scenarie: Ingen undersøgelse er i gang
      Når opgaven vurderes
      Så gælder trinnet T.mulig-overflytning netop ikke

    Scenarie: Er sammenlægningen besluttet, venter den ikke på undersøgelsen
      Givet disse fakta er ændret
        | fakta                   | værdi |
        | afklaring_i_gang        | ja    |
        | sammenlægning_besluttet | ja    |
      Når opgaven vurderes
      Så gælder trinnet T.mulig-overflytning netop ikke
      Og tidsplanen siger 2010 "Overflyttes"

  Regel: Digitaliseringen går forud, og opgaven flytter samme år, hvor den modtagende enhed findes

    Scenarie: Den modtagende enhed findes allerede
      Givet disse fakta er ændret
        | fakta                        | værdi |
        | digitalisering_flytter_kanal | ja    |
        | modtagende_enhed_findes      | ja    |
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og overflytning"
      Og trinnet T.digitalisering-og-overflytning gælder
      Men trinnet T.digitalisering-og-forberedelse gælder netop ikke
      Og trinnet T.forberedelse-og-overflytning gælder netop ikke

    Scenarie: Den modtagende enhed skal først dannes
      Givet disse fakta er ændret
        | fakta                        | værdi |
        | digitalisering_flytter_kanal | ja    |
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og forberedelse"
      Og tidsplanen siger 2011-2012 "Forberedelse og overflytning"
      Og trinnet T.digitalisering-og-forberedelse gælder
      Og trinnet T.forberedelse-og-overflytning gælder
      Men trinnet T.digitalisering-og-overflytning gælder netop ikke

    Abstrakt Scenario: Intet digitaliseres, og at den modtagende enhed findes, er <findes>
      Givet disse fakta er ændret
        | fakta                   | værdi    |
        | modtagende_enhed_findes | <findes> |
      Når opgaven vurderes
      Så gælder trinnet <trin> netop ikke
      Og tidsplanen er tom

      Eksempler:
        | findes | trin                             |
        | ja     | T.digitalisering-og-overflytning |
        | nej    | T.digitalisering-og-forberedelse |
        | nej    | T.forberedelse-og-overflytning   |

    Scenarie: Det er ikke oplyst, om den modtagende enhed findes
      Givet disse fakta er ændret
        | fakta                        | værdi       |
        | digitalisering_flytter_kanal | ja          |
        | modtagende_enhed_findes      | ikke oplyst |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Men trinnet T.digitalisering-og-overflytning er muligt
      Og trinnet T.digitalisering-og-forberedelse er muligt

    Abstrakt Scenario: En opgave, der ikke er egnet, har ikke trinnet <trin>
      Givet disse fakta er ændret
        | fakta                        | værdi            |
        | andel_uden_væsentligt_skøn   | 50 %             |
        | afklaring_i_gang             | <undersøgelse>   |
        | digitalisering_flytter_kanal | <digitalisering> |
        | modtagende_enhed_findes      | <modtager>       |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og trinnet <trin> gælder netop ikke

      Eksempler:
        | undersøgelse | digitalisering | modtager | trin                             |
        | ja           | nej            | nej      | T.mulig-overflytning             |
        | nej          | ja             | ja       | T.digitalisering-og-overflytning |
        | nej          | ja             | nej      | T.digitalisering-og-forberedelse |
        | nej          | ja             | nej      | T.forberedelse-og-overflytning   |

    Abstrakt Scenario: Er sammenlægningen besluttet, er trinnet <trin> overflødigt
      Givet disse fakta er ændret
        | fakta                        | værdi      |
        | sammenlægning_besluttet      | ja         |
        | digitalisering_flytter_kanal | ja         |
        | modtagende_enhed_findes      | <modtager> |
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Overflyttes"
      Men trinnet <trin> gælder netop ikke

      Eksempler:
        | modtager | trin                             |
        | ja       | T.digitalisering-og-overflytning |
        | nej      | T.digitalisering-og-forberedelse |
        | nej      | T.forberedelse-og-overflytning   |

  Regel: En delvist egnet opgave flytter trinvist, telefonopgaven først

    Scenarie: De øvrige opgaver flytter i 2011-2012
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
      Når opgaven vurderes
      Så er afgørelsen "delvist egnet"
      Og tidsplanen siger 2011-2012 "Overflytning af øvrige opgaver"
      Og trinnet T.øvrige-opgaver gælder

    Scenarie: En egnet opgave flytter ikke trinvist
      Når opgaven vurderes
      Så gælder trinnet T.øvrige-opgaver netop ikke

    Scenarie: Telefonopgaven er egnet og flytter allerede i 2010
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | digitalisering_flytter_kanal   | ja    |
      Og opgaven har delen "telefonopgaven" efter "kanal" med disse fakta
        | fakta                          | værdi  |
        | binding_til_opgaver_der_bliver | svag   |
        | støttefunktion_i_enheden       | nej    |
        | andel_uden_væsentligt_skøn     | 90 %   |
        | henvendelser                   | 30.000 |
        | fysisk_arkiv_nødvendigt        | nej    |
      Når opgaven vurderes
      Så siger tidsplanen 2010 "Digitalisering og overflytning af telefonopgaven"
      Og tidsplanen siger 2011-2012 "Overflytning af øvrige opgaver"
      Og trinnet T.telefonopgaven-først gælder

    Scenarie: Ingen del er egnet til at flytte først
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | digitalisering_flytter_kanal   | ja    |
      Og opgaven har delen "klager" efter "kanal" med disse fakta
        | fakta                             | værdi |
        | støttefunktion_i_enheden          | nej   |
        | andel_uden_væsentligt_skøn        | 30 %  |
        | sammenhængende_med_egnede_opgaver | nej   |
      Når opgaven vurderes
      Så gælder trinnet T.telefonopgaven-først netop ikke
      Og trinnet T.øvrige-opgaver gælder

    Scenarie: Er hele opgaven egnet, flytter telefonopgaven ikke for sig
      Givet disse fakta er ændret
        | fakta                        | værdi |
        | digitalisering_flytter_kanal | ja    |
      Og opgaven har delen "telefonopgaven" efter "kanal" med disse fakta
        | fakta                      | værdi  |
        | støttefunktion_i_enheden   | nej    |
        | andel_uden_væsentligt_skøn | 90 %   |
        | henvendelser               | 30.000 |
        | fysisk_arkiv_nødvendigt    | nej    |
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og trinnet T.telefonopgaven-først gælder netop ikke

    Scenarie: En egnet del tæller kun som telefonopgave, hvor opgaven er delt efter kanal
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | digitalisering_flytter_kanal   | ja    |
      Og opgaven har delen "rådgivning" med disse fakta
        | fakta                          | værdi  |
        | binding_til_opgaver_der_bliver | svag   |
        | støttefunktion_i_enheden       | nej    |
        | andel_uden_væsentligt_skøn     | 90 %   |
        | henvendelser                   | 30.000 |
        | fysisk_arkiv_nødvendigt        | nej    |
      Når opgaven vurderes
      Så gælder trinnet T.telefonopgaven-først ikke

    Scenarie: Uden digitalisering flytter telefonopgaven ikke først
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
      Og opgaven har delen "telefonopgaven" efter "kanal" med disse fakta
        | fakta                          | værdi  |
        | binding_til_opgaver_der_bliver | svag   |
        | støttefunktion_i_enheden       | nej    |
        | andel_uden_væsentligt_skøn     | 90 %   |
        | henvendelser                   | 30.000 |
        | fysisk_arkiv_nødvendigt        | nej    |
      Når opgaven vurderes
      Så gælder trinnet T.telefonopgaven-først netop ikke

  Regel: Egnede dele af en helhed, som loven binder, afklares i 2010

    Scenarie: En del af en bundet helhed er egnet
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
      Så siger tidsplanen 2010 "Afklaring af specifikke områder/opgaver"
      Og trinnet T.afklaring gælder

    Scenarie: En bundet helhed uden egnede dele har intet at afklare
      Givet disse fakta er ændret
        | fakta                | værdi |
        | lov_kræver_ét_udvalg | ja    |
      Når opgaven vurderes
      Så gælder trinnet T.afklaring netop ikke
      Og tidsplanen er tom

  Regel: Et aftalt forsøg kan begynde i 2010, selv om opgaven bliver

    Scenarie: Forvaltningen har aftalt et forsøg
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | uundværlig_for_afgivende | ja    |
        | forsøg_aftalt            | ja    |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og tidsplanen siger 2010 "Forsøgsordning vedrørende telefonbetjening"
      Og trinnet T.forsøg gælder

    Scenarie: Intet forsøg er aftalt
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | uundværlig_for_afgivende | ja    |
      Når opgaven vurderes
      Så gælder trinnet T.forsøg netop ikke

    Scenarie: En egnet opgave har ikke brug for et forsøg
      Givet disse fakta er ændret
        | fakta         | værdi |
        | forsøg_aftalt | ja    |
      Når opgaven vurderes
      Så gælder trinnet T.forsøg netop ikke

  Regel: En opgave for andre end borgere analyseres nærmere i 2010

    Scenarie: Opgaven betjener virksomheder
      Givet disse fakta er ændret
        | fakta     | værdi        |
        | målgruppe | virksomheder |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og tidsplanen siger 2010 "Nærmere analyse i 1. halvår"
      Og trinnet T.nærmere-analyse gælder
      Og kilden til T.nærmere-analyse er "analyse-2010, afsnit 4.1, Vurdering"

    Scenarie: En opgave for kommunen selv analyseres ikke nærmere
      Givet disse fakta er ændret
        | fakta     | værdi         |
        | målgruppe | kommunen selv |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Og trinnet T.nærmere-analyse gælder netop ikke

    Scenarie: Opgaven betjener også borgere og er mulig fremtidig af en anden grund
      Givet disse fakta er ændret
        | fakta                     | værdi                   |
        | målgruppe                 | borgere og virksomheder |
        | afventer_anden_beslutning | ja                      |
      Når opgaven vurderes
      Så er afgørelsen "mulig fremtidig"
      Men trinnet T.nærmere-analyse gælder netop ikke

    Scenarie: Er der ingen opgaver, er der intet at analysere nærmere
      Givet disse fakta er ændret
        | fakta                    | værdi        |
        | målgruppe                | virksomheder |
        | opgaveområder_i_analysen | 0            |
      Når opgaven vurderes
      Så er afgørelsen "ingen yderligere egnede opgaver"
      Og trinnet T.nærmere-analyse gælder netop ikke
