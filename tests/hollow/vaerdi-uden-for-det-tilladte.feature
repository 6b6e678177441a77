# language: da
# holder ikke: `200 %` ligger uden for det, fakta kan være
Egenskab: Hvad nu, hvis

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"

  Scenarie: Mere end alt
    Når "andel_uden_væsentligt_skøn" varieres over "0..200 %:50 %"
    Så er afgørelsen den samme i alle udfald
