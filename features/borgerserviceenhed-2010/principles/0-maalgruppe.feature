# language: da
Egenskab: Målgruppe
  Enheden er til for borgere. En opgave, der betjener virksomheder eller kommunen selv, hører ikke til i den,
  medmindre opgaven støtter enhedens egne opgaver og derfor følger dem.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: En opgave for borgere hører til i enheden

    Scenarie: Opgaven betjener kun borgere
      Givet en opgave med disse fakta
        | fakta     | værdi   |
        | målgruppe | borgere |
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og reglen MÅLGRUPPE.borgere gælder
      Men reglen MÅLGRUPPE.erhverv gælder netop ikke

    Scenarie: Opgaven betjener både borgere og virksomheder
      Givet en opgave med disse fakta
        | fakta     | værdi                   |
        | målgruppe | borgere og virksomheder |
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og MÅLGRUPPE.borgere begrundes med "Opgaven betjener borgere"

  Regel: En opgave for andre end borgere hører ikke til i enheden

    Abstrakt Scenario: Opgaven betjener <hvem>
      Givet en opgave med disse fakta
        | fakta                    | værdi  |
        | målgruppe                | <hvem> |
        | støttefunktion_i_enheden | nej    |
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "ikke opfyldt"
      Og reglen MÅLGRUPPE.erhverv gælder
      Og MÅLGRUPPE.erhverv taler imod
      Men reglen MÅLGRUPPE.borgere gælder netop ikke
      Og reglen MÅLGRUPPE.støttefunktion gælder netop ikke

      Eksempler:
        | hvem                          |
        | virksomheder                  |
        | kommunen selv                 |
        | virksomheder og kommunen selv |

    Scenarie: Begrundelsen siger, hvem opgaven så er til for
      Givet en opgave med disse fakta
        | fakta                    | værdi        |
        | målgruppe                | virksomheder |
        | støttefunktion_i_enheden | nej          |
      Når opgaven vurderes
      Så begrundes MÅLGRUPPE.erhverv med "ikke rettet mod borgere, men mod virksomheder"
      Og kilden til MÅLGRUPPE.erhverv er "analyse-2010, afsnit 4.1, Vurdering"

  Regel: En støttefunktion følger de opgaver, den støtter

    Scenarie: Udvikling og IT for enhedens egne opgaver
      Givet en opgave med disse fakta
        | fakta                    | værdi         |
        | målgruppe                | kommunen selv |
        | støttefunktion_i_enheden | ja            |
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og reglen MÅLGRUPPE.støttefunktion gælder
      Og reglen MÅLGRUPPE.erhverv er tilsidesat af MÅLGRUPPE.støttefunktion
      Og kilden til MÅLGRUPPE.støttefunktion er "analyse-2010, afsnit 2, tabel 2"

  Regel: Er målgruppen ukendt, er udfaldet åbent, til noget afgør det

    Scenarie: Ingen har oplyst, hvem opgaven betjener
      Givet en opgave med disse fakta
        | fakta                    | værdi       |
        | målgruppe                | ikke oplyst |
        | støttefunktion_i_enheden | nej         |
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og reglen MÅLGRUPPE.borgere gælder måske
      Og reglen MÅLGRUPPE.erhverv gælder måske

    Scenarie: En støttefunktion følger med, hvem den end betjener
      Givet en opgave med disse fakta
        | fakta                    | værdi       |
        | målgruppe                | ikke oplyst |
        | støttefunktion_i_enheden | ja          |
      Når opgaven vurderes
      Så er udfaldet for MÅLGRUPPE "opfyldt"
      Og reglen MÅLGRUPPE.erhverv gælder ikke
