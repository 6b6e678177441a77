# language: da
Egenskab: Princip 4: Færre og større borgerindgange
  Kan en flytning samle eller lukke fysiske borgerindgange, taler det for den. Kan den ikke, er det uden betydning.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Mindst én indgang skal kunne samles eller lukkes

    Abstrakt Scenario: <indgange> indgange kan samles
      Givet en opgave med disse fakta
        | fakta                   | værdi      |
        | indgange_der_kan_samles | <indgange> |
      Når opgaven vurderes
      Så er udfaldet for P4 "opfyldt"
      Og reglen P4.indgange_samles gælder
      Og P4.indgange_samles taler for

      Eksempler:
        | indgange |
        | 1        |
        | 2        |
        | 8        |
        | mindst 1 |

    Scenarie: Ingen indgange kan samles
      Givet en opgave med disse fakta
        | fakta                   | værdi |
        | indgange_der_kan_samles | 0     |
      Når opgaven vurderes
      Så er udfaldet for P4 "uden betydning"
      Og reglen P4.indgange_samles gælder netop ikke
      Og reglen P4.ellers gælder

    Scenarie: Begrundelsen siger, hvor mange indgange det drejer sig om
      Givet en opgave med disse fakta
        | fakta                   | værdi |
        | indgange_der_kan_samles | 4     |
      Når opgaven vurderes
      Så begrundes P4.indgange_samles med "samle eller lukke fysiske borgerindgange (4 stk.)"
      Og kilden til P4.indgange_samles er "analyse-2010, afsnit 3, princip 4"

    Abstrakt Scenario: Det vides ikke, om indgange kan samles: <indgange>
      Givet en opgave med disse fakta
        | fakta                   | værdi      |
        | indgange_der_kan_samles | <indgange> |
      Når opgaven vurderes
      Så er udfaldet for P4 uafklaret mellem "opfyldt" og "uden betydning"
      Og reglen P4.indgange_samles gælder måske

      Eksempler:
        | indgange     |
        | højst 1      |
        | ikke oplyst  |
        | ikke opgjort |
