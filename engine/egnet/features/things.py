"""What the sentences can name, in words, for a fault that says it does not exist."""

from __future__ import annotations

from egnet.text import Text

AMOUNT = Text("beløbet", "the amount")
AREA = Text("området", "the area")
BENEFIT = Text("gevinsten", "the benefit")
CASES = Text("sagsmappen", "the case folder")
CODE = Text("koden", "the code")
CONSEQUENCE = Text("følgen", "the consequence")
FACT = Text("fakta", "the fact")
FINDING_KIND = Text("slags fund", "the kind of finding")
FINDING_OF = Text("udfaldet for {principle}", "the finding of {principle}")
FOLLOW_UP = Text("opfølgningen", "the follow-up")
OUTCOME = Text("reglen, følgen eller trinnet", "the rule, consequence or step")
PARAMETER = Text("tærsklen", "the threshold")
PRINCIPLE = Text("princippet", "the principle")
PROPOSAL = Text("forslaget", "the proposal")
ROW = Text("rækken", "the row")
ROW_OF_TABLE = Text("rækken i tabel {table}", "the row of table {table}")
RULE = Text("reglen", "the rule")
RULEBOOK = Text("regelsættet", "the rulebook")
SECTION = Text("afsnittet", "the section")
STEP = Text("trinnet", "the step")
TABLE = Text("tabel", "table")
TASK = Text("opgaven", "the task")
VERDICT = Text("afgørelsen", "the verdict")
