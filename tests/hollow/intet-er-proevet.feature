# language: da
# holder ikke: der er ikke prøvet noget
Egenskab: Hvad nu, hvis

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"

  Scenarie: Vurderet, men ikke varieret
    Når opgaven vurderes
    Så er afgørelsen den samme i alle udfald
