"""E3xx: feature files. Each names a way in which a scenario would vanish, or pass without having said anything."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

UNREADABLE = Code(
    "E301",
    Text("linjen passer ikke her", "the line does not fit here"),
    Text(
        "se efter et nøgleord på et andet sprog, en manglende `:` eller en tabel uden overskrift",
        "look for a keyword of another language, a missing `:` or a table without a heading",
    ),
)
FOREIGN_KEYWORD = Code(
    "E302",
    Text(
        "`{keyword}` er ikke et nøgleord på filens sprog ({language})",
        "`{keyword}` is not a keyword of the file's language ({language})",
    ),
    Text("skriv `{usual}`", "write `{usual}`"),
)
NO_LANGUAGE = Code(
    "E303",
    Text("filen er på dansk, men siger det ikke", "the file is in Danish but does not say so"),
    Text("lad første linje være `# language: da`", "let the first line be `# language: da`"),
)
READ_AS_DESCRIPTION = Code(
    "E304",
    Text("linjen ligner {what}, men læses som beskrivelse", "the line looks like {what} but is read as description"),
    Text(
        "ret nøgleordet, eller lad beskrivelsen begynde med et andet ord",
        "mend the keyword, or let the description begin with another word",
    ),
)
NO_SCENARIO = Code(
    "E305",
    Text("{where} har ingen scenarier", "{where} has no scenarios"),
    Text("tilføj et scenarie, eller slet den", "add a scenario, or delete it"),
)
NO_THEN = Code(
    "E306",
    Text("scenariet har ingen `{then}` og kan ikke fejle", "the scenario has no `{then}` and cannot fail"),
    Text("tilføj mindst én `{then}`", "add at least one `{then}`"),
)
NO_ROWS = Code(
    "E307",
    Text("{examples} har ingen rækker", "{examples} has no rows"),
    Text("tilføj en overskrift og mindst én række", "add a heading and at least one row"),
)
NO_EXAMPLES = Code(
    "E308",
    Text("scenariet har pladsholdere, men ingen {examples}", "the scenario has placeholders but no {examples}"),
    Text("tilføj {examples} med en kolonne for hver", "add {examples} with a column for each"),
)
NO_COLUMN = Code(
    "E309",
    Text("`<{name}>` er ikke en kolonne i {examples}", "`<{name}>` is not a column of {examples}"),
    Text("kolonnerne er: {columns}", "the columns are: {columns}"),
)
SAME_NAME = Code(
    "E310",
    Text("scenariet hedder det samme som det på linje {line}", "the scenario has the name of the one on line {line}"),
    Text("giv det et andet navn; ellers køres kun det ene", "give it another name; otherwise only one of them is run"),
)
NO_STEP = Code(
    "E311",
    Text("sætningen kendes ikke: {text}", "the sentence is not known: {text}"),
    Text(
        "se sætningerne med `egnet test --sentences`, og at linjen står under det rigtige af `Givet`, `Når` og `Så`",
        "see the sentences with `egnet test --sentences`, and that the line stands under the right of Given, When and Then",
    ),
)
NO_STEP_NEAR = Code(
    "E312",
    Text("sætningen kendes ikke: {text}", "the sentence is not known: {text}"),
    Text("mente du: {near}", "did you mean: {near}"),
)
NO_FIRST_KIND = Code(
    "E313",
    Text("scenariet begynder med `{keyword}`", "the scenario begins with `{keyword}`"),
    Text("begynd med `{given}`, `{when}` eller `{then}`", "begin with `{given}`, `{when}` or `{then}`"),
)
TEXT_BLOCK = Code(
    "E314",
    Text("tekstblokken bruges ikke af sætningen", "the text block is not used by the sentence"),
    Text("fjern den; står der scenarier i den, køres de ikke", "remove it; scenarios inside it are not run"),
)
NOT_UTF8 = Code(
    "E315",
    Text("filen er ikke UTF-8", "the file is not UTF-8"),
    Text("gem den igen som UTF-8", "save it again as UTF-8"),
)
UNKNOWN_LANGUAGE = Code(
    "E316",
    Text("sproget `{language}` findes ikke", "the language `{language}` does not exist"),
    Text("skriv `# language: da`", "write `# language: da`"),
)
BYTE_ORDER_MARK = Code(
    "E317",
    Text("filen begynder med et usynligt mærke (BOM)", "the file begins with an invisible mark (BOM)"),
    Text("gem den som UTF-8 uden BOM", "save it as UTF-8 without BOM"),
)
ENDS_EARLY = Code(
    "E318",
    Text("filen slutter midt i noget", "the file ends in the middle of something"),
    Text('luk tekstblokken med `"""`, eller tilføj `Egenskab:`', 'close the text block with `"""`, or add `Feature:`'),
)
UNEVEN_TABLE = Code(
    "E319",
    Text("rækken har ikke lige så mange felter som de andre", "the row has not as many cells as the others"),
    Text("tæl `|` i rækken og i overskriften", "count the `|` in the row and in the heading"),
)
EXAMPLE_BEGINS_SCENARIO = Code(
    "E320",
    Text("`{keyword}:` begynder et nyt scenarie", "`{keyword}:` begins a new scenario"),
    Text("skriv `{examples}` over en tabel med eksempler", "write `{examples}` above a table of examples"),
)
KEYWORD_LETTERS = Code(
    "E321",
    Text("`{keyword}` er ikke skrevet som et nøgleord", "`{keyword}` is not written as a keyword"),
    Text(
        "skriv `{usual}`; store og små bogstaver er ikke det samme", "write `{usual}`; capital and small letters differ"
    ),
)
