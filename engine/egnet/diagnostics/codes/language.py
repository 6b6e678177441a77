"""E12x: tests and expressions that cannot be read."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

UNEXPECTED = Code(
    "E121",
    Text("`{found}` passer ikke her", "`{found}` does not fit here"),
    Text(
        'en test skrives fx `">= 50000"`, `"[5..10)"`, `ja`, `not(svag)` eller `[a, b]`',
        'a test is written for instance `">= 50000"`, `"[5..10)"`, `ja`, `not(svag)` or `[a, b]`',
    ),
)
WRITE_INSTEAD = Text("skriv `{meant}`", "write `{meant}`")
ENDS_TOO_SOON = Code(
    "E122",
    Text("testen er ikke skrevet færdig", "the test is not complete"),
    Text(
        "der mangler et tal, et ord eller en parentes til sidst", "a number, a word or a bracket is missing at the end"
    ),
)
GROUPED_NUMBER = Code(
    "E123",
    Text("`{value}` kan læses på to måder", "`{value}` can be read in two ways"),
    Text("skriv `{plain}`", "write `{plain}`"),
)
DECIMAL_COMMA = Code(
    "E124",
    Text("`{value}` er enten et decimaltal eller to tal", "`{value}` is either a decimal number or two numbers"),
    Text(
        "skriv `{point}` for decimaltallet, eller sæt et mellemrum efter kommaet for to tal",
        "write `{point}` for the decimal number, or put a space after the comma for two numbers",
    ),
)
NOT_ONE_NUMBER = Code(
    "E126",
    Text("`{found}` er ikke et tal", "`{found}` is not a number"),
    Text("skriv fx `50000`, `0.75` eller `75 %`", "write for instance `50000`, `0.75` or `75 %`"),
)
TOO_DEEP = Code(
    "E127",
    Text("udtrykket har mere end {limit} led inde i hinanden", "the expression nests more than {limit} levels deep"),
    Text("del det op i afledte fakta eller flere betingelser", "split it into derived facts or several conditions"),
)
ORDER_OF_WORDS = Code(
    "E125",
    Text(
        "ord har ingen rækkefølge, så `{operator}` kan ikke bruges",
        "words have no order, so `{operator}` cannot be used",
    ),
    Text(
        "nævn de ord, der gælder, fx `fakta: [a, b]`, eller brug `=` og `!=`",
        "name the words that hold, for instance `fact: [a, b]`, or use `=` and `!=`",
    ),
)
