# language: da
Egenskab: Gevinster i Fælles Borgerservice Valby
  Krævet er realiseret og udestående tilsammen. Det, der er hentet et andet sted, tæller ikke som realiseret her.

  Baggrund:
    Givet gevinsterne fra "2008-valby"

  Scenarie: De kortsigtede er nået og kun delvist specificeret
    Når gevinsterne gøres op
    Så er gevinsten "kortsigtet" "realiseret"
    Og "uspecificeret" for gevinsten "kortsigtet" er "0,6"
    Og "udestående" for gevinsten "kortsigtet" er "0"

  Scenarie: Den fælles administration udestår
    Når gevinsterne gøres op
    Så er gevinsten "fælles-administration" "ikke realiseret"
    Og "udestående" for gevinsten "fælles-administration" er "1,9"
    Og der er et fund "hentet et andet sted" om "SUF's andel"
    Og der er et fund "efter fristen" om "Fælles administration"
    Men der er intet fund "samlet tal"

  Scenarie: En opfølgning er passeret, når dens periode er forbi
    Når gevinsterne gøres op den 2009-06-01
    Så er opfølgningen "Evaluering af Fælles Borgerservice Valby" "passeret, udførelsen er ikke oplyst"

  Scenarie: På opgørelsens egen dag er evalueringen endnu ikke forbi
    Når gevinsterne gøres op
    Så er opfølgningen "Evaluering af Fælles Borgerservice Valby" "kommer"
