# language: da
Egenskab: Jobcenter og ydelseskontor for sig
  Loven kræver jobcentre med egen indgang og adskiller dem fra ydelseskontoret. Afgørelserne træffes der, ikke i
  servicecentret.

  Baggrund:
    Givet regelsættet "opgaveudlaegning-2005"

  Regel: Beskæftigelsesopgaver afgøres i jobcenter og ydelseskontor

    Scenarie: Et tilbud om aktivering
      Givet en opgave med disse fakta
        | fakta                | værdi   |
        | beskæftigelsesopgave | indsats |
      Når opgaven vurderes
      Så er udfaldet for ADSKILLELSE "udelukker"
      Og reglen ADSKILLELSE.jobcenter gælder
      Og kilden til ADSKILLELSE.jobcenter er "borgernes-indgang-2005, afsnit 5, Beskæftigelsesområdet"
      Men reglen ADSKILLELSE.ydelseskontor gælder netop ikke

    Scenarie: Tildeling af kontanthjælp
      Givet en opgave med disse fakta
        | fakta                | værdi              |
        | beskæftigelsesopgave | forsørgelsesydelse |
      Når opgaven vurderes
      Så er udfaldet for ADSKILLELSE "udelukker"
      Og reglen ADSKILLELSE.ydelseskontor gælder
      Men reglen ADSKILLELSE.jobcenter gælder netop ikke

    Scenarie: En opgave uden for beskæftigelse
      Givet en opgave med disse fakta
        | fakta                | værdi |
        | beskæftigelsesopgave | nej   |
      Når opgaven vurderes
      Så er udfaldet for ADSKILLELSE "ingen hindring"
      Og reglen ADSKILLELSE.jobcenter gælder netop ikke
      Og reglen ADSKILLELSE.ydelseskontor gælder netop ikke
