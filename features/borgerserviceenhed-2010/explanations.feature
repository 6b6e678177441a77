# language: da
Egenskab: Forklaringen siger det, som rapporten lægger vægt på
  Den, der læser forklaringen, skal finde rapportens afgørende grunde med tal og kilde, se, hvad der står i vejen for en
  anden afgørelse, og se, hvad der ville ændre den.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Rapportens afgørende grunde står under "Hvorfor"

    Abstrakt Scenario: Grunden står i forklaringen
      Givet opgaven "<opgave>" fra "2010-analysen"
      Når opgaven vurderes
      Så siger forklaringen under "Hvorfor" "giver <afgørelse>: … <grund> … analyse-2010, <afsnit>"

      Eksempler: Opgaver, der er egnede
        | opgave                                  | afgørelse | grund                                                                    | afsnit               |
        | borgerservice                           | egnet     | Opgaven er selv én indgang på tværs af myndighedsområder og er undtaget  | afsnit 3, princip 2  |
        | borgerservice.koebenhavns-borgerservice | egnet     | Opgaven er selv én indgang på tværs af myndighedsområder og er undtaget  | afsnit 3, princip 2  |
        | borgerservice.kontaktcenter             | egnet     | Opgaven er selv én indgang på tværs af myndighedsområder og er undtaget  | afsnit 3, princip 2  |
        | borgerservice.sikringsydelser           | egnet     | Opgaven har kun almindelige snitflader til opgaver, der bliver           | afsnit 4.            |
        | administrativ-borgerservice             | egnet     | Mindst 75 % af sagerne afgøres uden væsentligt skøn (krav: mindst 70 %)  | afsnit 4.2           |
        | administrativ-borgerservice             | egnet     | Færre og større borgerindgange: opfyldt                                  | afsnit 4.2           |
        | ydelsesservice.barselsdagpenge          | egnet     | Ca. 100 % af sagerne afgøres uden væsentligt skøn (krav: mindst 70 %)    | afsnit 4.3           |
        | ydelsesservice.telefonbetjening         | egnet     | Kun frontbetjening flytter, og den samles med en funktion af samme slags | afsnit 4.3           |
        | ydelsesservice.bedrageri                | egnet     | Opgaven lægges til en funktion af samme slags, der allerede har volumen  | afsnit 4.            |
        | affaldsservice                          | egnet     | Ca. 85 % af sagerne afgøres uden væsentligt skøn (krav: mindst 70 %)     | afsnit 4.4.1         |
        | affaldsservice                          | egnet     | Et fælles system bærer snitfladerne, så en flytning ikke gør dem flere   | afsnit 4.4.1         |
        | parkering.telefonopgaven                | egnet     | Kun frontbetjening flytter, og den samles med en funktion af samme slags | afsnit 4.4.2         |
        | pension                                 | egnet     | Ca. 76,5 % af sagerne afgøres uden væsentligt skøn (krav: mindst 70 %)   | afsnit 4.5, tabel 18 |
        | pension                                 | egnet     | Færre og større borgerindgange: opfyldt                                  | afsnit 4.5           |

      Eksempler: Opgaver, som noget står i vejen for
        | opgave                       | afgørelse                      | grund                                                                                       | afsnit                  |
        | erhvervscenter               | mulig fremtidig                | Opgaven er ikke rettet mod borgere, men mod virksomheder [står i vejen for                  | afsnit 4.1              |
        | erhvervscenter               | mulig fremtidig                | Opgaven er hverken sagsbehandling eller vejledning på et myndighedsområde [står i vejen for | afsnit 4.1              |
        | erhvervscenter               | mulig fremtidig                | Volumen er lav: 10.800-18.000 henvendelser/år og 0 sager/år … [står i vejen for             | afsnit 4.1              |
        | ydelsesservice               | specifikke opgaver afklares    | Loven lægger indsats og ydelse under ét udvalg, … [afgørende, står i vejen for              | afsnit 4.3              |
        | ydelsesservice               | specifikke opgaver afklares    | Snitfladerne til opgaver, der bliver, er af afgørende betydning, … [står i vejen for egnet] | afsnit 4.3              |
        | ydelsesservice.kontanthjaelp | mulig fremtidig                | Loven lægger indsats og ydelse under ét udvalg, … [afgørende, står i vejen for              | afsnit 4.3              |
        | ydelsesservice.sygedagpenge  | mulig fremtidig                | Loven lægger indsats og ydelse under ét udvalg, … [afgørende, står i vejen for              | afsnit 4.3              |
        | parkering                    | delvist egnet                  | Opgaven har stærke snitflader til opgaver, der bliver, … [afgørende, står i vejen for egnet] | afsnit 4.4.2, Vurdering |
        | byggesager                   | mulig fremtidig                | Opgaven kræver et fysisk arkiv, som ikke er digitaliseret [står i vejen for                 | afsnit 4.4.3            |
        | byggesager                   | mulig fremtidig                | som der ikke er truffet beslutning om [står i vejen for                                     | afsnit 4.4.3            |
        | pladsanvisning               | mulig fremtidig                | ansvaret for fordeling og tilbud ville blive skilt [står i vejen for                        | afsnit 4.6              |
        | pladsanvisning               | mulig fremtidig                | Den afgivende forvaltning kan ikke undvære opgaven … [står i vejen for                      | afsnit 4.6              |
        | pladsanvisning               | mulig fremtidig                | Kun ca. 48 % af sagerne afgøres uden væsentligt skøn (krav: mindst 70 %) [står i vejen for  | afsnit 4.6              |
        | socialforvaltningen          | ingen yderligere egnede opgaver | Ingen opgaveområder er udpeget eller meldt ind, … [afgørende                               | afsnit 4.7              |

  Regel: Det, der står i vejen, er det, som rapporten selv peger på

    Scenarie: Ydelsesservice kan først flytte som helhed, når loven ikke længere kræver ét udvalg
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Når opgaven vurderes
      Så siger forklaringen under "Hvorfor ikke" "delvist egnet: Ét udvalg for indsats og ydelse: nu »vanskeliggør«, skulle være »ingen hindring« lov kræver ét udvalg for indsats og ydelse: nej (nu ja)"
      Og siger forklaringen under "Hvorfor ikke" "egnet: Samlet opgaveansvar: nu »delvist opfyldt«, skulle være »opfyldt«; Ét udvalg"
      Og siger forklaringen under "Hvad der ville ændre afgørelsen" "afventer en anden beslutning: ja (nu nej) → mulig fremtidig"

    Scenarie: Byggesager venter på arkivet og på en anden beslutning
      Givet opgaven "byggesager" fra "2010-analysen"
      Når opgaven vurderes
      Så siger forklaringen under "Hvorfor ikke" "delvist egnet: Forudsætninger for at flytte: nu »ikke opfyldt«, skulle være »opfyldt« afventer en anden beslutning: nej (nu ja) arkiv digitaliseret: ja"
      Og siger forklaringen under "Hvad der ville ændre afgørelsen" "arkiv digitaliseret: ja (nu nej) og afventer en anden beslutning: nej (nu ja) → delvist egnet"

    Scenarie: Parkering holdes tilbage af sine snitflader til driften
      Givet opgaven "parkering" fra "2010-analysen"
      Når opgaven vurderes
      Så siger forklaringen under "Hvorfor ikke" "egnet: Samlet opgaveansvar: nu »delvist opfyldt«, skulle være »opfyldt« binding til opgaver, der bliver: svag (nu stærk)"
      Og siger forklaringen under "Hvad der ville ændre afgørelsen" "binding til opgaver, der bliver: svag (nu stærk) → egnet"

    Scenarie: Pladsanvisningen bliver, hvad der end laves om i forvaltningen
      Givet opgaven "pladsanvisning" fra "2010-analysen"
      Når opgaven vurderes
      Så siger forklaringen under "Hvorfor ikke" "delvist egnet: Niveau for sagsbehandling: nu »ikke opfyldt«, skulle være »opfyldt«; Fordeling og tilbud hører sammen: nu »udelukker«, skulle være »ingen hindring«"
      Og siger forklaringen under "Hvad der ville ændre afgørelsen" "Intet af det, der kan laves om på, giver en anden afgørelse"

  Regel: Det, der mangler, er delt i det, der kan få betydning, og det, der ikke kan

    Scenarie: Bevillingsnævn er uafklaret, og et enkelt svar kan være nok
      Givet opgaven "bevillingsnaevn" fra "2010-analysen"
      Når opgaven vurderes
      Så siger forklaringen under "Hvad der mangler, og hvad svaret ville give" "Ét svar er nok, hvis det er: lov kræver ét udvalg for indsats og ydelse: ja → mulig fremtidig"

    Scenarie: Budgettet er ikke opgjort for Ydelsesservice, og det er uden betydning
      Givet opgaven "ydelsesservice" fra "2010-analysen"
      Når opgaven vurderes
      Så siger forklaringen under "Ukendt uden betydning for afgørelsen" "ikke opgjort: budget"
