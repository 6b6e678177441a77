"""E20x: values that cannot be read, in a record or in a rulebook."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

NOT_A_NUMBER = Code(
    "E201",
    Text("`{value}` er ikke et tal", "`{value}` is not a number"),
    Text(
        "skriv fx `254390`, `mindst 111406`, `højst 6`, `90000..110000`, `ca. 0,7 mio.` eller `ikke oplyst`",
        "write for instance `254390`, `mindst 111406`, `højst 6`, `90000..110000`, `ca. 0,7 mio.` or `ikke oplyst`",
    ),
)
GROUPED_NUMBER = Code(
    "E202",
    Text("`{value}` kan læses på to måder", "`{value}` can be read in two ways"),
    Text(
        "skriv tallet uden skilletegn mellem tusinder: `{plain}`",
        "write the number without separators between thousands: `{plain}`",
    ),
)
LEADING_ZERO = Code(
    "E203",
    Text("`{value}` begynder med nul", "`{value}` starts with a zero"),
    Text("skriv `{plain}`, hvis det er et tal", "write `{plain}` if it is a number"),
)
PERCENT_OR_SHARE = Code(
    "E204",
    Text(
        "`{value}` er større end 1, men en andel går fra 0 til 1", "`{value}` exceeds 1, but a share runs from 0 to 1"
    ),
    Text("skriv `{value} %`, hvis det er procent", "write `{value} %` if it is a percentage"),
)
PERCENT_OF_NUMBER = Code(
    "E205",
    Text("`{value}` er procent, men fakta er et antal", "`{value}` is a percentage, but the fact is a count"),
    Text("skriv antallet", "write the count"),
)
NOT_WHOLE = Code(
    "E206",
    Text("`{value}` er ikke et helt tal", "`{value}` is not a whole number"),
    Text("fakta tælles i hele tal", "the fact is counted in whole numbers"),
)
ENDS_SWAPPED = Code(
    "E207",
    Text("i `{value}` er den nederste ende størst", "in `{value}` the lower end is the greater"),
    Text("byt enderne om", "swap the ends"),
)
OUTSIDE_DOMAIN = Code(
    "E208",
    Text("`{value}` ligger uden for det, fakta kan være", "`{value}` is outside what the fact may be"),
    Text("fakta kan være {domain}", "the fact may be {domain}"),
)
UNKNOWN_WORD = Code(
    "E209",
    Text("`{value}` er ikke et af ordene for dette fakta", "`{value}` is not one of the words for this fact"),
    Text("ordene er: {domain}", "the words are: {domain}"),
)
MISSPELT_WORD = Code(
    "E210",
    Text("`{value}` er ikke et af ordene for dette fakta", "`{value}` is not one of the words for this fact"),
    Text("mente du `{near}`?", "did you mean `{near}`?"),
)
ENGLISH_BOOLEAN = Code(
    "E211",
    Text("`{value}` er hverken `ja` eller `nej`", "`{value}` is neither `ja` nor `nej`"),
    Text("skriv `{danish}`", "write `{danish}`"),
)
MAY_NOT_BE_IRRELEVANT = Code(
    "E212",
    Text("dette fakta kan ikke være `ikke relevant`", "this fact may not be `ikke relevant`"),
    Text(
        "skriv `ikke oplyst`, hvis svaret mangler, eller tilføj `may_be_irrelevant: ja` i ordforrådet",
        "write `ikke oplyst` if the answer is missing, or add `may_be_irrelevant: ja` to the vocabulary",
    ),
)
LIST_OF_ONE = Code(
    "E213",
    Text(
        "fakta har kun én værdi, men her står flere på en gang",
        "the fact has one value, but several at once stand here",
    ),
    Text(
        "skriv `a eller b`, hvis den ene af dem gælder; en liste betyder, at de gælder samtidig",
        "write `a eller b` if one of them holds; a list means that they hold at once",
    ),
)
TEST_AS_VALUE = Code(
    "E214",
    Text("`{value}` er en test og ikke en værdi", "`{value}` is a test, not a value"),
    Text("skriv `mindst 5`, `højst 5` eller `5..10`", "write `mindst 5`, `højst 5` or `5..10`"),
)
