# language: da
Egenskab: Information og vejledning
  Al information og vejledning om administrativ borgerbetjening lægges i servicecentret. Selve ydelsen er ikke
  borgerbetjening.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Information om borgerbetjening lægges i servicecentret

    Scenarie: Borgerne spørger til en opgave på et kontor
      Givet en opgave med disse fakta
        | fakta                         | værdi |
        | administrativ_borgerbetjening | ja    |
        | information_til_borgerne      | ja    |
      Når opgaven vurderes
      Så er udfaldet for INFORMATION "opfyldt"
      Og reglen INFORMATION.borgerbetjening gælder
      Og INFORMATION.borgerbetjening taler for
      Og kilden til INFORMATION.borgerbetjening er "borgernes-indgang-2005, afsnit 7, Forslag til opgaver i Københavns Borgerservice"
      Men reglen INFORMATION.ydelse gælder netop ikke
      Og reglen INFORMATION.ingen_efterspørgsel gælder netop ikke

    Scenarie: Pleje i hjemmet er selve ydelsen
      Givet en opgave med disse fakta
        | fakta                         | værdi |
        | administrativ_borgerbetjening | nej   |
        | information_til_borgerne      | ja    |
      Når opgaven vurderes
      Så er udfaldet for INFORMATION "ikke opfyldt"
      Og reglen INFORMATION.ydelse gælder
      Og INFORMATION.ydelse taler imod
      Og kilden til INFORMATION.ydelse er "borgernes-indgang-2005, afsnit 1, Definition af borgerbetjening"
      Men reglen INFORMATION.borgerbetjening gælder netop ikke

    Scenarie: Der er intet at oplyse om
      Givet en opgave med disse fakta
        | fakta                         | værdi |
        | administrativ_borgerbetjening | ja    |
        | information_til_borgerne      | nej   |
      Når opgaven vurderes
      Så er udfaldet for INFORMATION "ikke opfyldt"
      Og reglen INFORMATION.ingen_efterspørgsel gælder
      Men reglen INFORMATION.borgerbetjening gælder netop ikke

    Scenarie: Om borgerne spørger, er ikke oplyst
      Givet en opgave med disse fakta
        | fakta                         | værdi       |
        | administrativ_borgerbetjening | ja          |
        | information_til_borgerne      | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for INFORMATION uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og reglen INFORMATION.borgerbetjening gælder måske
