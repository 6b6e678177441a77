"""E70x: the files of `audit/`."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

NO_AUDIT = Code(
    "E701",
    Text(
        "`{name}` har intet at regne efter: ingen kontroller i `audit`, ingen business case, ingen gevinster",
        "`{name}` has nothing to recompute: no checks in `audit`, no business case, no benefits",
    ),
    Text(
        "læg en fil med `tables`, `figures` og `checks` i mappen `audit` ved siden af sagerne",
        "put a file with `tables`, `figures` and `checks` in the folder `audit` beside the cases",
    ),
)
NO_SUCH_FIGURE = Code(
    "E702",
    Text("`{name}` er hverken et tal, en tabelcelle eller en liste her", "`{name}` is no figure, cell or list here"),
    Text(
        "skriv et tals navn eller `tabel.række.kolonne`; det nærmeste er `{near}`",
        "write the name of a figure or `table.row.column`; the nearest is `{near}`",
    ),
)
NOT_ONE_QUESTION = Code(
    "E703",
    Text("kontrollen `{id}` spørger ikke om netop én ting", "the check `{id}` does not ask exactly one thing"),
    Text(
        "giv den ét af felterne `sum`, `calculation`, `part`, `mean`, `same` og de andre i docs/audit.md",
        "give it one of the fields `sum`, `calculation`, `part`, `mean`, `same` and the others in docs/audit.md",
    ),
)
NOT_A_CALCULATION = Code(
    "E704",
    Text("dette er ikke en udregning", "this is not a calculation"),
    Text(
        "skriv et navn, et tal eller `{{sum: […]}}`, `{{product: […]}}`, `{{quotient: […]}}`, `{{difference: […]}}`",
        "write a name, a number or `{{sum: […]}}`, `{{product: […]}}`, `{{quotient: […]}}`, `{{difference: […]}}`",
    ),
)
ROW_LENGTH = Code(
    "E705",
    Text(
        "rækken `{row}` har {found} celler, men tabellen {expected} kolonner",
        "the row `{row}` has {found} cells, but the table {expected} columns",
    ),
    Text(
        "skriv en celle for hver kolonne; `-` hvor intet er trykt",
        "write a cell for each column; `-` where nothing is printed",
    ),
)
CHECK_TWICE = Code(
    "E706",
    Text("kontrollen `{id}` findes to gange", "the check `{id}` exists twice"),
    Text("giv den ene et andet id", "give one of them another id"),
)
EMPTY_LIST = Code(
    "E707",
    Text("listen `{name}` har ingen navne", "the list `{name}` has no names"),
    Text("filen skal have en liste `members`", "the file must have a list `members`"),
)
