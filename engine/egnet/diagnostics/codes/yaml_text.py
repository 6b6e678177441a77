"""E0xx and L0xx: what can be wrong with a file and its YAML, before anyone asks what it means."""

from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Severity
from egnet.text import Text

# -- the file ----------------------------------------------------------------------------------------------------------

FILE_MISSING = Code(
    "E001",
    Text("filen `{path}` findes ikke", "the file `{path}` does not exist"),
    Text(
        "se efter slåfejl i navnet og i mappen, kommandoen køres fra",
        "look for a misspelling, and check the folder the command runs in",
    ),
)
FILE_IS_A_FOLDER = Code(
    "E002",
    Text("`{path}` er en mappe, ikke en fil", "`{path}` is a folder, not a file"),
    Text("angiv en fil i mappen", "name a file in the folder"),
)
FILE_NOT_READABLE = Code(
    "E003",
    Text("filen `{path}` kan ikke læses ({reason})", "the file `{path}` cannot be read ({reason})"),
    Text(
        "giv læseadgang til filen, eller angiv en almindelig fil",
        "grant read access to the file, or name an ordinary file",
    ),
)
FILE_TOO_LARGE = Code(
    "E004",
    Text("filen `{path}` fylder mere end {limit} MiB", "the file `{path}` is larger than {limit} MiB"),
    Text(
        "del den op i flere filer; mange opgaver står bedre i CSV",
        "split it into several files; many tasks are better kept in CSV",
    ),
)
NOT_UTF8 = Code(
    "E005",
    Text("filen er ikke UTF-8: byte {byte} kan ikke læses", "the file is not UTF-8: byte {byte} cannot be read"),
    Text(
        "gem filen igen som UTF-8; den er formentlig gemt som {guess}",
        "save the file again as UTF-8; it was probably saved as {guess}",
    ),
)
UNPRINTABLE_CHARACTER = Code(
    "E006",
    Text("tegnet {character} må ikke stå i YAML", "the character {character} may not stand in YAML"),
    Text(
        "slet det usynlige tegn; skal det bruges, så skriv det som `\\u…` i en tekst med dobbelte anførselstegn",
        "delete the invisible character; if it is needed, write it as `\\u…` in a text with double quotes",
    ),
)
EMPTY_FILE = Code(
    "E007",
    Text("filen er tom", "the file is empty"),
    Text("skriv mindst én linje på formen `nøgle: værdi`", "write at least one line of the form `key: value`"),
)
CONFLICT_MARK = Code(
    "E008",
    Text("`{mark}` er et mærke fra en uløst flettekonflikt", "`{mark}` is a mark of an unresolved merge conflict"),
    Text(
        "vælg en af de to udgaver, og slet linjerne med `<<<<<<<`, `=======` og `>>>>>>>`",
        "choose one of the two versions, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
    ),
)

# -- syntax ------------------------------------------------------------------------------------------------------------

