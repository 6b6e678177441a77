"""The document's own words, Danish and English: headings, column heads, what a mark means.

Always holds: every word that both renderers need stands here once; texts of rulebook and records are not here.
"""

from __future__ import annotations

from egnet.records.whole import Origin
from egnet.report.audit import Agreement
from egnet.report.totals import DifferenceKind
from egnet.rulebook.rulebook import Polarity
from egnet.text import Language, Text

# -- headings ----------------------------------------------------------------------------------------------------------
READING = Text("Regelsæt og ordforklaring", "Rulebook and terms")
OVERVIEW = Text("Afgørelserne i overblik", "Verdicts at a glance")
SCHEDULE = Text("Tidsplan", "Schedule")
TOTALS = Text("Årsværk, henvendelser, sager og budget", "Posts, contacts, cases and budget")
TOTALS_PLAIN = Text("Tal for områderne", "Figures of the areas")
AREAS = Text("Områderne ét for ét", "The areas one by one")
SOURCES = Text("Kilder", "Sources")
MAKING = Text("Sådan er dokumentet lavet", "How this document was made")
MEANINGS = Text("Hvad afgørelserne betyder", "What the verdicts mean")
COUNTS = Text("Antal pr. afgørelse", "Number per verdict")
ALL_VERDICTS = Text("Alle områder og dele", "All areas and parts")
FURTHER_STEPS = Text("Øvrige områder med skridt", "Further areas with steps")
DIFFERENCES = Text("Forskelle mellem tallene", "Differences between the figures")
SIZES = Text("Områdernes størrelse", "Size of the areas")
AUDIT = Text("Tal og svar, der er oplyst flere steder", "Figures and answers stated in several places")
RECOMPUTED = Text("Kildernes tal efterregnet", "The figures of the sources recomputed")
STATED = Text("oplyst", "stated")
RECOMPUTED_AS = Text("efterregnet", "recomputed")
CONTENTS = Text("Indhold", "Contents")
SKIP = Text("Gå til indholdet", "Skip to content")

# -- the head ----------------------------------------------------------------------------------------------------------
DRAFT = Text("UDKAST", "DRAFT")
DRAFT_MEANS = Text(
    "Regelsættet er et udkast og ikke vedtaget. Afgørelserne er foreløbige.",
    "The rulebook is a draft and not adopted. The verdicts are provisional.",
)
RULEBOOK = Text("Regelsæt", "Rulebook")
VERSION = Text("version", "version")
STATUS = Text("Status", "Status")
ADOPTED_BY = Text("Vedtaget af", "Adopted by")
CASE_NUMBER = Text("Sagsnummer", "Case number")
AS_OF = Text("Regler og tærskler pr.", "Rules and thresholds as of")
CONTENT = Text("Omfang", "Extent")
EXTENT = Text("{areas} områder og {parts} dele af dem", "{areas} areas and {parts} parts of them")
RULEBOOK_HASH = Text("Regelsættets sha256", "The rulebook's sha256")
RECORDS_HASH = Text("Posternes samlede sha256", "The records' joint sha256")
SET_ASIDE = Text("Sat til side, fordi de ikke kunne læses", "Set aside because they could not be read")
HOW_TO_READ = Text(
    "Hvert område er afgjort af regelsættet ud fra det, der er oplyst om det. En afgørelse er sikker, når det, der "
    "mangler, ikke kan ændre den. Ellers er den uafklaret, og det fremgår, hvad der er muligt, og hvad der mangler.",
    "Each area is decided by the rulebook from what is known of it. A verdict is certain when what is missing cannot "
    "change it. Otherwise it is undecided, and the document says what is possible and what is missing.",
)

AS_WRITTEN = Text(
    "Titler, noter og kilder står, som de er skrevet.",
    "Titles, notes and sources stand as they are written, in Danish, and so do the words that the rulebook does not "
    "translate.",
)

