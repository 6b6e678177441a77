# language: da
Egenskab: Fordeling og tilbud hører sammen
  Fordeler opgaven et tilbud, som bliver, eller bygger forvaltningens øvrige arbejde på den hver dag, er en flytning
  udelukket: det ligger i opgaven selv og kan ikke ændres.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Styrer fordelingen et tilbud, der bliver, er en flytning udelukket

    Scenarie: Opgaven fordeler pladser i et tilbud, der bliver
      Givet en opgave med disse fakta
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | ja    |
        | uundværlig_for_afgivende           | nej   |
      Når opgaven vurderes
      Så er udfaldet for FORDELING "udelukker"
      Og reglen FORDELING.styrer_tilbud gælder
      Og FORDELING.styrer_tilbud taler imod
      Men reglen FORDELING.uundværlig gælder netop ikke
      Og kilden til FORDELING.styrer_tilbud er "analyse-2010, afsnit 4.6, Vurdering"

  Regel: Kan den afgivende forvaltning ikke undvære opgaven, er en flytning udelukket

    Scenarie: Takster og kapacitet bygger på opgaven hver dag
      Givet en opgave med disse fakta
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | uundværlig_for_afgivende           | ja    |
      Når opgaven vurderes
      Så er udfaldet for FORDELING "udelukker"
      Og reglen FORDELING.uundværlig gælder
      Og FORDELING.uundværlig taler imod
      Men reglen FORDELING.styrer_tilbud gælder netop ikke

  Regel: Gælder ingen af delene, er der ingen hindring

    Scenarie: Opgaven fordeler intet, og forvaltningen kan undvære den
      Givet en opgave med disse fakta
        | fakta                              | værdi |
        | fordeling_styrer_tilbud_der_bliver | nej   |
        | uundværlig_for_afgivende           | nej   |
      Når opgaven vurderes
      Så er udfaldet for FORDELING "ingen hindring"
      Og reglen FORDELING.ellers gælder

  Regel: Er det ene ukendt, afgør det andet kun, hvis det udelukker

    Scenarie: Forvaltningen kan ikke undvære opgaven, så den ukendte fordeling er ligegyldig
      Givet en opgave med disse fakta
        | fakta                              | værdi       |
        | fordeling_styrer_tilbud_der_bliver | ikke oplyst |
        | uundværlig_for_afgivende           | ja          |
      Når opgaven vurderes
      Så er udfaldet for FORDELING "udelukker"
      Og reglen FORDELING.styrer_tilbud gælder måske

    Scenarie: Forvaltningen kan undvære opgaven, så den ukendte fordeling er afgørende
      Givet en opgave med disse fakta
        | fakta                              | værdi       |
        | fordeling_styrer_tilbud_der_bliver | ikke oplyst |
        | uundværlig_for_afgivende           | nej         |
      Når opgaven vurderes
      Så er udfaldet for FORDELING uafklaret mellem "ingen hindring" og "udelukker"
