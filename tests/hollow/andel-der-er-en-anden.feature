# language: da
# holder ikke: fandt:     "uafklaret" 66,7 %, "egnet" 33,3 %
Egenskab: Hvad nu, hvis

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"

  Scenarie: Den oftest egnede
    Når "andel_uden_væsentligt_skøn" varieres over "0..100 %:5 %"
    Så er andelen af udfald med afgørelsen "egnet" "mindst 50 %"