SYNTAX = Code(
    "E010",
    Text("YAML kan ikke læses herfra", "the YAML cannot be read from here"),
    Text(
        "se efter et manglende anførselstegn, kolon eller parentes her eller på linjen før",
        "look for a missing quote, colon or bracket here or on the line before",
    ),
)
TAB_INDENTATION = Code(
    "E011",
    Text("linjen er rykket ind med en tabulator", "the line is indented with a tab"),
    Text(
        "brug mellemrum; YAML tillader ikke tabulatorer i indrykning",
        "use spaces; YAML does not allow tabs in indentation",
    ),
)
INDENTATION = Code(
    "E012",
    Text("linjens indrykning passer ikke med linjerne over", "the indentation does not fit the lines above"),
    Text(
        "giv linjer på samme niveau lige mange mellemrum foran",
        "give lines of the same level the same number of spaces in front",
    ),
)
COLON_IN_TEXT = Code(
    "E013",
    Text("et kolon midt i en tekst uden anførselstegn", "a colon inside a text without quotes"),
    Text('sæt hele teksten i anførselstegn: "…: …"', 'put the whole text in quotes: "…: …"'),
)
COLON_MISSING = Code(
    "E014",
    Text("linjen mangler et kolon efter nøglen", "the line lacks a colon after its key"),
    Text(
        "skriv `nøgle: værdi`; en tekst over flere linjer rykkes ind under sin nøgle",
        "write `key: value`; a text over several lines is indented under its key",
    ),
)
UNCLOSED_QUOTE = Code(
    "E015",
    Text("teksten begynder med {quote} og bliver aldrig lukket", "the text begins with {quote} and is never closed"),
    Text("sæt et {quote} hvor teksten slutter", "put a {quote} where the text ends"),
)
UNKNOWN_ESCAPE = Code(
    "E016",
    Text(
        "`{escape}` betyder intet i en tekst med dobbelte anførselstegn",
        "`{escape}` means nothing in a text with double quotes",
    ),
    Text(
        "skriv `\\\\` for en omvendt skråstreg, eller brug enkelte anførselstegn",
        "write `\\\\` for a backslash, or use single quotes",
    ),
)
UNCLOSED_BRACKET = Code(
    "E017",
    Text("`{bracket}` bliver aldrig lukket", "`{bracket}` is never closed"),
    Text(
        "sæt `{closing}` hvor den slutter, og komma mellem værdier; en tekst, der begynder sådan, skal i anførselstegn",
        "put `{closing}` where it ends, and commas between values; a text that begins like this needs quotes",
    ),
)
FORBIDDEN_START = Code(
    "E018",
    Text(
        "en værdi uden anførselstegn kan ikke begynde med {character}",
        "a value without quotes cannot begin with {character}",
    ),
    Text("sæt hele værdien i anførselstegn", "put the whole value in quotes"),
)
TEXT_AFTER_QUOTE = Code(
    "E019",
    Text("der står mere efter det afsluttende anførselstegn", "there is more after the closing quote"),
    Text(
        'sæt hele teksten i ét par dobbelte anførselstegn, og skriv \\" for et anførselstegn inde i den',
        'put the whole text in one pair of double quotes, and write \\" for a quote inside it',
    ),
)
TEXT_AFTER_BRACKET = Code(
    "E020",
    Text(
        "der står mere efter `{bracket}`: en tekst, der begynder med `{opening}`, skal i anførselstegn",
        "there is more after `{bracket}`: a text that begins with `{opening}` needs quotes",
    ),
    Text(
        'sæt hele teksten i anførselstegn: "{opening}…{bracket} …"',
        'put the whole text in quotes: "{opening}…{bracket} …"',
    ),
)
COMPARISON_UNQUOTED = Code(
    "E021",
    Text("sammenligningen `{test}` står uden anførselstegn", "the comparison `{test}` stands without quotes"),
    Text(
        'skriv "{test}" i anførselstegn; `{sign}` betyder noget andet i YAML',
        'write "{test}" in quotes; `{sign}` means something else in YAML',
    ),
)
INTERVAL_UNQUOTED = Code(
    "E022",
    Text("intervallet `{interval}` står uden anførselstegn", "the interval `{interval}` stands without quotes"),
    Text('skriv "{interval}" i anførselstegn', 'write "{interval}" in quotes'),
)
DECIMAL_COMMA = Code(
    "E023",
    Text("`{number}` er delt i to ved kommaet", "`{number}` is split in two at the comma"),
    Text(
        'et tal med decimalkomma skal i anførselstegn her: "{number}"',
        'a number with a decimal comma needs quotes here: "{number}"',
    ),
)

BARE_KEY = Code(
    "E024",
    Text("nøglen `{key}` har ingen værdi", "the key `{key}` has no value"),
    Text(
        "skriv `{key}: værdi`; er den en del af en tekst med komma eller `{{` i, skal hele teksten i anførselstegn",
        "write `{key}: value`; if it is part of a text with a comma or `{{` in it, put the whole text in quotes",
    ),
)
COMMA_MISSING = Code(
    "E025",
    Text("her mangler et komma", "a comma is missing here"),
    Text(
        "sæt komma mellem værdierne, eller anførselstegn om hele teksten",
        "put commas between the values, or quotes around the whole text",
    ),
)
LIST_BESIDE_KEY = Code(
    "E026",
    Text(
        "en liste med `-` kan ikke begynde på samme linje som sin nøgle",
        "a list with `-` cannot begin on the line of its key",
    ),
    Text(
        "giv hvert `-` sin egen linje, eller skriv listen som [a, b]",
        "give each `-` a line of its own, or write the list as [a, b]",
    ),
)
SPACE_MISSING = Code(
    "E027",
    Text("der mangler et mellemrum efter kolonet", "a space is missing after the colon"),
    Text("skriv `nøgle: værdi`", "write `key: value`"),
)
DASH_WITHOUT_SPACE = Code(
    "E028",
    Text("der mangler et mellemrum efter stregen", "a space is missing after the dash"),
    Text("skriv `- id: …`", "write `- id: …`"),
)

