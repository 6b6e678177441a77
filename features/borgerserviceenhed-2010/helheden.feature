# language: da
Egenskab: Alle sager under ét
  Analysens områder vurderes samlet, og det, der lægges sammen i rapporten, er summen af de hele områder.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Analysens sager giver analysens billede

    Scenarie: Alle områder og dele vurderes
      Givet sagerne fra "2010-analysen"
      Når sagerne vurderes
      Så er 90 opgaver vurderet
      Og 49 opgaver har afgørelsen "egnet"
      Og 31 opgaver har afgørelsen "mulig fremtidig"
      Og 1 opgave er uafklaret
      Og afgørelsen for "pension.personligt-tillaeg" er "egnet"
      Og afgørelserne er disse
        | opgave          | afgørelse                   |
        | ydelsesservice  | specifikke opgaver afklares |
        | byggesager      | mulig fremtidig             |
        | bevillingsnaevn | uafklaret                   |
      Men 0 opgaver er sat til side
      Og ingen fejl meldes

  Regel: Hele områder lægges sammen, deres dele ikke

    Scenarie: To opgaver lægges sammen
      Givet disse opgaver
        | opgave     | henvendelser  | sager  |
        | vejledning | 12.000        | 3.000  |
        | kontrol    | mindst 30.000 | 500    |
      Når opgaverne vurderes
      Så er summen af "henvendelser" "mindst 42.000"
      Og summen af "sager" er "3.500"

  Regel: Det, der ikke kan læses, meldes og giver aldrig en afgørelse

    Scenarie: Et punktum mellem tusinder kan læses på to måder
      Når "12.500" læses som "henvendelser"
      Så meldes fejlen E202

    Scenarie: Et tal uden skilletegn kan læses
      Når "12500" læses som "henvendelser"
      Så meldes ingen fejl

    Scenarie: Det medfølgende regelsæt er uden fejl
      Når regelsættet "borgerserviceenhed-2010" kontrolleres
      Så meldes ingen fejl

    Scenarie: En sag med en fejl sættes til side, og resten vurderes
      Givet sagerne fra "fejl/sager.yaml"
      Og datoen 2011-06-30
      Når sagerne vurderes
      Så meldes fejlen E202 i "sager.yaml" linje 10
      Og 1 opgave er sat til side
      Men 1 opgave er uafklaret

  Regel: En helhed, der siger det samme som sine dele, giver ingen modstrid

    Scenarie: Delene tilsammen er ikke flere end helheden
      Givet en opgave med disse fakta
        | fakta        | værdi  |
        | henvendelser | 20.000 |
      Og opgaven har delen "vejledning" med disse fakta
        | fakta        | værdi  |
        | henvendelser | 15.000 |
      Når opgaven vurderes
      Så er der ingen modstrid
