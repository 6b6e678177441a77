# language: da
Egenskab: Socialforvaltningens opgaver
  Rapportens afsnit 4.7 finder ingen yderligere egnede opgaver i Socialforvaltningen, efter at sikringsområdet er
  overdraget til Økonomiforvaltningen pr. 1. januar 2010.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Socialforvaltningen har ingen yderligere egnede opgaver

    Scenarie: Sikringsområdet er overdraget, og der er ingen opgaver tilbage at vurdere
      Givet opgaven "socialforvaltningen" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "ingen yderligere egnede opgaver"
      Og er udfaldet for OPGAVER "ingen opgaver"
      Og er reglen OPGAVER.ingen afgørende
      Og er kilden til OPGAVER.ingen "analyse-2010, afsnit 4.7"
      Og begrundes OPGAVER.ingen med "Ingen opgaveområder er udpeget eller meldt ind"
      Og er tidsplanen tom

    Scenarie: At intet er oplyst om principperne, ændrer ikke afgørelsen for Socialforvaltningen
      Givet opgaven "socialforvaltningen" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "ingen yderligere egnede opgaver"
      Og er udfaldet for P1 uafklaret mellem "opfyldt" og "ikke opfyldt"
      Og er udfaldet for P2 uafklaret mellem "opfyldt" og "delvist opfyldt"

    Abstrakt Scenario: Hvor intet flytter, er der heller ingen følger af at flytte
      Givet opgaven "socialforvaltningen" fra "2010-analysen"
      Når opgaven vurderes
      Så gælder følgen <følge> ikke

      Eksempler:
        | følge               |
        | K.midler-følger     |
        | K.sla               |
        | K.basisomkostninger |
        | K.styrelsesvedtægt  |

    Scenarie: Det overdragne sikringsområde indgår i den tværgående enhed
      Givet opgaven "borgerservice.sikringsydelser" fra "2010-analysen"
      Når opgaven vurderes
      Så er afgørelsen "egnet"
      Og gælder reglen P1.regelbaseret

    Scenarie: Melder Socialforvaltningen et område ind, kommer det an på, hvad det er for et
      Givet opgaven "socialforvaltningen" fra "2010-analysen"
      Og disse fakta er ændret
        | fakta                    | værdi |
        | opgaveområder_i_analysen | 1     |
      Når opgaven vurderes
      Så er afgørelsen uafklaret mellem "egnet", "delvist egnet" og "mulig fremtidig"
      Og er udfaldet for OPGAVER "opgaver at vurdere"
      Og afhænger afgørelsen af "målgruppe"
