"""E17x: what the chaining way cannot do; the other ways can."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

_OTHER_WAYS = Text(
    "de andre måder giver samme svar: udelad `--backend durable`",
    "the other ways give the same answers: leave out `--backend durable`",
)

NOT_AVAILABLE = Code(
    "E170",
    Text("durable-rules kan ikke bruges her: {reason}", "durable-rules cannot be used here: {reason}"),
    Text(
        "pakken findes til Python 3.11 og 3.12 og ikke til Windows; uden den giver de andre måder samme svar",
        "the package is for Python 3.11 and 3.12 and not for Windows; without it the other ways give the same answers",
    ),
)
MATCHES_TOO_MUCH = Code(
    "E171",
    Text(
        "`{name}` indgår i {count} led af kæden; durable-rules følger højst {most}",
        "`{name}` takes part in {count} links of the chain; durable-rules follows at most {most}",
    ),
    _OTHER_WAYS,
)
TOO_MANY_TOKENS = Code(
    "E172",
    Text(
        "der er {count} ting at holde rede på i `{name}`; durable-rules skelner højst {most}",
        "there are {count} things to keep track of in `{name}`; durable-rules tells at most {most} apart",
    ),
    _OTHER_WAYS,
)
TOO_MANY_RULES = Code(
    "E173",
    Text(
        "regelsættet bliver til en kæde på {count} led; durable-rules tager højst {most}",
        "the rulebook comes to a chain of {count} links; durable-rules takes at most {most}",
    ),
    _OTHER_WAYS,
)
STOPPED = Code(
    "E174",
    Text("durable-rules gik i stå: {reason}", "durable-rules stopped: {reason}"),
    _OTHER_WAYS,
)
TOO_MANY_OPEN = Code(
    "E175",
    Text("{most} forløb er åbne på én gang", "{most} sessions are open at once"),
    Text("luk et forløb, før det næste åbnes", "close one before the next is opened"),
)
