"""E45x: what is varied and drawn on the command line."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

WANTED = Code(
    "E450",
    Text("`{written}` siger ikke, hvad der skal prøves", "`{written}` does not say what is to be tried"),
    Text(
        "skriv navn, første og sidste værdi og trin: `{example}`; eller navn og værdier: `{other}`",
        "write a name, the first and the last value and a step: `{example}`; or a name and values: `{other}`",
    ),
)
NO_STEP = Code(
    "E451",
    Text(
        "trinnet `{step}` fører ikke fra `{low}` til `{high}`",
        "the step `{step}` does not lead from `{low}` to `{high}`",
    ),
    Text(
        "skriv den mindste værdi først, og et trin, som er større end nul",
        "write the least value first, and a step that is greater than nought",
    ),
)
TOO_MANY = Code(
    "E452",
    Text("det er {asked}; der er plads til {most}", "these are {asked}; there is room for {most}"),
    Text(
        "prøv færre værdier med et større trin, træk færre udfald, eller vælg opgaver med `--id`",
        "try fewer values with a greater step, draw fewer outcomes, or choose tasks with `--id`",
    ),
)
TWICE = Code(
    "E453",
    Text("`{name}` er givet to gange", "`{name}` is given twice"),
    Text("skriv alle dens værdier i én liste: `{name}=…;…`", "write all its values in one list: `{name}=…;…`"),
)
CALCULATED = Code(
    "E454",
    Text("`{name}` regnes ud og kan ikke vælges frit", "`{name}` is calculated and cannot be chosen freely"),
    Text("vælg det, som den regnes ud af: {inputs}", "choose what it is calculated from: {inputs}"),
)
NO_END = Code(
    "E455",
    Text(
        "`{written}` har ingen ende, og der kan ikke trækkes fra det", "`{written}` has no end and cannot be drawn from"
    ),
    Text("skriv to ender: `{name}=0..100000`", "write two ends: `{name}=0..100000`"),
)
DIVIDES = Code(
    "E456",
    Text("med `{written}` deler en tærskel med nul", "with `{written}` a threshold divides by nought"),
    Text("prøv værdier, som ikke er nul", "try values that are not nought"),
)
NOTHING_DRAWN = Code(
    "E457",
    Text(
        "`--range` siger, hvad der kan trækkes, men der trækkes intet",
        "`--range` says what may be drawn, but nothing is drawn",
    ),
    Text("sig, hvor mange udfald der skal trækkes, med `--samples`", "say how many outcomes to draw, with `--samples`"),
)