# -- columns -----------------------------------------------------------------------------------------------------------
AREA = Text("Område", "Area")
ADMINISTRATION = Text("Forvaltning", "Administration")
VERDICT = Text("Afgørelse", "Verdict")
MEANING = Text("Betydning", "Meaning")
BECAUSE = Text("Fordi", "Because")
WHOLES = Text("Områder", "Areas")
PARTS = Text("Dele", "Parts")
ALL = Text("I alt", "All")
FACT = Text("Oplysning", "Item")
VALUE = Text("Værdi", "Value")
MARK = Text("Mærke", "Mark")
OURS = Text("Tal her", "Figure here")
THEIRS = Text("Det andet tal", "The other figure")
DIFFERENCE = Text("Forskel", "Difference")
KIND = Text("Slags", "Kind")
NOTE = Text("Note", "Note")
NOTES = Text("Noter", "Notes")
SOURCE = Text("Kilde", "Source")
SOURCE_AND_NOTE = Text("Kilde og note", "Source and note")
CHOSEN = Text("Brugt her", "Used here")
OTHER = Text("Også oplyst", "Also stated")
AGREEMENT = Text("Forhold", "Relation")
DOCUMENT = Text("Dokument", "Document")
PLACES = Text("Steder brugt", "Places used")
RECORD = Text("Post", "Record")
PERIOD = Text("Periode", "Period")

# -- the schedule ------------------------------------------------------------------------------------------------------
FROM_VERDICTS = Text("dannet på ny af afgørelserne", "made again from the verdicts")
PRINTED = Text("trykt", "printed")
PRINTED_EMPTY = Text("intet", "nothing")
DIFFERS = Text("afviger", "differs")
NOT_AMONG = Text("ikke blandt sagerne", "not among the cases")
POSSIBLY = Text("muligvis", "possibly")
NO_STEPS = Text("Ingen områder har skridt i tidsplanen.", "No area has steps in the schedule.")
SCHEDULE_AGREES = Text(
    "Alle celler siger det samme som den trykte tabel. Ord, der kun binder sammen (og, af, vedrørende), og store og "
    "små bogstaver tæller ikke i sammenligningen.",
    "Every cell says the same as the printed table. Connecting words (og, af, vedrørende) and letter case do not count "
    "in the comparison.",
)
SCHEDULE_DIFFERS = Text(
    "{count} celler siger noget andet end den trykte tabel; de er mærket »afviger«, og begge ordlyde står der. Ord, "
    "der kun binder sammen (og, af, vedrørende), og store og små bogstaver tæller ikke i sammenligningen.",
    "{count} cells say something else than the printed table; they are marked “differs” and carry both wordings. "
    "Connecting words (og, af, vedrørende) and letter case do not count in the comparison.",
)
NOT_REPEATED = Text(
    "En del med samme skridt som sin helhed er ikke gentaget.",
    "A part with the same steps as its whole is not repeated.",
)
POSSIBLE_STEPS = Text(
    "»Muligvis« står ved skridt, der afhænger af det, der mangler.",
    "“Possibly” stands at steps that depend on what is missing.",
)

# -- totals ------------------------------------------------------------------------------------------------------------
FROM_CASES = Text("dannet på ny af sagerne", "made again from the cases")
NOT_COUNTED = Text("tæller ikke med i summen", "not counted in the total")
TOTALS_EXPLAINED = Text(
    "Tal i parentes henviser til listen over forskelle. Summer er nøjagtige; hvor et tal er ukendt, står den "
    "nedre grænse (»mindst«). En trykt streg læses som intet tal.",
    "Numbers in parentheses point to the list of differences. Sums are exact; where a figure is unknown the lower "
    "bound is given (“at least”). A printed dash is read as no figure.",
)
NO_DIFFERENCES = Text("Der er ingen forskelle.", "There are no differences.")
NO_TOTALS = Text("Der er ingen tal, der kan lægges sammen.", "There are no figures that add up.")
NO_AUDIT = Text("Intet tal er oplyst mere end ét sted.", "No figure is stated in more than one place.")
CHART_SCALE = Text(
    "Den stiplede del af en søjle er mulig, men ikke sikker.", "The dashed part of a bar is possible, not certain."
)

