# language: da
Egenskab: Forudsætninger for at flytte
  Et papirarkiv, som opgaven ikke kan undvære, skal være digitaliseret, og en beslutning, som placeringen hænger sammen
  med, skal være truffet. Forudsætninger kan komme til stede; indtil da er de ikke opfyldt.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta                     | værdi         |
      | fysisk_arkiv_nødvendigt   | nej           |
      | arkiv_digitaliseret       | ikke relevant |
      | afventer_anden_beslutning | nej           |

  Regel: Et nødvendigt arkiv skal være digitaliseret

    Scenarie: Opgaven kræver et arkiv, som kun findes på papir
      Givet disse fakta er ændret
        | fakta                   | værdi |
        | fysisk_arkiv_nødvendigt | ja    |
        | arkiv_digitaliseret     | nej   |
      Når opgaven vurderes
      Så er udfaldet for FORUDSÆTNING "ikke opfyldt"
      Og reglen FORUDSÆTNING.arkiv gælder
      Og FORUDSÆTNING.arkiv taler imod
      Og kilden til FORUDSÆTNING.arkiv er "analyse-2010, afsnit 4.4.3, Vurdering"

    Abstrakt Scenario: Arkivet står ikke i vejen: nødvendigt <nødvendigt>, digitaliseret <digitaliseret>
      Givet disse fakta er ændret
        | fakta                   | værdi           |
        | fysisk_arkiv_nødvendigt | <nødvendigt>    |
        | arkiv_digitaliseret     | <digitaliseret> |
      Når opgaven vurderes
      Så er udfaldet for FORUDSÆTNING "opfyldt"
      Og reglen FORUDSÆTNING.arkiv gælder netop ikke

      Eksempler:
        | nødvendigt | digitaliseret |
        | ja         | ja            |
        | nej        | nej           |

    Scenarie: Hvor der intet arkiv er, er spørgsmålet ikke relevant
      Når opgaven vurderes
      Så er udfaldet for FORUDSÆTNING "opfyldt"
      Og reglen FORUDSÆTNING.arkiv gælder ikke
      Og reglen FORUDSÆTNING.ellers gælder

    Scenarie: Arkivet er nødvendigt, men det er ukendt, om det er digitaliseret
      Givet disse fakta er ændret
        | fakta                   | værdi       |
        | fysisk_arkiv_nødvendigt | ja          |
        | arkiv_digitaliseret     | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for FORUDSÆTNING uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og reglen FORUDSÆTNING.arkiv gælder måske

    Scenarie: Er arkivet ikke nødvendigt, er det ligegyldigt, om det er digitaliseret
      Givet disse fakta er ændret
        | fakta               | værdi       |
        | arkiv_digitaliseret | ikke oplyst |
      Når opgaven vurderes
      Så er udfaldet for FORUDSÆTNING "opfyldt"

  Regel: En beslutning, som placeringen hænger sammen med, skal være truffet

    Scenarie: Opgaven afventer en beslutning om et andet område
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | afventer_anden_beslutning | ja    |
      Når opgaven vurderes
      Så er udfaldet for FORUDSÆTNING "ikke opfyldt"
      Og reglen FORUDSÆTNING.anden_beslutning gælder
      Og FORUDSÆTNING.anden_beslutning taler imod

    Scenarie: Opgaven afventer ingen anden beslutning
      Når opgaven vurderes
      Så gælder reglen FORUDSÆTNING.anden_beslutning netop ikke

    Scenarie: Mangler begge forudsætninger, nævnes begge
      Givet disse fakta er ændret
        | fakta                     | værdi |
        | fysisk_arkiv_nødvendigt   | ja    |
        | arkiv_digitaliseret       | nej   |
        | afventer_anden_beslutning | ja    |
      Når opgaven vurderes
      Så er udfaldet for FORUDSÆTNING "ikke opfyldt"
      Og reglen FORUDSÆTNING.arkiv gælder
      Og reglen FORUDSÆTNING.anden_beslutning gælder
