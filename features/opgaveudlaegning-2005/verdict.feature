# language: da
Egenskab: Placeringen
  En opgave kan have flere placeringer: den kan oplyses ét sted og afgøres et andet. Hver række, der passer, lægger en
  placering til.

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

  Regel: En opgave, der opfylder alt, får både niveau 1 og niveau 2

    Scenarie: Alle syv principper er opfyldt, og intet hindrer det
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"
      Og rækken niveau-1 giver afgørelsen
      Og rækken niveau-2 giver afgørelsen
      Og rækken niveau-2 giver afgørelsen

  Regel: Uden en sag er der kun niveau 1

    Scenarie: Borgeren skal kun have en folder
      Givet disse fakta er ændret
        | fakta                   | værdi |
        | sag_ud_over_information | nej   |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret"
      Og rækken niveau-1 giver afgørelsen
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken ellers giver netop ikke afgørelsen

  Regel: Mangler ét princip, eller er der én grund til at blive, bliver sagen

    Scenarie: Kun P1 står i vejen, når livssituation er ingen
      Givet disse fakta er ændret
        | fakta         | værdi |
        | livssituation | ingen |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for P1 er "ikke opfyldt"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun P2 står i vejen, når henvendelser er 999
      Givet disse fakta er ændret
        | fakta        | værdi |
        | henvendelser | 999   |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for P2 er "ikke opfyldt"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun P3 står i vejen, når it_understøttelse er ingen
      Givet disse fakta er ændret
        | fakta             | værdi |
        | it_understøttelse | ingen |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for P3 er "ikke opfyldt"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun P4 står i vejen, når ekspeditionstid er 60
      Givet disse fakta er ændret
        | fakta           | værdi |
        | ekspeditionstid | 60    |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for P4 er "ikke opfyldt"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun P5 står i vejen, når kompliceret_sagsbehandling er ja
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | kompliceret_sagsbehandling | ja    |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for P5 er "ikke opfyldt"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun SÆRLIG_INDSATS står i vejen, når hører_til_særlig_indsats er ja
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | hører_til_særlig_indsats | ja    |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for SÆRLIG_INDSATS er "udelukker"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun EKSPERTVIDEN står i vejen, når kræver_ekspertviden er ja
      Givet disse fakta er ændret
        | fakta               | værdi |
        | kræver_ekspertviden | ja    |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for EKSPERTVIDEN er "udelukker"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun INDGANGE står i vejen, når anden_indgang_i_samme_sag er ja
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | anden_indgang_i_samme_sag | ja    |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for INDGANGE er "udelukker"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Kun ADSKILLELSE står i vejen, når beskæftigelsesopgave er forsørgelsesydelse
      Givet disse fakta er ændret
        | fakta                | værdi              |
        | beskæftigelsesopgave | forsørgelsesydelse |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og rækken egen-forvaltning giver afgørelsen
      Og udfaldet for ADSKILLELSE er "udelukker"
      Men rækken niveau-2 giver netop ikke afgørelsen
      Og rækken sammen-med-po giver netop ikke afgørelsen

    Scenarie: Et væsentligt skøn giver niveau 3
      Givet disse fakta er ændret
        | fakta             | værdi               |
        | skøn_i_afgørelsen | med væsentligt skøn |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og udfaldet for DYBDE er "niveau 3"
      Og rækken egen-forvaltning giver afgørelsen

    Scenarie: En lille central funktion bliver
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | kan_deles_på_flere_enheder | nej   |
        | enhedens_årsværk           | 3     |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og udfaldet for P7 er "ikke opfyldt"
      Men rækken niveau-2 giver netop ikke afgørelsen

    Scenarie: En afgørelse uden hjemmel bliver hos staten
      Givet disse fakta er ændret
        | fakta               | værdi  |
        | myndighed           | staten |
        | særskilt_lovhjemmel | nej    |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"
      Og udfaldet for LOVHJEMMEL er "udelukker"
      Men rækken niveau-2 giver netop ikke afgørelsen

  Regel: De ældres tunge sager løses sammen med P/O-kontoret

    Scenarie: Pensionen er kompliceret, og adressen er fælles
      Givet disse fakta er ændret
        | fakta                         | værdi         |
        | kompliceret_sagsbehandling    | ja            |
        | målgruppe                     | ældre over 65 |
        | fælles_adresse_med_fagenheden | ja            |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "sammen med P/O-kontoret"
      Og rækken sammen-med-po giver afgørelsen
      Men rækken egen-forvaltning giver netop ikke afgørelsen

    Scenarie: En regelstyret opgave for ældre ligger hos servicecentret selv
      Givet disse fakta er ændret
        | fakta                         | værdi         |
        | målgruppe                     | ældre over 65 |
        | fælles_adresse_med_fagenheden | ja            |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "niveau 2 i servicecentret"

  Regel: En sag uden noget at oplyse om har ikke niveau 1

    Scenarie: Der er kun en sag
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | information_til_borgerne | nej   |
      Når opgaven vurderes
      Så er afgørelsen "niveau 2 i servicecentret"
      Men rækken niveau-1 giver netop ikke afgørelsen

  Regel: Hvad der ikke er borgerbetjening, ligger udenfor

    Scenarie: Pleje i hjemmet
      Givet disse fakta er ændret
        | fakta                         | værdi |
        | administrativ_borgerbetjening | nej   |
        | sag_ud_over_information       | nej   |
      Når opgaven vurderes
      Så er afgørelsen "uden for borgerservice"
      Og rækken ellers giver afgørelsen
      Men rækken niveau-1 giver netop ikke afgørelsen

  Regel: Ukendte fakta holder placeringen åben

    Scenarie: Antallet af henvendelser er ikke opgjort
      Givet disse fakta er ændret
        | fakta        | værdi        |
        | henvendelser | ikke opgjort |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "niveau 1 i servicecentret og niveau 2 i servicecentret" og "niveau 1 i servicecentret og i egen forvaltning"
      Og afgørelsen afhænger kun af "henvendelser"

    Scenarie: Er et andet princip ikke opfyldt, er antallet ligegyldigt
      Givet disse fakta er ændret
        | fakta                      | værdi        |
        | henvendelser               | ikke opgjort |
        | kompliceret_sagsbehandling | ja           |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "i egen forvaltning"

  Regel: På en fælles adresse løses det, der bliver, sammen med P/O-kontoret

    Scenarie: Der er intet at løse sammen, når borgeren kun skal have en folder
      Givet disse fakta er ændret
        | fakta                         | værdi         |
        | fælles_adresse_med_fagenheden | ja            |
        | målgruppe                     | ældre over 65 |
        | sag_ud_over_information       | nej           |
        | livssituation                 | ingen         |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret"

    Scenarie: En funktion, der er for lille til at deles
      Givet disse fakta er ændret
        | fakta                         | værdi         |
        | fælles_adresse_med_fagenheden | ja            |
        | målgruppe                     | ældre over 65 |
        | kan_deles_på_flere_enheder    | nej           |
        | enhedens_årsværk              | 3             |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "sammen med P/O-kontoret"
      Og udfaldet for P7 er "ikke opfyldt"

    Scenarie: En afgørelse for staten uden hjemmel
      Givet disse fakta er ændret
        | fakta                         | værdi         |
        | fælles_adresse_med_fagenheden | ja            |
        | målgruppe                     | ældre over 65 |
        | myndighed                     | staten        |
        | særskilt_lovhjemmel           | nej           |
      Når opgaven vurderes
      Så er afgørelsen "niveau 1 i servicecentret" og "sammen med P/O-kontoret"
      Og udfaldet for LOVHJEMMEL er "udelukker"
