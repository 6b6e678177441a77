"""E60x, E61x and E470: business cases, benefits and portfolios."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

NOTHING_OF_WORTH = Code(
    "E601",
    Text("`{name}` har hverken business cases eller gevinster", "`{name}` has neither business cases nor benefits"),
    Text(
        "peg på filer, der begynder med `business_case:`, `benefits:` eller `catalogue:`",
        "point to files that begin with `business_case:`, `benefits:` or `catalogue:`",
    ),
)
NOT_ONE_PER_YEAR = Code(
    "E602",
    Text("`{name}` har {found} beløb til {expected} år", "`{name}` has {found} amounts for {expected} years"),
    Text("skriv et beløb for hvert år i `years`", "write an amount for each year of `years`"),
)
NOT_DECLARED = Code(
    "E603",
    Text("`{name}` findes ikke her", "`{name}` does not exist here"),
    Text("her findes: {known}", "here there are: {known}"),
)
NOT_DECLARED_NEAR = Code(
    "E604",
    Text("`{name}` findes ikke her", "`{name}` does not exist here"),
    Text("mente du `{near}`?", "did you mean `{near}`?"),
)
SHARES_NOT_WHOLE = Code(
    "E605",
    Text("andelene af `{name}` giver {sum}", "the shares of `{name}` come to {sum}"),
    Text("de skal give 100 %, så hele beløbet er placeret", "they must come to 100 %, so that all of it is placed"),
)
NAMED_TWICE = Code(
    "E606",
    Text("`{name}` er allerede brugt ({place})", "`{name}` is used already ({place})"),
    Text("giv den ene et andet id", "give one of them another id"),
)
NOT_A_PERIOD = Code(
    "E607",
    Text("`{value}` er ikke en periode", "`{value}` is not a period"),
    Text(
        "skriv fx `2015`, `2015-Q3`, `2009-03-01..2009-05-31` eller `årligt fra 2015`",
        "write for instance `2015`, `2015-Q3`, `2009-03-01..2009-05-31` or `årligt fra 2015`",
    ),
)
YEARS_NOT_IN_ORDER = Code(
    "E608",
    Text("årene følger ikke efter hinanden: {years}", "the years do not follow each other: {years}"),
    Text("skriv dem stigende og uden huller", "write them rising and without gaps"),
)
SETTING_SHAPE = Code(
    "E609",
    Text("`--set {setting}` kan ikke læses", "`--set {setting}` cannot be read"),
    Text("skriv `navn=værdi`, fx `{example}`", "write `name=value`, for instance `{example}`"),
)
UNKNOWN_SETTING = Code(
    "E610",
    Text("`{name}` er ikke noget, der kan ændres", "`{name}` is nothing that can be changed"),
    Text("der kan ændres: {known}", "what can be changed: {known}"),
)
UNKNOWN_SETTING_NEAR = Code(
    "E611",
    Text("`{name}` er ikke noget, der kan ændres", "`{name}` is nothing that can be changed"),
    Text("mente du `{near}`?", "did you mean `{near}`?"),
)
NOT_A_SETTING_VALUE = Code(
    "E612",
    Text("`{name}` kan ikke være `{value}`", "`{name}` cannot be `{value}`"),
    Text("{reason}; skriv {wanted}", "{reason}; write {wanted}"),
)
NOT_A_WHOLE_OF_YEARS = Code(
    "E613",
    Text("`{value}` er ikke et antal år", "`{value}` is not a number of years"),
    Text("skriv et helt tal fra 1, fx `3`", "write a whole number from 1, for instance `3`"),
)
MONEY_NOT_TASKS = Code(
    "E614",
    Text("filen er en `{kind}` og har ingen opgaver", "the file is a `{kind}` and holds no tasks"),
    Text("brug `egnet {command}`", "use `egnet {command}`"),
)
NO_PORTFOLIO = Code(
    "E615",
    Text("`{name}` har intet mål at regne en portefølje efter", "`{name}` has no goal to work out a portfolio by"),
    Text(
        "læg en fil i mappen `portfolio/` ved siden af sagerne, eller peg på en med `--goal`",
        "put a file in the folder `portfolio/` beside the cases, or point to one with `--goal`",
    ),
)
SEVERAL_PORTFOLIOS = Code(
    "E616",
    Text("der er flere mål at regne efter: {files}", "there are several goals to work by: {files}"),
    Text("peg på det ene med `--goal`", "point to one of them with `--goal`"),
)
MISSING_ASSUMPTION = Code(
    "E617",
    Text("antagelsen `{name}` mangler", "the assumption `{name}` is missing"),
    Text(
        "tilføj den under `assumptions` med værdi, grund og kilde; intet forudsættes uden at stå der",
        "add it under `assumptions` with value, reason and source; nothing is assumed that does not stand there",
    ),
)
NOT_AN_ASSUMPTION = Code(
    "E618",
    Text("`{name}` kan ikke være `{value}`", "`{name}` cannot be `{value}`"),
    Text("skriv {wanted}", "write {wanted}"),
)
NOT_OF_A_PROPOSAL = Code(
    "E470",
    Text(
        "kontrollen `{id}` spørger om `{asks}`, og det kan et forslags egne kontroller ikke",
        "the check `{id}` asks `{asks}`, which the checks of a proposal cannot",
    ),
    Text(
        "et forslag har ingen tabeller, ord eller lister at slå op i; læg kontrollen i en fil i mappen `audit`, der har dem",
        "a proposal has no tables, words or lists to look it up in; put the check in a file of the folder `audit` that has them",
    ),
)
