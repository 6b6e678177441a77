# language: da
# holder ikke: 0–65 %: uafklaret: mulig fremtidig eller egnet; 70–100 %: egnet
Egenskab: Hvad nu, hvis

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"

  Scenarie: Et skift lidt for tidligt
    Når "andel_uden_væsentligt_skøn" varieres over "0..100 %:5 %"
    Så skifter afgørelsen fra "uafklaret" til "egnet" ved "65 %"
