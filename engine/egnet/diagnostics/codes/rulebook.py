"""E11x and E13x: what can be wrong in a rulebook whose shape is right."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

DID_YOU_MEAN = Text("mente du `{near}`? ({place})", "did you mean `{near}`? ({place})")
DID_YOU_MEAN_WORD = Text("mente du `{near}`?", "did you mean `{near}`?")

UNKNOWN_FACT = Code(
    "E104",
    Text("ukendt fakta `{name}`", "unknown fact `{name}`"),
    Text("erklær det i facts.yaml, eller ret navnet", "declare it in facts.yaml, or mend the name"),
)
UNKNOWN_PARAMETER = Code(
    "E111",
    Text("ukendt parameter `{name}`", "unknown parameter `{name}`"),
    Text("erklær den i parameters.yaml", "declare it in parameters.yaml"),
)
UNKNOWN_WORD = Code(
    "E112",
    Text("`{word}` er ikke et af ordene for `{name}`", "`{word}` is not one of the words for `{name}`"),
    Text("ordene er: {words}", "the words are: {words}"),
)
UNKNOWN_FINDING = Code(
    "E113",
    Text("`{word}` er ikke et af udfaldene for {principle}", "`{word}` is not one of the findings of {principle}"),
    Text("udfaldene er: {words}", "the findings are: {words}"),
)
UNKNOWN_VERDICT = Code(
    "E114",
    Text("`{word}` er ikke en af regelsættets afgørelser", "`{word}` is not one of the rulebook's verdicts"),
    Text("afgørelserne er: {words}", "the verdicts are: {words}"),
)
UNKNOWN_OVERRIDE = Code(
    "E115",
    Text("`{name}` er ikke en regel i {principle}", "`{name}` is not a rule of {principle}"),
    Text(
        "en regel kan kun tilsidesætte regler i sit eget princip", "a rule can override rules of its own principle only"
    ),
)
OVERRIDE_CYCLE = Code(
    "E116",
    Text("reglerne tilsidesætter hinanden i ring: {cycle}", "the rules override each other in a cycle: {cycle}"),
    Text("fjern en af dem fra `overrides`", "remove one of them from `overrides`"),
)
CONFLICTING_RULES = Code(
    "E117",
    Text(
        "`{a}` siger `{finding_a}`, men `{b}` kan gælde samtidig og siger `{finding_b}`",
        "`{a}` says `{finding_a}`, but `{b}` may hold at once and says `{finding_b}`",
    ),
    Text(
        "begge gælder, når {when}; tilføj `overrides: {b}` til `{a}` eller omvendt ({place}), eller lad betingelserne"
        " udelukke hinanden",
        "both hold when {when}; add `overrides: {b}` to `{a}` or the other way round ({place}), or let the conditions"
        " exclude each other",
    ),
)
DUPLICATE_ID = Code(
    "E118",
    Text("`{name}` er allerede brugt ({place})", "`{name}` is used already ({place})"),
    Text("giv den ene et andet navn", "give one of them another name"),
)
MISSING_SOURCE = Code(
    "E119",
    Text("`{name}` har ingen kilde", "`{name}` has no source"),
    Text(
        "tilføj fx `source: analyse-2010, afsnit 4.3, tabel 9`",
        "add for instance `source: analyse-2010, afsnit 4.3, tabel 9`",
    ),
)
UNKNOWN_DOCUMENT = Code(
    "E120",
    Text("kilden `{name}` er ikke erklæret", "the source `{name}` is not declared"),
    Text(
        "dokumenterne er: {words}; flere kan erklæres under `sources`",
        "the documents are: {words}; more can be declared under `sources`",
    ),
)
VAGUE_SOURCE = Code(
    "E130",
    Text("kilden `{value}` nævner intet sted", "the source `{value}` names no place"),
    Text("tilføj afsnit, tabel eller princip efter et komma", "add a section, table or principle after a comma"),
)
TEST_OF_WRONG_TYPE = Code(
    "E131",
    Text("`{test}` kan ikke bruges på `{name}`, som er {kind}", "`{test}` cannot be used on `{name}`, which is {kind}"),
    Text("tal sammenlignes med tal, ord med ord", "numbers compare with numbers, words with words"),
)
NOT_CONSTANT = Code(
    "E132",
    Text(
        "`{name}` er et fakta, men her skal stå et tal eller en parameter",
        "`{name}` is a fact, but a number or a parameter must stand here",
    ),
    Text(
        "skriv hele betingelsen som ét udtryk: `when: a > 2 * b`",
        "write the whole condition as one expression: `when: a > 2 * b`",
    ),
)
UNKNOWN_TESTED = Code(
    "E133",
    Text("`ukendt` kan ikke testes her", "`ukendt` cannot be tested here"),
    Text(
        "`ukendt` kan kun testes i consequences.yaml og schedule.yaml",
        "`ukendt` may be tested in consequences.yaml and schedule.yaml only",
    ),
)
EITHER_THEN_OR_CONSIDER = Code(
    "E134",
    Text("`{name}` skal have enten `then` eller `consider`", "`{name}` needs either `then` or `consider`"),
    Text(
        "`then` giver et udfald, `consider: plus` eller `minus` kun et hensyn",
        "`then` gives a finding, `consider: plus` or `minus` a consideration only",
    ),
)
NO_LAST_ROW = Code(
    "E135",
    Text(
        "afgørelsestabellen ender ikke i en række uden `when`", "the verdict table does not end in a row without `when`"
    ),
    Text("tilføj en sidste række, som gælder, når ingen anden gør", "add a last row that holds when no other does"),
)
ROW_AFTER_LAST = Code(
    "E136",
    Text(
        "rækken `{name}` har intet `when`, men er ikke den sidste",
        "the row `{name}` has no `when`, but is not the last",
    ),
    Text("flyt den ned som sidste række, eller giv den en betingelse", "move it to the end, or give it a condition"),
)
OVERLAPPING_PERIODS = Code(
    "E137",
    Text("to værdier af `{name}` gælder samtidig", "two values of `{name}` hold at once"),
    Text("lad den ene slutte dagen før den anden begynder", "let one end the day before the other begins"),
)
GAP_BETWEEN_PERIODS = Code(
    "E138",
    Text("`{name}` har ingen værdi fra {start} til {end}", "`{name}` has no value from {start} to {end}"),
    Text("forlæng den ene periode", "extend one of the periods"),
)
NO_VALUE_YET = Code(
    "E139",
    Text(
        "`{name}` har ingen værdi {day}, hvor regelsættet gælder",
        "`{name}` has no value on {day}, when the rulebook is in force",
    ),
    Text(
        "lad den første værdi begynde senest {day}, eller lad regelsættet gælde fra senere: `valid: {{from: …}}`",
        "let the first value begin by {day} at the latest, or the rulebook hold from later on: `valid: {{from: …}}`",
    ),
)
NO_VALUE_LEFT = Code(
    "E165",
    Text(
        "`{name}` har ingen værdi {day}, hvor regelsættet gælder",
        "`{name}` has no value on {day}, when the rulebook is in force",
    ),
    Text(
        "slet den sidste værdis `to`, eller giv regelsættet en sidste dag: `valid: {{to: …}}`",
        "delete the last value's `to`, or give the rulebook a last day: `valid: {{to: …}}`",
    ),
)
PERIOD_TURNED = Code(
    "E140",
    Text("perioden slutter, før den begynder", "the period ends before it begins"),
    Text("byt `from` og `to` om", "swap `from` and `to`"),
)
YEARS_TURNED = Code(
    "E167",
    Text("skridtet slutter, før det begynder", "the step ends before it begins"),
    Text("byt `year` og `to_year` om", "swap `year` and `to_year`"),
)
NAME_OF_IDENTITY = Code(
    "E141",
    Text("`{name}` siger, hvem en opgave er, ikke hvad den er", "`{name}` says who a task is, not what it is"),
    Text("regler ser kun på fakta om opgaven", "rules look at facts of the task only"),
)
BAD_NAME = Code(
    "E142",
    Text("`{name}` kan ikke være et navn", "`{name}` cannot be a name"),
    Text(
        "brug bogstaver, tal og `_`, og begynd med et bogstav; `all`, `any`, `not`, `sum` og lignende er optaget",
        "use letters, digits and `_`, starting with a letter; `all`, `any`, `not`, `sum` and the like are taken",
    ),
)
DOMAIN_MISSING = Code(
    "E143",
    Text("`{name}` mangler en liste med de mulige ord", "`{name}` has no list of the possible words"),
    Text("skriv fx `domain: [svag, stærk]`", "write for instance `domain: [svag, stærk]`"),
)
SPECIAL_WORD = Code(
    "E166",
    Text("`{word}` kan ikke være et ord i ordforrådet", "`{word}` cannot be a word of the vocabulary"),
    Text(
        "`ikke relevant` erklæres med `may_be_irrelevant: ja`; `ikke oplyst`, `ikke opgjort`, `ukendt`, `eller` og"
        " `|` har deres egen betydning",
        "`ikke relevant` is declared by `may_be_irrelevant: ja`; `ikke oplyst`, `ikke opgjort`, `ukendt`, `eller`"
        " and `|` have a meaning of their own",
    ),
)
BAD_DOMAIN = Code(
    "E144",
    Text("`{value}` er ikke et område for tal", "`{value}` is not a range of numbers"),
    Text("skriv fx `0..`, `0..100` eller `..5`", "write for instance `0..`, `0..100` or `..5`"),
)
TOO_MANY_WORDS = Code(
    "E145",
    Text(
        "`{name}` har {count} ord; når flere kan gælde på en gang, er der plads til {most}",
        "`{name}` has {count} words; where several may hold at once there is room for {most}",
    ),
    Text("del det i flere ja/nej-fakta", "split it into several yes/no facts"),
)
ROLLS_UP_AND_INHERITED = Code(
    "E146",
    Text(
        "`{name}` kan ikke både samles op fra dele og arves af dem",
        "`{name}` cannot both roll up from parts and be inherited by them",
    ),
    Text("vælg `rolls_up` eller `inherited`", "choose `rolls_up` or `inherited`"),
)
DOMAIN_FROM_ZERO = Text(
    "kun tal fra nul lægges sammen: skriv `domain: 0..`", "only numbers from zero are added up: write `domain: 0..`"
)
BAD_ROLL_UP = Code(
    "E147",
    Text("`{name}` er {kind} og kan ikke samles op med `{how}`", "`{name}` is {kind} and cannot roll up by `{how}`"),
    Text(
        "`sum` og `weighted_by` er for tal fra nul, `any` og `all` for ja/nej",
        "`sum` and `weighted_by` are for numbers from zero, `any` and `all` for yes/no",
    ),
)
DERIVED_CYCLE = Code(
    "E148",
    Text(
        "de afledte fakta afhænger af hinanden i ring: {cycle}",
        "the derived facts depend on each other in a cycle: {cycle}",
    ),
    Text("afledte fakta skal ende i oplyste fakta", "derived facts must end in stated facts"),
)
UNKNOWN_FUNCTION = Code(
    "E149",
    Text("ukendt funktion `{name}`", "unknown function `{name}`"),
    Text("funktionerne er: sum, min, max", "the functions are: sum, min, max"),
)
NOT_NUMERIC = Code(
    "E150",
    Text("`{name}` er ikke et tal og kan ikke regnes med", "`{name}` is not a number and cannot be calculated with"),
    Text("regn kun med tal, og test ord for sig", "calculate with numbers only, and test words by themselves"),
)
CONDITION_SHAPE = Code(
    "E151",
    Text("betingelsen kan ikke læses", "the condition cannot be read"),
    Text(
        "skriv `fakta: test`, `all:`, `any:`, `not:` eller ét udtryk",
        "write `fact: test`, `all:`, `any:`, `not:` or one expression",
    ),
)
NOT_HERE = Code(
    "E152",
    Text("`{name}` kan ikke testes her", "`{name}` cannot be tested here"),
    Text(
        "regler tester fakta; afgørelsestabellen tester udfald og dele; konsekvenser og tidsplan tester alt",
        "rules test facts; the verdict table tests findings and parts; consequences and schedule test everything",
    ),
)
UNKNOWN_PLACEHOLDER = Code(
    "E153",
    Text(
        "`{{{name}}}` i teksten er hverken et fakta eller en parameter",
        "`{{{name}}}` in the text is neither a fact nor a parameter",
    ),
    Text("ret navnet, eller skriv `{{{{` for en krøllet parentes", "mend the name, or write `{{{{` for a brace"),
)
FILE_OF_RULEBOOK_MISSING = Code(
    "E154",
    Text("filen `{name}` mangler", "the file `{name}` is missing"),
    Text(
        "et regelsæt har rulebook.yaml, facts.yaml, verdict.yaml og mindst ét princip",
        "a rulebook has rulebook.yaml, facts.yaml, verdict.yaml and at least one principle",
    ),
)
RENAME = Text("skal den hedde `{near}`?", "should it be called `{near}`?")
FILE_NOT_READ = Code(
    "E168",
    Text("filen `{name}` bliver ikke læst", "the file `{name}` is not read"),
    Text(
        "regler ligger i principles/*.yaml og constraints/*.yaml; flyt filen dertil eller ud af mappen",
        "rules lie in principles/*.yaml and constraints/*.yaml; move the file there or out of the folder",
    ),
)
NOT_A_RULEBOOK = Code(
    "E155",
    Text("`{name}` er ikke en mappe med et regelsæt", "`{name}` is not a folder with a rulebook"),
    Text("peg på en mappe, der har rulebook.yaml", "point to a folder that has rulebook.yaml"),
)
NOT_IN_FORCE = Code(
    "E156",
    Text("regelsættet gælder ikke {day}", "the rulebook is not in force on {day}"),
    Text("det gælder {period}; vælg en dato med `--as-of`", "it holds {period}; choose a date with `--as-of`"),
)
WEIGHT_NOT_SUMMED = Code(
    "E157",
    Text(
        "`{name}` vægtes med `{weight}`, som ikke er et fakta, der lægges sammen",
        "`{name}` is weighted by `{weight}`, which is not a fact that sums",
    ),
    Text("vægten skal have `rolls_up: sum`", "the weight needs `rolls_up: sum`"),
)
UNKNOWN_PRINCIPLE = Code(
    "E158",
    Text("`{name}` er ikke et princip", "`{name}` is not a principle"),
    Text("principperne er: {words}", "the principles are: {words}"),
)
EMPTY_RANGE = Code(
    "E159",
    Text("området `{test}` er tomt", "the range `{test}` is empty"),
    Text("skriv den mindste ende først", "write the smaller end first"),
)
CONFLICT_UNDECIDED = Code(
    "E160",
    Text(
        "{principle} er for stort til at afgøre, om reglerne strides",
        "{principle} is too large to decide whether its rules conflict",
    ),
    Text(
        "del princippet i to, eller lad reglerne teste færre fakta",
        "split the principle in two, or let the rules test fewer facts",
    ),
)
DERIVED_NOT_NUMERIC = Code(
    "E162",
    Text("`{name}` er {kind} og kan ikke beregnes", "`{name}` is {kind} and cannot be calculated"),
    Text(
        "afledte fakta er tal: `number`, `integer` eller `share`",
        "derived facts are numbers: `number`, `integer` or `share`",
    ),
)
DERIVED_NOT_WHOLE = Code(
    "E169",
    Text(
        "`{name}` er et helt tal, men udtrykket kan give andre tal",
        "`{name}` is a whole number, but the expression may give other numbers",
    ),
    Text(
        "skriv `type: number`, eller regn kun på hele tal, uden at dele",
        "write `type: number`, or calculate with whole numbers only, without dividing",
    ),
)
DERIVED_AND_PLACED = Code(
    "E163",
    Text(
        "`{name}` er afledt og kan hverken samles op fra dele eller arves af dem",
        "`{name}` is derived and can neither roll up from parts nor be inherited by them",
    ),
    Text(
        "fjern `rolls_up` og `inherited`: det beregnes af de fakta, der samles op eller arves",
        "remove `rolls_up` and `inherited`: it is calculated from facts that roll up or are inherited",
    ),
)
DIVISION_BY_ZERO = Code(
    "E164",
    Text("`{test}` deler med nul", "`{test}` divides by zero"),
    Text("ret tallet eller parameterens værdi", "mend the number or the parameter's value"),
)
OTHER_MEASURE = Code(
    "E161",
    Text(
        "parameteren `{name}` er {kind}, men `{fact}` er {fact_kind}",
        "the parameter `{name}` is {kind}, but `{fact}` is {fact_kind}",
    ),
    Text(
        "en andel sammenlignes med en andel, et antal med et antal",
        "a share is compared with a share, a count with a count",
    ),
)
OTHER_UNIT = Code(
    "E180",
    Text(
        "parameteren `{name}` regnes i {unit}, men `{fact}` i {fact_unit}",
        "the parameter `{name}` is counted in {unit}, but `{fact}` in {fact_unit}",
    ),
    Text(
        "regn parameteren om, eller skriv enheden ens begge steder; `a eller b/år` passer til både `a/år` og `b/år`",
        "convert the parameter, or write the unit alike in both places; `a eller b/år` fits both `a/år` and `b/år`",
    ),
)
NOT_ADOPTED_BY_ANYONE = Code(
    "E181",
    Text("regelsættet er vedtaget, men ikke af nogen", "the rulebook is adopted, but not by anyone"),
    Text(
        "tilføj `adopted: {{by: …, date: …, case_number: …}}`, eller skriv `status: udkast`",
        "add `adopted: {{by: …, date: …, case_number: …}}`, or write `status: udkast`",
    ),
)
NEVER_IN_FORCE = Code(
    "E182",
    Text(
        "`{name}` gælder på ingen dag, hvor regelsættet gælder",
        "`{name}` holds on no day when the rulebook is in force",
    ),
    Text("regelsættet gælder {period}; ret `valid`", "the rulebook holds {period}; mend `valid`"),
)
NO_RULE_IN_FORCE = Code(
    "E183",
    Text(
        "{principle} har ingen regel, der gælder fra {start} til {end}",
        "{principle} has no rule that holds from {start} to {end}",
    ),
    Text("forlæng den ene regels `valid`", "extend the `valid` of one of the rules"),
)
