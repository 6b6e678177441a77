# language: da
Egenskab: Princip 2: Samlet opgaveansvar
  Ansvaret for en opgave skal ligge ét sted. Jo stærkere en opgave er bundet til opgaver, der bliver, desto mere ville
  en flytning dele ansvaret; det kan et fælles system, en ren frontbetjening eller én indgang på tværs ophæve.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta                             | værdi       |
      | binding_til_opgaver_der_bliver    | svag        |
      | snitflader_sikret_i_system        | nej         |
      | kun_frontbetjening                | nej         |
      | sagsbehandling_bliver_tilbage     | ja          |
      | tilsvarende_funktion_i_enheden    | nej         |
      | støttefunktion_i_enheden          | nej         |
      | én_indgang_på_tværs               | nej         |
      | flytter_med_helheden              | nej         |
      | snitflader_til_besluttede_enheder | nej         |
      | andre_kommuners_erfaring          | ingen kendt |
      | under_konsolidering               | nej         |
      | statsrefusion_afhænger_af_samspil | nej         |
      | skiftende_funktioner              | nej         |
      | komplekst_regelsæt                | nej         |

  Regel: Bindingen til de opgaver, der bliver, afgør, om ansvaret ville blive delt

    Abstrakt Scenario: Bindingen er <binding>
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
      Når opgaven vurderes
      Så er udfaldet for P2 "<udfald>"
      Og reglen <gælder> gælder
      Men reglen <ikke den ene> gælder netop ikke
      Og reglen <ikke den anden> gælder netop ikke

      Eksempler:
        | binding   | udfald          | gælder               | ikke den ene     | ikke den anden       |
        | svag      | opfyldt         | P2.svag_binding      | P2.stærk_binding | P2.afgørende_binding |
        | stærk     | delvist opfyldt | P2.stærk_binding     | P2.svag_binding  | P2.afgørende_binding |
        | afgørende | delvist opfyldt | P2.afgørende_binding | P2.svag_binding  | P2.stærk_binding     |

    Scenarie: En stærk binding taler imod, og kilden er princippet selv
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
      Når opgaven vurderes
      Så taler P2.stærk_binding imod
      Og P2.stærk_binding begrundes med "det delte ansvar skal håndteres"
      Og kilden til P2.stærk_binding er "analyse-2010, afsnit 3, princip 2"

    Scenarie: Bindingen er mindst stærk, og hvor stærk ændrer ikke udfaldet
      Givet disse fakta er ændret
        | fakta                          | værdi                 |
        | binding_til_opgaver_der_bliver | stærk eller afgørende |
      Når opgaven vurderes
      Så er udfaldet for P2 "delvist opfyldt"
      Og reglen P2.stærk_binding gælder måske
      Og reglen P2.afgørende_binding gælder måske

    Abstrakt Scenario: Er bindingen <binding>, er udfaldet åbent
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
      Når opgaven vurderes
      Så er udfaldet for P2 uafklaret mellem "opfyldt" og "delvist opfyldt"

      Eksempler:
        | binding              |
        | svag eller stærk     |
        | svag eller afgørende |
        | ikke oplyst          |

  Regel: Et fælles system kan bære stærke snitflader, men ikke afgørende

    Scenarie: Et fælles system bærer de stærke snitflader
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
        | snitflader_sikret_i_system     | ja    |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Og reglen P2.systemsikret gælder
      Og reglen P2.stærk_binding er tilsidesat af P2.systemsikret

    Scenarie: Intet system bærer de stærke snitflader
      Givet disse fakta er ændret
        | fakta                          | værdi |
        | binding_til_opgaver_der_bliver | stærk |
      Når opgaven vurderes
      Så er udfaldet for P2 "delvist opfyldt"
      Og reglen P2.systemsikret gælder netop ikke

    Scenarie: Systemet rækker ikke, hvor snitfladerne er afgørende
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | afgørende |
        | snitflader_sikret_i_system     | ja        |
      Når opgaven vurderes
      Så er udfaldet for P2 "delvist opfyldt"
      Og reglen P2.systemsikret gælder netop ikke
      Og reglen P2.afgørende_binding gælder

    Scenarie: Er det ukendt, om et system bærer snitfladerne, er udfaldet åbent
      Givet disse fakta er ændret
        | fakta                          | værdi       |
        | binding_til_opgaver_der_bliver | stærk       |
        | snitflader_sikret_i_system     | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for P2 uafklaret mellem "opfyldt" og "delvist opfyldt"
      Og reglen P2.systemsikret gælder måske

  Regel: Ren frontbetjening kan flytte til en funktion af samme slags

    Abstrakt Scenario: Telefonbetjening samles med kontaktcentret, selv om bindingen er <binding>
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
        | kun_frontbetjening             | ja        |
        | tilsvarende_funktion_i_enheden | ja        |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Og reglen P2.frontbetjening gælder
      Og reglen <tilsidesat> er tilsidesat af P2.frontbetjening

      Eksempler:
        | binding   | tilsidesat           |
        | stærk     | P2.stærk_binding     |
        | afgørende | P2.afgørende_binding |

    Abstrakt Scenario: Frontbetjening alene rækker ikke: kun front <front>, funktion af samme slags <funktion>
      Givet disse fakta er ændret
        | fakta                          | værdi      |
        | binding_til_opgaver_der_bliver | stærk      |
        | kun_frontbetjening             | <front>    |
        | tilsvarende_funktion_i_enheden | <funktion> |
      Når opgaven vurderes
      Så er udfaldet for P2 "delvist opfyldt"
      Og reglen P2.frontbetjening gælder netop ikke

      Eksempler:
        | front | funktion |
        | ja    | nej      |
        | nej   | ja       |

  Regel: En støttefunktion er bundet til de opgaver, den følger

    Abstrakt Scenario: En støttefunktion følger med, selv om bindingen er <binding>
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
        | støttefunktion_i_enheden       | ja        |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Og reglen P2.støttefunktion gælder
      Og reglen <tilsidesat> er tilsidesat af P2.støttefunktion

      Eksempler:
        | binding   | tilsidesat           |
        | stærk     | P2.stærk_binding     |
        | afgørende | P2.afgørende_binding |

    Scenarie: Opgaven er ikke en støttefunktion
      Når opgaven vurderes
      Så gælder reglen P2.støttefunktion netop ikke

  Regel: Én indgang på tværs er undtaget fra kravet om samlet ansvar

    Abstrakt Scenario: Opgaven er selv indgangen på tværs, og bindingen er <binding>
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | binding_til_opgaver_der_bliver | <binding> |
        | én_indgang_på_tværs            | ja        |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Og reglen P2.én_indgang gælder
      Og reglen <tilsidesat> er tilsidesat af P2.én_indgang

      Eksempler:
        | binding   | tilsidesat           |
        | stærk     | P2.stærk_binding     |
        | afgørende | P2.afgørende_binding |

    Scenarie: Opgaven er ikke en indgang på tværs
      Når opgaven vurderes
      Så gælder reglen P2.én_indgang netop ikke

    Scenarie: For en indgang på tværs er bindingen ligegyldig, også når den er ukendt
      Givet disse fakta er ændret
        | fakta                          | værdi       |
        | binding_til_opgaver_der_bliver | ikke oplyst |
        | én_indgang_på_tværs            | ja          |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Og reglen P2.svag_binding gælder måske

  Regel: Hensyn for og imod nævnes, men ændrer ikke udfaldet

    Abstrakt Scenario: <fakta>: <værdi> taler for
      Givet disse fakta er ændret
        | fakta                          | værdi   |
        | binding_til_opgaver_der_bliver | stærk   |
        | <fakta>                        | <værdi> |
      Når opgaven vurderes
      Så er udfaldet for P2 "delvist opfyldt"
      Men <hensyn> taler for

      Eksempler:
        | fakta                             | værdi      | hensyn                   |
        | flytter_med_helheden              | ja         | P2.flytter_samlet        |
        | sagsbehandling_bliver_tilbage     | nej        | P2.hele_sagsbehandlingen |
        | snitflader_til_besluttede_enheder | ja         | P2.samspil               |
        | andre_kommuners_erfaring          | har samlet | P2.andre_har_samlet      |

    Abstrakt Scenario: <fakta>: <værdi> taler imod
      Givet disse fakta er ændret
        | fakta   | værdi   |
        | <fakta> | <værdi> |
      Når opgaven vurderes
      Så er udfaldet for P2 "opfyldt"
      Men <hensyn> taler imod

      Eksempler:
        | fakta                             | værdi            | hensyn                    |
        | andre_kommuners_erfaring          | er vendt tilbage | P2.andre_er_vendt_tilbage |
        | under_konsolidering               | ja               | P2.konsolidering          |
        | statsrefusion_afhænger_af_samspil | ja               | P2.statsrefusion          |
        | skiftende_funktioner              | ja               | P2.skiftende_funktioner   |

    Abstrakt Scenario: Uden det, hensynet bygger på, er der intet <hensyn>
      Når opgaven vurderes
      Så gælder reglen <hensyn> netop ikke

      Eksempler:
        | hensyn                    |
        | P2.flytter_samlet         |
        | P2.hele_sagsbehandlingen  |
        | P2.samspil                |
        | P2.andre_har_samlet       |
        | P2.andre_er_vendt_tilbage |
        | P2.konsolidering          |
        | P2.statsrefusion          |
        | P2.skiftende_funktioner   |

    Scenarie: Andre kommuners erfaring er ukendt, så begge hensyn er mulige
      Givet disse fakta er ændret
        | fakta                    | værdi                             |
        | andre_kommuners_erfaring | har samlet eller er vendt tilbage |
      Når opgaven vurderes
      Så gælder reglen P2.andre_har_samlet måske
      Og reglen P2.andre_er_vendt_tilbage gælder måske

    Scenarie: Frontbetjening er ikke hele sagsbehandlingen, selv om intet bliver tilbage
      Givet disse fakta er ændret
        | fakta                         | værdi |
        | kun_frontbetjening            | ja    |
        | sagsbehandling_bliver_tilbage | nej   |
      Når opgaven vurderes
      Så gælder reglen P2.hele_sagsbehandlingen netop ikke

  Regel: Et komplekst område med afgørende binding er sårbart over for at blive delt

    Scenarie: Området er komplekst, og bindingen er afgørende
      Givet disse fakta er ændret
        | fakta                          | værdi     |
        | komplekst_regelsæt             | ja        |
        | binding_til_opgaver_der_bliver | afgørende |
      Når opgaven vurderes
      Så gælder reglen P2.sårbar
      Og P2.sårbar taler imod
      Og kilden til P2.sårbar er "analyse-2010, afsnit 4.6, Vurdering"

    Abstrakt Scenario: Kun det ene: komplekst <komplekst>, binding <binding>
      Givet disse fakta er ændret
        | fakta                          | værdi       |
        | komplekst_regelsæt             | <komplekst> |
        | binding_til_opgaver_der_bliver | <binding>   |
      Når opgaven vurderes
      Så gælder reglen P2.sårbar netop ikke

      Eksempler:
        | komplekst | binding   |
        | ja        | stærk     |
        | ja        | svag      |
        | nej       | afgørende |
