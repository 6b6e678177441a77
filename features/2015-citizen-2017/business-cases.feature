# language: da
Egenskab: Business cases
  Et forslags tabeller dannes af dets linjer. Det, der er trykt, holdes op mod dem, og der kan regnes på andre beløb,
  forsinkelser og nøgler. Besparelser er negative, udgifter positive, og beløb står i 1.000 kr.

  Scenarie: Parkeringsbutikken er betalt tilbage det første år
    Givet forslaget "parkeringsbutik" fra "2015-citizen-2017"
    Når økonomien regnes efter
    Så er tilbagebetalingstiden "år 1 (2015)"
    Og den akkumulerede pengestrøm er "-35, -700, -1.365, -2.030"
    Og der er et fund "netto kaldt brutto" om "tabel 2"
    Og der er et fund "mangler i tabellen" om "tabel 1, personalemæssige konsekvenser"

  Scenarie: Refusion 2.0 er betalt tilbage det fjerde år, og nøglerne passer ikke
    Givet forslaget "refusion" fra "2015-citizen-2017"
    Når økonomien regnes efter
    Så er tilbagebetalingstiden "år 4 (2018)"
    Og rækken "driftsændring" i tabel 1 er "6, -394, -394, -394"
    Og rækken "i-alt.effektivisering" i tabel 3 er "-334, -734, -734, -734"
    Og der er et fund "nøgle mod beløb" om "tabel 3, Sundheds- og Omsorgsudvalget"
    Men der er intet fund "fordelingsnøgler"

  Scenarie: Kontaktcenteret er først betalt tilbage efter tabellens år
    Givet forslaget "kontaktcenter" fra "2015-citizen-2017"
    Når økonomien regnes efter
    Så er tilbagebetalingstiden "år 6 (2019)"
    Og den akkumulerede pengestrøm er "1.000, 780, 560, 340, 120, -100"
    Og der er et fund "fordelingsnøgler" om "tabel 3, I alt, effektivisering"

  Abstrakt Scenario: En besparelse, der måske ikke nås, giver et spænd af år
    Givet forslaget "refusion" fra "2015-citizen-2017"
    Og "refusion.besparelse-sof" er sat til "<beløb>"
    Når økonomien regnes efter
    Så er tilbagebetalingstiden "<år>"

    Eksempler:
      | beløb       | år                                  |
      | 60..100 %   | år 4 (2018) til år 7 (2021)         |
      | -500..0     | tidligst år 3 (2017), måske aldrig  |
      | 0           | aldrig                              |

  Scenarie: Et års forsinkelse af drift og besparelse flytter tilbagebetalingen et år
    Givet forslaget "kontaktcenter" fra "2015-citizen-2017"
    Og "kontaktcenter.forsinkelse" er sat til "0..1"
    Når økonomien regnes efter
    Så er tilbagebetalingstiden "år 6 (2019) til år 7 (2020)"

  Scenarie: En anden fordeling ændrer udvalgenes dele og ikke summen
    Givet forslaget "refusion" fra "2015-citizen-2017"
    Og "refusion.nøgle.besparelse.suf" er sat til "50 %"
    Og "refusion.nøgle.besparelse.sof" er sat til "50 %"
    Når økonomien regnes efter
    Så er rækken "suf.effektivisering" i tabel 3 "-167, -367, -367, -367"
    Og rækken "pengestrøm" i tabel 1 er "981, -394, -394, -394"
