"""E40x: the command line."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

NO_SUCH_CASES = Code(
    "E401",
    Text(
        "`{name}` er hverken en fil, en mappe eller en medfølgende sag",
        "`{name}` is neither a file, a folder nor a shipped case",
    ),
    Text("medfølgende sager: {known}", "shipped cases: {known}"),
)
NO_SUCH_RULEBOOK = Code(
    "E402",
    Text(
        "`{name}` er hverken en mappe eller et medfølgende regelsæt",
        "`{name}` is neither a folder nor a shipped rulebook",
    ),
    Text("medfølgende regelsæt: {known}", "shipped rulebooks: {known}"),
)
SEVERAL_RULEBOOKS = Code(
    "E403",
    Text("`{name}` har flere regelsæt: {known}", "`{name}` holds several rulebooks: {known}"),
    Text("vælg et, fx `--rules {example}`", "choose one, for instance `--rules {example}`"),
)
NO_DATE = Code(
    "E404",
    Text("ingen dato at vurdere efter", "no date to evaluate by"),
    Text(
        "angiv `--as-of`, `as_of` i cases.yaml eller `adopted` i regelsættet",
        "give `--as-of`, `as_of` in cases.yaml or `adopted` in the rulebook",
    ),
)
NO_SUCH_RECORD = Code(
    "E405",
    Text("ingen opgave har id `{id}`", "no task has the id `{id}`"),
    Text("se id'erne med `egnet evaluate … --format csv`", "see the ids with `egnet evaluate … --format csv`"),
)
NO_SUCH_RECORD_NEAR = Code(
    "E406",
    Text("ingen opgave har id `{id}`", "no task has the id `{id}`"),
    Text("mente du `{near}`?", "did you mean `{near}`?"),
)
MISSING_EXTRA = Code(
    "E407",
    Text(
        "{what} kræver pakken `{package}`, som ikke er installeret",
        "{what} needs the package `{package}`, which is not installed",
    ),
    Text(
        "installér den med `python -m pip install {package}`; den er også med i tillægget `egnet[{extra}]`",
        "install it with `python -m pip install {package}`; it is also part of the extra `egnet[{extra}]`",
    ),
)
CANNOT_WRITE = Code(
    "E408",
    Text("`{name}` kan ikke skrives: {reason}", "`{name}` cannot be written: {reason}"),
    Text(
        "luk filen, hvis den er åben, fx i Excel, og prøv igen; eller vælg en anden fil",
        "close the file if it is open, in Excel for instance, and try again; or choose another file",
    ),
)
CASES_DISAGREE = Code(
    "E409",
    Text("sagerne nævner hver sit regelsæt: {known}", "the cases name different rulebooks: {known}"),
    Text("vurdér dem hver for sig, eller vælg med `--rules`", "evaluate them one by one, or choose with `--rules`"),
)
DATES_DISAGREE = Code(
    "E411",
    Text("sagerne nævner hver sin dato: {known}", "the cases name different dates: {known}"),
    Text("vurdér dem hver for sig, eller vælg med `--as-of`", "evaluate them one by one, or choose with `--as-of`"),
)
NOT_DECISIONS = Code(
    "E410",
    Text("`{name}` er ikke gemte afgørelser", "`{name}` does not hold stored decisions"),
    Text(
        "gem dem med `egnet evaluate … --format jsonl --output afgørelser.jsonl`",
        "store them with `egnet evaluate … --format jsonl --output decisions.jsonl`",
    ),
)
REJECTS_FORMAT = Code(
    "E412",
    Text("`{name}` skal ende på `{suffix}`", "`{name}` must end in `{suffix}`"),
    Text(
        "afviste rækker skrives i samme format som den fil, de kommer fra",
        "rejected rows are written in the format of the file they are from",
    ),
)
OVER_INPUT = Code(
    "E413",
    Text("`{name}` er selv en af sagsfilerne", "`{name}` is one of the case files itself"),
    Text("vælg en anden fil; sagerne bliver aldrig overskrevet", "choose another file; cases are never overwritten"),
)
FILE_EXISTS = Code(
    "E414",
    Text("`{name}` findes allerede", "`{name}` exists already"),
    Text(
        "vælg en anden fil med `--output`, eller overskriv den med `--force`",
        "choose another file with `--output`, or overwrite it with `--force`",
    ),
)
NOT_A_SHEET = Code(
    "E415",
    Text("`{name}` er ikke navnet på et Excel-ark", "`{name}` is not the name of an Excel sheet"),
    Text("lad navnet ende på `.xlsx`", "let the name end in `.xlsx`"),
)
TOO_MANY_FOR_EXCEL = Code(
    "E416",
    Text(
        "`{name}` ville få {rows} rækker, og et Excel-ark har plads til {limit}",
        "`{name}` would have {rows} rows, and an Excel sheet holds {limit}",
    ),
    Text("skriv CSV eller Parquet, eller del opgaverne op", "write CSV or Parquet, or divide the tasks"),
)
NOT_IN_COLUMNS = Code(
    "E417",
    Text(
        "`{name}` kan ikke afgøres i kolonner: {reason}",
        "`{name}` cannot be decided in columns: {reason}",
    ),
    Text("lad `--backend` være `auto`", "let `--backend` be `auto`"),
)
NO_SUCH_COLUMN = Code(
    "E418",
    Text("ingen kolonne hedder `{name}`", "no column is called `{name}`"),
    Text(
        "om opgaven er der {of_record}, om afgørelsen {of_verdict}, om regler {of_rules}",
        "of the task there are {of_record}, of the decision {of_verdict}, of rules {of_rules}",
    ),
)
NO_SUCH_FEATURES = Code(
    "E421",
    Text(
        "`{name}` er hverken en featurefil, en mappe eller medfølgende features",
        "`{name}` is neither a feature file, a folder nor shipped features",
    ),
    Text("medfølgende features: {known}", "shipped features: {known}"),
)
NO_FEATURES = Code(
    "E422",
    Text("ingen featurefiler i {name}", "no feature files in {name}"),
    Text("featurefiler ender på `.feature`", "feature files end in `.feature`"),
)
ALREADY_THERE = Code(
    "E430",
    Text("`{name}` findes allerede", "`{name}` is there already"),
    Text("vælg et andet navn, eller flyt den gamle væk først", "choose another name, or move the old one away first"),
)
BAD_FOLDER_NAME = Code(
    "E431",
    Text("`{name}` kan ikke være navnet på en mappe", "`{name}` cannot be the name of a folder"),
    Text(
        "brug små bogstaver a-z, tal og bindestreg, fx `{like}`",
        "use small letters a-z, digits and hyphens, as `{like}`",
    ),
)
NOT_A_TEST = Code(
    "E432",
    Text("`{value}` er ikke en test", "`{value}` is not a test"),
    Text(
        'skriv fakta, kolon og test: `--when "henvendelser: mindst 1000"`',
        'write fact, colon and test: `--when "henvendelser: mindst 1000"`',
    ),
)
RULES_IN_BRACKETS = Code(
    "E433",
    Text("reglerne står i `[…]`, hvor ingen kan tilføjes", "the rules stand in `[…]`, where none can be added"),
    Text("skriv dem under hinanden, hver med `- ` foran", "write them below each other, each with `- ` in front"),
)
NO_SUCH_PRINCIPLE = Code(
    "E434",
    Text("regelsættet har intet princip `{name}`", "the rulebook has no principle `{name}`"),
    Text(
        "principperne er: {words}; et nyt laves med `egnet new principle`",
        "the principles are: {words}; `egnet new principle` makes a new one",
    ),
)
