# language: da
Egenskab: Porteføljen af de egnede områder
  5 % om året i tre år af den administrative støtte. Støtten er ikke opgjort, så grundlaget er et interval, og enhver
  antagelse kan ændres. Beløb står i 1.000 kr. og intervaller er afrundet udad.

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og porteføljen af "2010-analysen"

  Scenarie: Uden en opgørelse er summen et bredt interval
    Når porteføljen regnes
    Så er grundlaget for "borgerservice" "6.008..147.554"
    Og summen i år 1 er "300..12.243"
    Og summen i år 3 er "856..36.729"

  Scenarie: Takstfinansierede besparelser går til brugerne
    Når porteføljen regnes
    Så går besparelsen for "affaldsservice" til brugerne

  Scenarie: Med en kendt andel og regnemåde er summen ét tal
    Givet "støtteandel" er sat til "10 %"
    Og "regnemåde" er sat til "af grundlaget"
    Og "parkering.telefonopgaven.støttebudget" er sat til "0"
    Når porteføljen regnes
    Så er grundlaget for "pension" "4.498,8"
    Og summen i år 3 er "3.587,46"
