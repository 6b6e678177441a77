# language: da
# holder ikke: tærsklen `mindste_volume` findes ikke; mente du `mindste_volumen`?
Egenskab: Hvad nu, hvis

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"

  Scenarie: En stavefejl
    Når tærsklen "mindste_volume" varieres over "10.000..20.000:5.000"
    Så er afgørelsen den samme i alle udfald
