"""E10x: YAML that is well formed but not of the shape that a rulebook or a case file has."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

MISSING_FIELD = Code(
    "E101",
    Text("feltet `{field}` mangler", "the field `{field}` is missing"),
    Text("tilføj `{field}: …`", "add `{field}: …`"),
)
UNKNOWN_FIELD = Code(
    "E102",
    Text("ukendt felt `{field}`", "unknown field `{field}`"),
    Text("felterne her er: {fields}", "the fields here are: {fields}"),
)
UNKNOWN_FIELD_NEAR = Code(
    "E103",
    Text("ukendt felt `{field}`", "unknown field `{field}`"),
    Text("mente du `{near}`?", "did you mean `{near}`?"),
)
NOT_A_DATE = Code(
    "E105",
    Text("`{value}` er ikke en dato", "`{value}` is not a date"),
    Text("skriv år-måned-dag, fx `2010-03-12`", "write year-month-day, for instance `2010-03-12`"),
)
NOT_A_YEAR = Code(
    "E106",
    Text("`{value}` er ikke et årstal", "`{value}` is not a year"),
    Text("skriv fire cifre, fx `2010`", "write four digits, for instance `2010`"),
)
NOT_YES_OR_NO = Code(
    "E107",
    Text("`{value}` er hverken `ja` eller `nej`", "`{value}` is neither `ja` nor `nej`"),
    Text("skriv `ja` eller `nej`", "write `ja` or `nej`"),
)
NOT_AMONG = Code(
    "E108",
    Text("`{value}` kan ikke stå her", "`{value}` cannot stand here"),
    Text("vælg mellem {expected}", "choose among {expected}"),
)
WRONG_SHAPE = Code(
    "E109",
    Text("`{field}` skal være {wanted}", "`{field}` must be {wanted}"),
    Text("ret indholdet, eller se guidens eksempler", "mend the content, or see the examples of the guide"),
)

WANTED = {
    "string_type": Text("en tekst", "a text"),
    "model_type": Text("felter med værdier", "fields with values"),
    "dict_type": Text("felter med værdier", "fields with values"),
    "list_type": Text("en liste", "a list"),
    "too_short": Text("en liste med mindst én ting", "a list of at least one thing"),
    "tuple_type": Text("en liste", "a list"),
    "dataclass_type": Text("en tekst eller felter `da` og `en`", "a text or the fields `da` and `en`"),
}
