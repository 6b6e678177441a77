"""E22x and E23x: records and case folders."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

NO_ID = Code(
    "E221",
    Text("posten har intet `id`", "the record has no `id`"),
    Text("tilføj `id: …`, så den kan omtales og følges", "add `id: …`, so that it can be named and followed"),
)
DUPLICATE_RECORD = Code(
    "E222",
    Text("id `{id}` er allerede brugt ({place})", "id `{id}` is used already ({place})"),
    Text("giv den ene post et andet id; ingen af dem er vurderet", "give one record another id; neither is evaluated"),
)
WHOLE_MISSING = Code(
    "E223",
    Text("helheden `{whole}` findes ikke", "the whole `{whole}` does not exist"),
    Text("tilføj helheden som post, eller ret `part_of`", "add the whole as a record, or mend `part_of`"),
)
WHOLE_MISSING_NEAR = Code(
    "E224",
    Text("helheden `{whole}` findes ikke", "the whole `{whole}` does not exist"),
    Text("mente du `{near}`?", "did you mean `{near}`?"),
)
CUT_MISSING = Code(
    "E225",
    Text("`{cut}` er ikke en af helhedens opdelinger", "`{cut}` is not one of the whole's cuts"),
    Text("opdelingerne er: {cuts}", "the cuts are: {cuts}"),
)
NO_CUT = Code(
    "E226",
    Text("delen siger ikke, hvilken opdeling den hører til", "the part does not say which cut it belongs to"),
    Text("tilføj `cut: …`; helhedens opdelinger er: {cuts}", "add `cut: …`; the whole's cuts are: {cuts}"),
)
PART_OF_ITSELF = Code(
    "E227",
    Text("`{id}` er del af sig selv: {cycle}", "`{id}` is part of itself: {cycle}"),
    Text("ret `part_of`", "mend `part_of`"),
)
FIGURE_WITHOUT_SOURCE = Code(
    "E228",
    Text("`{fact}` har ingen kilde", "`{fact}` has no source"),
    Text("tilføj `source` på tallet, på posten eller på filen", "add `source` to the figure, the record or the file"),
)
NO_VALUE = Code(
    "E238",
    Text("`{fact}` har ingen værdi", "`{fact}` has no value"),
    Text(
        "skriv `ikke oplyst`, hvis svaret mangler, eller slet linjen, hvis der aldrig er spurgt",
        "write `ikke oplyst` if the answer is missing, or delete the line if it was never asked",
    ),
)
FIGURE_SHAPE = Code(
    "E229",
    Text("`{fact}` kan ikke læses", "`{fact}` cannot be read"),
    Text(
        "skriv en værdi, en liste eller `{{value: …, source: …, note: …, also: […]}}`",
        "write a value, a list or `{{value: …, source: …, note: …, also: […]}}`",
    ),
)
WHOLE_SET_ASIDE = Code(
    "E230",
    Text("helheden `{whole}` er sat til side", "the whole `{whole}` is set aside"),
    Text("ret helheden; delen kan ikke vurderes uden den", "mend the whole; the part cannot be evaluated without it"),
)
NO_RECORDS = Code(
    "E231",
    Text("ingen opgaver i `{name}`", "no tasks in `{name}`"),
    Text(
        "peg på en fil eller mappe med poster under `cases:`", "point to a file or folder with records under `cases:`"
    ),
)
UNKNOWN_FORMAT = Code(
    "E232",
    Text(
        "`{name}` kan ikke læses: filtypen `{suffix}` kendes ikke",
        "`{name}` cannot be read: the file type `{suffix}` is not known",
    ),
    Text(
        "gem den som .xlsx eller .csv, eller brug .yaml, .json, .jsonl eller .parquet",
        "save it as .xlsx or .csv, or use .yaml, .json, .jsonl or .parquet",
    ),
)
UNREADABLE_TABLE = Code(
    "E233",
    Text("filen kan ikke læses som {kind} herfra", "the file cannot be read as {kind} from here"),
    Text(
        "se efter et manglende anførselstegn, komma eller parentes her eller på linjen før",
        "look for a missing quote, comma or bracket here or on the line before",
    ),
)
DERIVED_STATED = Code(
    "E234",
    Text("`{fact}` beregnes og kan ikke oplyses", "`{fact}` is calculated and cannot be stated"),
    Text("fjern det fra posten", "remove it from the record"),
)
NO_HEADING = Code(
    "E236",
    Text("feltet har ingen overskrift", "the field has no heading"),
    Text("giv kolonnen en overskrift, eller slet feltet", "give the column a heading, or delete the field"),
)
NO_ID_COLUMN = Code(
    "E237",
    Text("tabellen har ingen kolonne `id`", "the table has no column `id`"),
    Text(
        "lad en af overskrifterne være `id`; overskrifter adskilles af semikolon, komma eller tabulator",
        "let one of the headings be `id`; headings are separated by semicolons, commas or tabs",
    ),
)
ROW_LENGTH = Code(
    "E235",
    Text(
        "rækken har {found} felter, men overskriften har {expected}",
        "the row has {found} fields, but the header has {expected}",
    ),
    Text("sæt anførselstegn om en tekst med skilletegn i", "put quotes around a text that contains the separator"),
)
UNKNOWN_BASIS = Code(
    "E261",
    Text("`{word}` er ikke et grundlag", "`{word}` is not a basis"),
    Text("skriv et af: {words}", "write one of: {words}"),
)
JUDGEMENT_UNARGUED = Code(
    "E262",
    Text("`{fact}` er et kodet skøn uden begrundelse", "`{fact}` is a coded judgement without an argument"),
    Text(
        "skriv en `note` på tallet eller på posten, som siger hvorfor",
        "write a `note` on the figure or the record that says why",
    ),
)
UNKNOWN_PLACEMENT = Code(
    "E263",
    Text("`{word}` er ikke en af regelsættets afgørelser", "`{word}` is not one of the rulebook's verdicts"),
    Text("afgørelserne er: {words}", "the verdicts are: {words}"),
)
UNKNOWN_MEMBER = Code(
    "E264",
    Text("listen nævner `{id}`, som ikke er en post", "the list names `{id}`, which is not a record"),
    Text("den nærmeste post hedder `{near}`", "the nearest record is called `{near}`"),
)