# -- areas -------------------------------------------------------------------------------------------------------------
PART_OF = Text("Del af", "Part of")
HAS_PARTS = Text("Delt i", "Divided into")
CERTAIN = Text("sikker", "certain")
UNDECIDED_BETWEEN = Text("Mulige afgørelser", "Possible verdicts")
MISSING = Text("Det mangler", "What is missing")
INEXACT = Text(
    "Grænsen for beregning blev nået: svaret holder, men kan være bredere end nødvendigt.",
    "The limit of work was reached: the answer holds, but may be wider than need be.",
)
DECISIVE = Text("afgørende", "decisive")
DECISIVE_MEANS = Text(
    "»Afgørende« står ved en begrundelse, uden hvilken afgørelsen ville være en anden.",
    "“Decisive” stands at a reason without which the verdict would be another.",
)
FINDINGS_FOR = Text("Taler for", "Speaks for")
FINDINGS_AGAINST = Text("Taler imod", "Speaks against")
FINDINGS_NEUTRAL = Text("Hverken for eller imod", "Neither for nor against")
CONSIDERATIONS = Text("Overvejelser", "Considerations")
POSSIBLE_REASONS = Text("Muligt, men uafklaret", "Possible but undecided")
WITHOUT_EFFECT = Text("Uafklaret, men uden betydning for afgørelsen", "Undecided, but of no effect on the verdict")
HEARD = Text("Hørt og tilsidesat", "Heard and set aside")
SET_ASIDE_BY = Text("Tilsidesat, fordi", "Set aside because")
CONFLICTS = Text("Regler i strid med hinanden", "Rules in conflict")
CONSEQUENCES = Text("Følger af afgørelsen", "What follows from the verdict")
STEPS = Text("Skridt", "Steps")
FIGURES = Text("Nøgletal", "Key figures")
CONTRADICTIONS = Text("Oplyst forskelligt", "Stated differently")
REMARK = Text("Bemærkning", "Remark")
RESTS_ON = Text("Bygger på", "Rests on")
AGAINST_IT = Text("mod", "against")
BACK = Text("Til overblikket", "To the overview")

# -- the making --------------------------------------------------------------------------------------------------------
MADE_WITH = Text(
    "Dokumentet er dannet af egnet {version} ud fra regelsættet og posterne nedenfor. Det rummer intet klokkeslæt og "
    "intet navn på en maskine: samme regelsæt, poster og version giver samme dokument, byte for byte.",
    "The document was made by egnet {version} from the rulebook and the records below. It holds no time of day and no "
    "name of a machine: the same rulebook, records and version give the same document, byte for byte.",
)
JOINT_HASH = Text(
    "Posternes samlede sha256 er taget af listen herunder, en linje pr. post: sha256, to mellemrum, id.",
    "The records' joint sha256 is taken of the list below, one line per record: sha256, two spaces, id.",
)
RECORD_HASHES = Text("Posterne og deres sha256", "The records and their sha256")

_POLARITIES = {
    Polarity.PLUS: Text("for", "for"),
    Polarity.MINUS: Text("imod", "against"),
    Polarity.NEUTRAL: Text("hverken for eller imod", "neither for nor against"),
}
_ORIGINS = {
    Origin.STATED: Text("oplyst", "stated"),
    Origin.PARTS: Text("fra delene", "from the parts"),
    Origin.NARROWED: Text("oplyst og fra delene", "stated and from the parts"),
    Origin.WHOLE: Text("fra helheden", "from the whole"),
    Origin.DERIVED: Text("beregnet", "calculated"),
    Origin.ABSENT: Text("ikke spurgt", "not asked"),
}
_AGREEMENTS = {
    Agreement.CONTRADICTS: Text("modstrid", "contradiction"),
    Agreement.COMPATIBLE: Text("forenelige", "compatible"),
    Agreement.NO_FIGURE: Text("uden tal det ene sted", "no figure in one place"),
}
_KINDS = {
    DifferenceKind.CELL: Text("sag mod trykt tabel", "case against printed table"),
    DifferenceKind.PARTS: Text("helhed mod dele", "whole against parts"),
    DifferenceKind.TOTAL: Text("sum mod trykt sum", "total against printed total"),
    DifferenceKind.TEXT: Text("tal mod trykte ord", "figures against printed words"),
}


def polarity(of: Polarity, language: Language) -> str:
    """`for`, `imod` or neither, in words."""
    return _POLARITIES[of].in_(language)


def origin(of: Origin, language: Language) -> str:
    """Where a figure comes from."""
    return _ORIGINS[of].in_(language)


def agreement(of: Agreement, language: Language) -> str:
    """How two statements stand to each other."""
    return _AGREEMENTS[of].in_(language)


def kind(of: DifferenceKind, language: Language) -> str:
    """What is compared."""
    return _KINDS[of].in_(language)


def in_language(language: Language) -> dict[str, str]:
    """Every label of this module by its name in lower case."""
    return {name.lower(): text.in_(language) for name, text in globals().items() if isinstance(text, Text)}
