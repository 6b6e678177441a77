"""E24x, E25x and L20x: tables in CSV, Excel and Parquet."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Severity
from egnet.text import Text

ALIAS_TAKEN = Code(
    "E240",
    Text("`{alias}` er allerede en overskrift for `{other}`", "`{alias}` is a heading of `{other}` already"),
    Text("vælg et alias, som kun ét faktum har", "choose an alias that only one fact has"),
)
MERGED_HEADING = Code(
    "E241",
    Text(
        "cellerne {cells} er flettet, og tabellens overskrift ligger i dem",
        "cells {cells} are merged across the headings",
    ),
    Text(
        "ophæv fletningen; lad hver kolonne have én overskrift, alle i tabellens første række",
        "unmerge them; let each column have one heading, all in the first row of the table",
    ),
)
MERGED_CELLS = Code(
    "E242",
    Text(
        "cellerne {cells} er flettet; det er uvist, hvad der gælder for rækken",
        "cells {cells} are merged; what holds for the row is not known",
    ),
    Text("ophæv fletningen, og skriv værdien i hver række", "unmerge them, and write the value in each row"),
)
ERROR_CELL = Code(
    "E243",
    Text("`{value}` er en fejl i regnearket og ikke en værdi", "`{value}` is an error of the spreadsheet, not a value"),
    Text(
        "ret formlen; skriv `ikke oplyst`, hvis svaret mangler, eller tøm cellen, hvis der aldrig er spurgt",
        "mend the formula; write `ikke oplyst` if the answer is missing, or clear the cell if it was never asked",
    ),
)
DATE_CELL = Code(
    "E244",
    Text("cellen er en dato ({value})", "the cell is a date ({value})"),
    Text(
        "regneark laver selv `1-5` om til en dato: formatér cellen som tekst, og skriv værdien igen, fx `1..5`",
        "spreadsheets turn `1-5` into a date: format the cell as text and write the value again, such as `1..5`",
    ),
)
FORMULA_WITHOUT_VALUE = Code(
    "E245",
    Text("formlen er ikke regnet ud", "the formula has not been calculated"),
    Text(
        "åbn filen i regnearket, og gem den igen; egnet regner aldrig formler ud",
        "open the file in the spreadsheet and save it again; egnet never calculates formulas",
    ),
)
UNREADABLE_FILE = Code(
    "E246",
    Text("`{name}` kan ikke læses som {kind}", "`{name}` cannot be read as {kind}"),
    Text(
        "åbn filen i det program, den kommer fra, og gem den igen",
        "open the file in the program it is from, and save it again",
    ),
)
PROTECTED = Text(
    "den er beskyttet med adgangskode eller gemt som .xls: gem den som .xlsx uden adgangskode",
    "it is protected by a password or saved as .xls: save it as .xlsx without a password",
)
TABLE_TOO_LARGE = Code(
    "E247",
    Text("`{name}` er for stor: mere end {limit} {what}", "`{name}` is too large: more than {limit} {what}"),
    Text("del den op i flere filer", "split it into several files"),
)
CELLS, MIB, MIB_UNPACKED = Text("celler", "cells"), Text("MiB", "MiB"), Text("MiB udpakket", "MiB unpacked")
SEVERAL_SHEETS = Code(
    "E248",
    Text(
        "flere ark i `{file}` har kolonnen `id`: {sheets}", "several sheets of `{file}` have the column `id`: {sheets}"
    ),
    Text("kald det ark, der skal læses, `{name}`", "name the sheet to read `{name}`"),
)
SAME_COLUMN = Code(
    "E249",
    Text("`{heading}` er samme kolonne som `{first}`", "`{heading}` is the same column as `{first}`"),
    Text("behold den ene; begge betyder `{name}`", "keep one of them; both mean `{name}`"),
)
UNREADABLE_CELL = Code(
    "E250",
    Text("værdien er hverken tekst, tal eller ja og nej", "the value is no text, no number, and not yes or no"),
    Text("skriv den som tekst, fx `90000..110000`", "write it as text, such as `90000..110000`"),
)
NOT_JSON = Code(
    "E251",
    Text("cellen i `{heading}` kan ikke læses", "the cell in `{heading}` cannot be read"),
    Text("skriv den som JSON, fx `{example}`", "write it as JSON, such as `{example}`"),
)
LONE_SURROGATE = Code(
    "E252",
    Text("en tekst indeholder et halvt tegn ({character})", "a text holds half a character ({character})"),
    Text("skriv tegnet selv i stedet for `\\ud…`", "write the character itself instead of `\\ud…`"),
)
UNFIT_FOR_EXCEL = Code(
    "E253",
    Text(
        "`{heading}` for `{id}` kan ikke stå i Excel: {reason}", "`{heading}` of `{id}` cannot stand in Excel: {reason}"
    ),
    Text("brug .yaml, .json, .csv eller .parquet", "use .yaml, .json, .csv or .parquet"),
)
TOO_LONG = Text("en celle har højst 32.767 tegn", "a cell has at most 32,767 characters")
TAKEN_FOR_CHARACTER = Text("`{found}` læses som et andet tegn", "`{found}` is read as another character")
SHEETS_NOT_READ = Code(
    "L201",
    Text(
        "i `{file}` er kun arket `{read}` læst, ikke {sheets}",
        "of `{file}` only the sheet `{read}` is read, not {sheets}",
    ),
    Text(
        "hver fil læses fra ét ark; læg andre opgaver i en fil for sig",
        "one sheet of each file is read; put other tasks in a file of their own",
    ),
    Severity.LINT,
)
