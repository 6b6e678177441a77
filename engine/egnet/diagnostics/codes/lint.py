"""L1xx: what is worth a look in a rulebook that can be used."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Severity
from egnet.text import Text

BARE_THRESHOLD = Code(
    "L101",
    Text("tallet `{value}` står i selve reglen", "the number `{value}` stands in the rule itself"),
    Text(
        "giv det et navn, en periode og en kilde i parameters.yaml, og skriv navnet her",
        "give it a name, a period and a source in parameters.yaml, and write the name here",
    ),
    Severity.LINT,
)
UNUSED_FACT = Code(
    "L102",
    Text("intet ser på faktum `{name}`", "nothing looks at the fact `{name}`"),
    Text(
        "slet det, eller skriv under `accepted` i rulebook.yaml, hvad det er til",
        "delete it, or write under `accepted` in rulebook.yaml what it is for",
    ),
    Severity.LINT,
)
UNUSED_PARAMETER = Code(
    "L103",
    Text("ingen regel bruger parameteren `{name}`", "no rule uses the parameter `{name}`"),
    Text("slet den, eller brug den i en test", "delete it, or use it in a test"),
    Severity.LINT,
)
NEVER_TRUE = Code(
    "L104",
    Text("testen på `{name}` kan aldrig være sand", "the test on `{name}` can never be true"),
    Text("`{name}` kan kun være {domain}", "`{name}` can only be {domain}"),
    Severity.LINT,
)
ALWAYS_TRUE = Code(
    "L105",
    Text("testen på `{name}` er altid sand", "the test on `{name}` is always true"),
    Text("`{name}` kan kun være {domain}; fjern testen", "`{name}` can only be {domain}; remove the test"),
    Severity.LINT,
)
NEVER_FIRES = Code(
    "L106",
    Text("reglen `{name}` kan aldrig gælde", "the rule `{name}` can never hold"),
    Text(
        "dens betingelser udelukker hinanden, eller en anden regel tilsidesætter den altid",
        "its conditions exclude each other, or another rule always overrides it",
    ),
    Severity.LINT,
)
FINDING_NEVER_GIVEN = Code(
    "L107",
    Text("{principle} kan aldrig give udfaldet `{word}`", "{principle} can never give the finding `{word}`"),
    Text(
        "slet ordet under `findings`, eller lad en regel give det",
        "delete the word under `findings`, or let a rule give it",
    ),
    Severity.LINT,
)
VERDICT_NEVER_GIVEN = Code(
    "L108",
    Text("ingen række giver afgørelsen `{word}`", "no row gives the verdict `{word}`"),
    Text("slet ordet under `verdicts`, eller giv det en række", "delete the word under `verdicts`, or give it a row"),
    Severity.LINT,
)
ROW_NEVER_REACHED = Code(
    "L109",
    Text("rækken `{name}` kan aldrig give afgørelsen", "the row `{name}` can never give the verdict"),
    Text(
        "rækkerne over den tager alt, hvad den kan gælde, eller den kræver et udfald, som intet giver",
        "the rows above it take everything it can hold for, or it asks for a finding that nothing gives",
    ),
    Severity.LINT,
)
OTHER_UNITS = Code(
    "L110",
    Text("`{a}` regnes i {unit_a}, men `{b}` i {unit_b}", "`{a}` is counted in {unit_a}, but `{b}` in {unit_b}"),
    Text(
        "er det ment sådan, så skriv under `accepted` i rulebook.yaml hvorfor",
        "if that is meant, write under `accepted` in rulebook.yaml why",
    ),
    Severity.LINT,
)
NO_FEATURES = Code(
    "L111",
    Text("regelsættet har ingen eksempler", "the rulebook has no examples"),
    Text(
        "læg dem i `{folder}`, eller peg på dem med `--features`; `egnet new rule` skriver det første",
        "put them in `{folder}`, or point to them with `--features`; `egnet new rule` writes the first",
    ),
    Severity.LINT,
)
RULE_WITHOUT_FEATURE = Code(
    "L112",
    Text("intet eksempel nævner reglen `{name}`", "no example mentions the rule `{name}`"),
    Text(
        "skriv i `{feature}`, hvornår den gælder, og hvornår den netop ikke gør",
        "write in `{feature}` when it holds and when it narrowly does not",
    ),
    Severity.LINT,
)
NO_CASE_NUMBER = Code(
    "L113",
    Text(
        "det står ikke, i hvilken sag regelsættet er vedtaget", "it is not said in which case the rulebook was adopted"
    ),
    Text("tilføj `case_number: …` under `adopted`", "add `case_number: …` under `adopted`"),
    Severity.LINT,
)
OTHER_PLACEHOLDERS = Code(
    "L114",
    Text(
        "`{{{name}}}` står i den {here} tekst, men ikke i den {there}",
        "`{{{name}}}` stands in the {here} text, but not in the {there} one",
    ),
    Text("skriv det samme på begge sprog", "say the same in both languages"),
    Severity.LINT,
)
LONE_BRACE = Code(
    "L117",
    Text("`{brace}` i teksten hører ikke sammen med en anden", "`{brace}` in the text has no counterpart"),
    Text(
        "skriv `{{navn}}` for et faktum eller en tærskel, og `{{{{` eller `}}}}` for en krøllet parentes",
        "write `{{name}}` for a fact or a threshold, and `{{{{` or `}}}}` for a brace",
    ),
    Severity.LINT,
)
ACCEPTED_IN_VAIN = Code(
    "L115",
    Text("bemærkningen {code} om `{name}` findes ikke længere", "the remark {code} about `{name}` is no longer made"),
    Text("fjern `{name}` under `accepted`", "remove `{name}` under `accepted`"),
    Severity.LINT,
)
DRAFT_ADOPTED = Code(
    "L116",
    Text("regelsættet er et udkast, men vedtaget {day}", "the rulebook is a draft, but adopted on {day}"),
    Text("skriv `status: vedtaget`, eller slet `adopted`", "write `status: vedtaget`, or delete `adopted`"),
    Severity.LINT,
)
