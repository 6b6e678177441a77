# language: da
Egenskab: Det, der følger af placeringen
  Servicecentrets funktioner følger af, hvad der lægges i det, og nogle placeringer kræver en aftale eller en dispensation.

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

  Regel: Servicecentret oplyser om alt, der er lagt ud

    Scenarie: Oplysning: det følger
      Når opgaven vurderes
      Så gælder følgen F.information
      Og kilden til F.information er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Oplysning: det følger ikke, når opgaven ikke er borgerbetjening
      Givet disse fakta er ændret
        | fakta                         | værdi |
        | administrativ_borgerbetjening | nej   |
        | sag_ud_over_information       | nej   |
      Når opgaven vurderes
      Så gælder følgen F.information netop ikke

  Regel: Regelstyrede sager afgøres på stedet

    Scenarie: Afgørelse på stedet: det følger
      Når opgaven vurderes
      Så gælder følgen F.afgørelse_på_stedet
      Og kilden til F.afgørelse_på_stedet er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Afgørelse på stedet: det følger ikke, når der ingen afgørelse er
      Givet disse fakta er ændret
        | fakta             | værdi           |
        | skøn_i_afgørelsen | ingen afgørelse |
      Når opgaven vurderes
      Så gælder følgen F.afgørelse_på_stedet netop ikke

    Scenarie: Afgørelse på stedet: det følger ikke, når sagen bliver i forvaltningen
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | kompliceret_sagsbehandling | ja    |
      Når opgaven vurderes
      Så gælder følgen F.afgørelse_på_stedet netop ikke

  Regel: Det, der kan regnes ud, regnes ud på stedet

    Scenarie: Straksberegning: det følger
      Givet disse fakta er ændret
        | fakta                 | værdi |
        | straksberegning_mulig | ja    |
      Når opgaven vurderes
      Så gælder følgen F.straksberegning
      Og kilden til F.straksberegning er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Straksberegning: det følger ikke, når det ikke kan regnes ud
      Når opgaven vurderes
      Så gælder følgen F.straksberegning netop ikke

  Regel: Servicecentret viser vej til den, der har sagen

    Scenarie: Vejviser: det følger
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | kompliceret_sagsbehandling | ja    |
      Når opgaven vurderes
      Så gælder følgen F.vejviser
      Og kilden til F.vejviser er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Vejviser: det følger ikke, når centret selv har den
      Når opgaven vurderes
      Så gælder følgen F.vejviser netop ikke

  Regel: Klager og forslag modtages

    Scenarie: Klage: det følger
      Givet disse fakta er ændret
        | fakta               | værdi |
        | klage_eller_forslag | ja    |
      Når opgaven vurderes
      Så gælder følgen F.forslag_og_klager
      Og kilden til F.forslag_og_klager er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Klage: det følger ikke, når borgeren ikke klager
      Når opgaven vurderes
      Så gælder følgen F.forslag_og_klager netop ikke

  Regel: Servicecentret hjælper med selvbetjening

    Scenarie: Selvbetjening: det følger
      Givet disse fakta er ændret
        | fakta             | værdi                     |
        | it_understøttelse | elektronisk selvbetjening |
      Når opgaven vurderes
      Så gælder følgen F.selvbetjening
      Og kilden til F.selvbetjening er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Selvbetjening: det følger ikke, når den ikke findes
      Når opgaven vurderes
      Så gælder følgen F.selvbetjening netop ikke

  Regel: Der bestilles tid hos sagsbehandleren

    Scenarie: Tidsbestilling: det følger
      Givet disse fakta er ændret
        | fakta             | værdi               |
        | skøn_i_afgørelsen | med væsentligt skøn |
      Når opgaven vurderes
      Så gælder følgen F.tidsbestilling
      Og kilden til F.tidsbestilling er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Tidsbestilling: det følger ikke, når sagen er regelstyret
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | kompliceret_sagsbehandling | ja    |
      Når opgaven vurderes
      Så gælder følgen F.tidsbestilling netop ikke

  Regel: Borgeren kan betale i servicecentret

    Scenarie: Betaling: det følger
      Givet disse fakta er ændret
        | fakta              | værdi |
        | betaling_på_stedet | ja    |
      Når opgaven vurderes
      Så gælder følgen F.kasse
      Og kilden til F.kasse er "borgernes-indgang-2005, afsnit 7, Principper for opgavefordelingen"

    Scenarie: Betaling: det følger ikke, når der intet er at betale
      Når opgaven vurderes
      Så gælder følgen F.kasse netop ikke

  Regel: Et andet udvalgs afgørelser kræver dispensation

    Scenarie: Dispensation: det følger
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | hører_under_andet_udvalg | ja    |
      Når opgaven vurderes
      Så gælder følgen K.dispensation
      Og kilden til K.dispensation er "borgernes-indgang-2005, afsnit 7, Ledelse og styring"

    Scenarie: Dispensation: det følger ikke, når udvalget er det samme
      Når opgaven vurderes
      Så gælder følgen K.dispensation netop ikke

    Scenarie: Dispensation: det følger ikke, når sagen bliver i forvaltningen
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | hører_under_andet_udvalg   | ja    |
        | kompliceret_sagsbehandling | ja    |
      Når opgaven vurderes
      Så gælder følgen K.dispensation netop ikke

  Regel: Staten beholder telefon og breve

    Scenarie: Statens opgave: det følger
      Givet disse fakta er ændret
        | fakta               | værdi  |
        | myndighed           | staten |
        | særskilt_lovhjemmel | ja     |
      Når opgaven vurderes
      Så gælder følgen K.kun_personlig_betjening
      Og kilden til K.kun_personlig_betjening er "borgernes-indgang-2005, afsnit 5, Konklusion"

    Scenarie: Statens opgave: det følger ikke, når opgaven er kommunens
      Når opgaven vurderes
      Så gælder følgen K.kun_personlig_betjening netop ikke

  Regel: Regionens opgaver aftales

    Scenarie: Regionens opgave: det følger
      Givet disse fakta er ændret
        | fakta               | værdi    |
        | myndighed           | regionen |
        | særskilt_lovhjemmel | ja       |
      Når opgaven vurderes
      Så gælder følgen K.aftale_med_regionen
      Og kilden til K.aftale_med_regionen er "borgernes-indgang-2005, afsnit 5, Regionale opgaver i servicecentrene"

    Scenarie: Regionens opgave: det følger ikke, når opgaven er kommunens
      Når opgaven vurderes
      Så gælder følgen K.aftale_med_regionen netop ikke

  Regel: Den anden myndighed tager selv de tunge sager

    Scenarie: Udstationering: det følger
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | udstationeret_medarbejder | ja    |
      Når opgaven vurderes
      Så gælder følgen K.udstationeret
      Og kilden til K.udstationeret er "borgernes-indgang-2005, afsnit 7, Nye borgerindgange"

    Scenarie: Udstationering: det følger ikke, når ingen er udstationeret
      Når opgaven vurderes
      Så gælder følgen K.udstationeret netop ikke

  Regel: En opgave, som forvaltningen vil beholde, udlægges på sigt

    Scenarie: Udlægning på sigt: det følger
      Givet disse fakta er ændret
        | fakta                           | værdi |
        | besluttet_udlagt_på_sigt        | ja    |
        | forvaltningen_ønsker_at_beholde | ja    |
      Når opgaven vurderes
      Så gælder følgen K.på_sigt
      Og kilden til K.på_sigt er "borgernes-indgang-2005, afsnit 7, Forslag til opgaver i Københavns Borgerservice"

    Scenarie: Udlægning på sigt: det følger ikke, når forvaltningen ikke ønsker at beholde den
      Givet disse fakta er ændret
        | fakta                    | værdi |
        | besluttet_udlagt_på_sigt | ja    |
      Når opgaven vurderes
      Så gælder følgen K.på_sigt netop ikke

  Regel: Nye opgaver kræver oplæring

    Scenarie: Ny opgave: det følger
      Givet disse fakta er ændret
        | fakta                        | værdi |
        | løses_i_servicecentret_i_dag | nej   |
      Når opgaven vurderes
      Så gælder følgen K.ny_opgave
      Og kilden til K.ny_opgave er "borgernes-indgang-2005, afsnit 6, Systemer"

    Scenarie: Ny opgave: det følger ikke, når centret har den i dag
      Når opgaven vurderes
      Så gælder følgen K.ny_opgave netop ikke

  Regel: Af det, der ikke ligger i servicecentret, følger intet af det

    Abstrakt Scenario: <følge> følger ikke, når opgaven ikke er borgerbetjening
      Givet disse fakta er ændret
        | fakta                         | værdi   |
        | administrativ_borgerbetjening | nej     |
        | sag_ud_over_information       | nej     |
        | <fakta>                       | <værdi> |
      Når opgaven vurderes
      Så gælder følgen <følge> netop ikke

      Eksempler:
        | følge                     | fakta                        | værdi                     |
        | F.straksberegning         | straksberegning_mulig        | ja                        |
        | F.forslag_og_klager       | klage_eller_forslag          | ja                        |
        | F.selvbetjening           | it_understøttelse            | elektronisk selvbetjening |
        | F.kasse                   | betaling_på_stedet           | ja                        |
        | K.kun_personlig_betjening | myndighed                    | staten                    |
        | K.aftale_med_regionen     | myndighed                    | regionen                  |
        | K.ny_opgave               | løses_i_servicecentret_i_dag | nej                       |

    Scenarie: Ingen udstationeret medarbejder, når sagen bliver i forvaltningen
      Givet disse fakta er ændret
        | fakta                      | værdi |
        | kompliceret_sagsbehandling | ja    |
        | udstationeret_medarbejder  | ja    |
      Når opgaven vurderes
      Så gælder følgen K.udstationeret netop ikke

    Scenarie: Intet lægges ud på sigt, når sagen bliver i forvaltningen
      Givet disse fakta er ændret
        | fakta                           | værdi |
        | kompliceret_sagsbehandling      | ja    |
        | besluttet_udlagt_på_sigt        | ja    |
        | forvaltningen_ønsker_at_beholde | ja    |
      Når opgaven vurderes
      Så gælder følgen K.på_sigt netop ikke

    Scenarie: Uden en beslutning lægges intet ud på sigt
      Givet disse fakta er ændret
        | fakta                           | værdi |
        | forvaltningen_ønsker_at_beholde | ja    |
      Når opgaven vurderes
      Så gælder følgen K.på_sigt netop ikke
