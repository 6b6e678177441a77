# language: da
Egenskab: Hvad nu, hvis et tal er et andet
  Et fakta eller en tærskel sættes til flere værdier efter hinanden, eller det uoplyste trækkes. Så siges det, i hvor stor en
  del af udfaldene en afgørelse gælder, og hvor den skifter. En andel af udfald er ikke en sandsynlighed.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"

  Regel: Et fakta varieres, og afgørelsen skifter, hvor en tærskel er nået

    Scenarie: Barselsdagpenge er egnet, når syv af ti sager afgøres uden væsentligt skøn
      Givet opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"
      Når "andel_uden_væsentligt_skøn" varieres over "0..100 %:10 %"
      Så skifter afgørelsen fra "uafklaret" til "egnet" ved "70 %"
      Og andelen af udfald med afgørelsen "egnet" er "36,4 %"
      Men andelen af udfald med afgørelsen "mulig fremtidig" er "0 %"

    Scenarie: Kørekort er delvist egnet, hvis bindingen er afgørende
      Givet opgaven "borgerservice.koebenhavns-borgerservice.koerekort" fra "2010-analysen"
      Når "binding_til_opgaver_der_bliver" varieres over "svag,stærk,afgørende"
      Så skifter afgørelsen fra "egnet" til "uafklaret" ved "stærk"
      Og afgørelsen skifter fra "uafklaret" til "delvist egnet" ved "afgørende"

    Scenarie: Boligstøtte er egnet, hvor mange henvendelser der end er
      Givet opgaven "borgerservice.sikringsydelser.boligstoette" fra "2010-analysen"
      Når "henvendelser" varieres over "0..40.000:5.000"
      Så er afgørelsen den samme i alle udfald
      Og andelen af udfald med afgørelsen "egnet" er "100 %"

    Scenarie: Andelen uden væsentligt skøn vender kun to af analysens opgaver
      Givet sagerne fra "2010-analysen"
      Når "andel_uden_væsentligt_skøn" varieres over "65 %;70 %"
      Så skifter 2 opgaver afgørelse
      Og afgørelsen for "affaldsservice" skifter fra "mulig fremtidig" til "egnet" ved "70 %"
      Og andelen af udfald for "affaldsservice" med afgørelsen "egnet" er "50 %"

  Regel: En tærskel varieres, og det siges, hvor den vender afgørelsen

    Scenarie: Barselsdagpenge hænger på kravet til volumen, men først ved 140.000
      Givet opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"
      Når tærsklen "mindste_volumen" varieres over "120.000..150.000:10.000"
      Så skifter afgørelsen fra "egnet" til "mulig fremtidig" ved "140.000"
      Og andelen af udfald med afgørelsen "egnet" er "50 %"

  Regel: Det, der ikke er oplyst, trækkes

    Scenarie: Bevillingsnævnet er sjældent egnet, uanset hvordan det uoplyste falder ud
      Givet opgaven "bevillingsnaevn" fra "2010-analysen"
      Og "henvendelser" kan trækkes fra "0..100.000"
      Når 50 udfald trækkes med frø 1
      Så er andelen af udfald med afgørelsen "mulig fremtidig" "mindst 90 %"
      Og andelen af udfald med afgørelsen "egnet" er "4 %"
