# language: da
Egenskab: Tidsplanen
  Statens opgaver følger lovenes ikrafttræden, kommunens nye opgaver lægges ud, mens de otte centre åbner.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"
    Og en opgave med disse fakta
      | fakta                           | værdi                   |
      | administrativ_borgerbetjening   | ja                      |
      | information_til_borgerne        | ja                      |
      | sag_ud_over_information         | ja                      |
      | skøn_i_afgørelsen               | uden væsentligt skøn    |
      | målgruppe                       | bredere grupper         |
      | livssituation                   | ændrede boligforhold    |
      | sammenhæng_med_andre_opgaver    | nej                     |
      | henvendelser                    | 5.000                   |
      | it_understøttelse               | internt it-støttesystem |
      | ekspeditionstid                 | 15                      |
      | kompliceret_sagsbehandling      | nej                     |
      | kan_deles_på_flere_enheder      | ja                      |
      | enhedens_årsværk                | 20                      |
      | hører_til_særlig_indsats        | nej                     |
      | kræver_ekspertviden             | nej                     |
      | anden_indgang_i_samme_sag       | nej                     |
      | fælles_adresse_med_fagenheden   | nej                     |
      | myndighed                       | kommunen                |
      | særskilt_lovhjemmel             | ikke relevant           |
      | hjemmel_gælder_fra              | ikke relevant           |
      | beskæftigelsesopgave            | nej                     |
      | hører_under_andet_udvalg        | nej                     |
      | udstationeret_medarbejder       | nej                     |
      | løses_i_servicecentret_i_dag    | ja                      |
      | besluttet_udlagt_på_sigt        | nej                     |
      | forvaltningen_ønsker_at_beholde | nej                     |
      | straksberegning_mulig           | nej                     |
      | klage_eller_forslag             | nej                     |
      | betaling_på_stedet              | nej                     |

  Regel: Skat og kort overtages i 2005

    Scenarie: Loven gælder fra november 2005
      Givet disse fakta er ændret
        | fakta              | værdi           |
        | myndighed          | staten          |
        | skøn_i_afgørelsen  | ingen afgørelse |
        | hjemmel_gælder_fra | november 2005   |
      Når opgaven vurderes
      Så siger tidsplanen 2005 "Overtages for den anden myndighed"
      Og trinnet T.hjemmel_2005 gælder
      Og kilden til T.hjemmel_2005 er "borgernes-indgang-2005, afsnit 5, Skatteforvaltningsloven"

    Scenarie: Loven gælder først senere
      Givet disse fakta er ændret
        | fakta              | værdi           |
        | myndighed          | staten          |
        | skøn_i_afgørelsen  | ingen afgørelse |
        | hjemmel_gælder_fra | januar 2007     |
      Når opgaven vurderes
      Så gælder trinnet T.hjemmel_2005 netop ikke

    Scenarie: Kommunens egne opgaver overtages ikke
      Når opgaven vurderes
      Så er tidsplanen tom

  Regel: Pas og kørekort overtages i 2007

    Scenarie: Loven gælder fra januar 2007
      Givet disse fakta er ændret
        | fakta               | værdi       |
        | myndighed           | staten      |
        | særskilt_lovhjemmel | ja          |
        | hjemmel_gælder_fra  | januar 2007 |
      Når opgaven vurderes
      Så siger tidsplanen 2007 "Overtages for den anden myndighed"
      Og trinnet T.hjemmel_2007 gælder

    Scenarie: Loven gælder før
      Givet disse fakta er ændret
        | fakta               | værdi         |
        | myndighed           | staten        |
        | særskilt_lovhjemmel | ja            |
        | hjemmel_gælder_fra  | november 2005 |
      Når opgaven vurderes
      Så gælder trinnet T.hjemmel_2007 netop ikke

  Regel: Kommunens nye opgaver lægges ud fra 2006 til 2008

    Scenarie: Centrene har ikke opgaven i dag
      Givet disse fakta er ændret
        | fakta                        | værdi |
        | løses_i_servicecentret_i_dag | nej   |
      Når opgaven vurderes
      Så siger tidsplanen 2006-2008 "Lægges ud, efterhånden som de otte centre åbner"
      Og trinnet T.nye_opgaver gælder
      Og kilden til T.nye_opgaver er "borgernes-indgang-2005, afsnit 9, Procesplan"

    Scenarie: Centrene har opgaven
      Når opgaven vurderes
      Så gælder trinnet T.nye_opgaver netop ikke

  Regel: Det, der ikke lægges i servicecentret, står ikke i tidsplanen

    Abstrakt Scenario: <trin> gælder ikke, når opgaven ikke er borgerbetjening
      Givet disse fakta er ændret
        | fakta                         | værdi   |
        | administrativ_borgerbetjening | nej     |
        | sag_ud_over_information       | nej     |
        | <fakta>                       | <værdi> |
      Når opgaven vurderes
      Så gælder trinnet <trin> netop ikke

      Eksempler:
        | trin           | fakta                        | værdi         |
        | T.hjemmel_2005 | hjemmel_gælder_fra           | november 2005 |
        | T.hjemmel_2007 | hjemmel_gælder_fra           | januar 2007   |
        | T.nye_opgaver  | løses_i_servicecentret_i_dag | nej           |