# -- what egnet leaves out of YAML -------------------------------------------------------------------------------------

DUPLICATE_KEY = Code(
    "E030",
    Text("nøglen `{key}` står to gange", "the key `{key}` stands twice"),
    Text(
        "den står også på linje {line}, kolonne {column}; behold den ene",
        "it also stands on line {line}, column {column}; keep one of them",
    ),
)
KEY_NOT_TEXT = Code(
    "E031",
    Text("nøglen er ikke en tekst", "the key is not a text"),
    Text(
        "skriv en enkelt tekst foran kolonet; begynder den med `[` eller `{{`, skal den i anførselstegn",
        "write a single text before the colon; if it begins with `[` or `{{`, it needs quotes",
    ),
)
MERGE_KEY = Code(
    "E032",
    Text("nøglen `<<` fletter ikke i egnet", "the key `<<` does not merge in egnet"),
    Text("skriv de flettede nøgler ud", "write out the merged keys"),
)
ANCHOR = Code(
    "E033",
    Text("ankeret `&{name}` kan ikke bruges", "the anchor `&{name}` cannot be used"),
    Text(
        "slet det, og skriv værdien hvert sted; en tekst, der begynder med `&`, skal i anførselstegn",
        "delete it, and write the value in each place; a text that begins with `&` needs quotes",
    ),
)
ALIAS = Code(
    "E034",
    Text("henvisningen `*{name}` kan ikke bruges", "the alias `*{name}` cannot be used"),
    Text(
        "skriv værdien ud; en tekst, der begynder med `*`, skal i anførselstegn",
        "write the value out; a text that begins with `*` needs quotes",
    ),
)
TAG = Code(
    "E035",
    Text("typemærket `{tag}` kan ikke bruges", "the tag `{tag}` cannot be used"),
    Text(
        "slet det; en tekst, der begynder med `!`, skal i anførselstegn",
        "delete it; a text that begins with `!` needs quotes",
    ),
)
SECOND_DOCUMENT = Code(
    "E036",
    Text("et dokument nummer to begynder her", "a second document begins here"),
    Text(
        "en fil er ét dokument: slet `---`, eller læg det følgende i sin egen fil",
        "a file is one document: delete `---`, or move what follows to a file of its own",
    ),
)

# -- limits ------------------------------------------------------------------------------------------------------------

TOO_DEEP = Code(
    "E040",
    Text("mere end {limit} niveauer inde i hinanden", "more than {limit} levels inside each other"),
    Text("se efter en `[` eller `{{`, der ikke bliver lukket", "look for a `[` or `{{` that is not closed"),
)
TOO_MANY_VALUES = Code(
    "E041",
    Text("mere end {limit} værdier i én fil", "more than {limit} values in one file"),
    Text(
        "del den op i flere filer; mange opgaver står bedre i CSV",
        "split it into several files; many tasks are better kept in CSV",
    ),
)
TOO_MANY_ERRORS = Code(
    "E042",
    Text(
        "mere end {limit} fejl i én fil; resten er ikke vist",
        "more than {limit} errors in one file; the rest is not shown",
    ),
    Text("ret de første, og kør igen", "correct the first ones, and run again"),
)

# -- lint --------------------------------------------------------------------------------------------------------------

COMMENT_IN_TEXT = Code(
    "L001",
    Text(
        "`{comment}` bliver læst som en kommentar og ikke som tekst", "`{comment}` is read as a comment and not as text"
    ),
    Text(
        "sæt hele teksten i anførselstegn, eller skriv et mellemrum efter `#`, hvis det er en kommentar",
        "put the whole text in quotes, or write a space after `#` if it is a comment",
    ),
    Severity.LINT,
)
COMMA_IN_LIST = Code(
    "L002",
    Text("`{number}` i en liste er flere værdier", "`{number}` in a list is several values"),
    Text(
        "sæt et tal med decimalkomma i anførselstegn, eller skriv et mellemrum efter hvert komma",
        "put a number with a decimal comma in quotes, or write a space after each comma",
    ),
    Severity.LINT,
)
ITEM_IN_TEXT = Code(
    "L003",
    Text(
        "linjen bliver læst som en fortsættelse af teksten over", "the line is read as a continuation of the text above"
    ),
    Text(
        "er den et punkt på listen, så giv `-` samme indrykning som de andre; sæt ellers teksten i anførselstegn",
        "if it is an item of the list, indent its `-` as the others; else put the text in quotes",
    ),
    Severity.LINT,
)
