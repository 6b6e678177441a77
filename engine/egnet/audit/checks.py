"""Each check worked out: what was stated held against what it comes to.

Comes in: the checks of one document. Goes out: one finding for each that fails, in their order. Always holds: a check
fails only if no numbers that the printed figures may stand for make it hold, or if it holds through rounding alone
where the printed figures themselves add up to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from egnet.audit.calculate import amounts_in, point_of, range_of, total
from egnet.audit.days import check_end
from egnet.audit.finding import Finding, FindingKind
from egnet.audit.labels import check_label, check_mixed, check_reference, check_scope
from egnet.audit.lists import check_list
from egnet.audit.model import (
    Alike,
    Amount,
    Apart,
    AtMost,
    Audit,
    Calculation,
    Check,
    Constant,
    Ends,
    Equal,
    Label,
    Mean,
    Mixed,
    Number,
    Operand,
    Operation,
    Reference,
    Same,
    Scope,
    Share,
    Sum,
    Within,
    Words,
)
from egnet.audit.shown import gap, number, printed, sources_of, worked_out
from egnet.audit.subsets import counted_twice, left_out
from egnet.text import Text
from egnet.values.interval import Interval, divide, subtract

_WITHOUT = Text("Uden {parts} passer det", "Without {parts} it fits")
_TWICE = Text("Med {parts} talt med to gange passer det", "With {parts} counted twice it fits")
_FOLLOWS = Text("Tallet er det samme som det trykte i {source}", "The figure is that printed in {source}")
_ROUNDED = Text(
    "Leddene er afrundede, og det kan forklare forskellen", "The parts are rounded, which may explain the difference"
)
_OTHER = Text("Det er andelen af: {base}", "It is the share of: {base}")
_PLAIN = Text(
    "Det uvægtede gennemsnit af de trykte tal er {mean}", "The unweighted mean of the printed figures is {mean}"
)
_WEIGHTED = Text("vægtet med {weight}: {mean}", "weighted by {weight}: {mean}")
_NONE_FITS = Text("Ingen vægtning giver det trykte", "No weighting gives what is printed")
_UNCOUNTED = Text(
    "Det ene sted er det ikke opgjort, det andet er det talt", "One place has no count, the other has one"
)
_AT_MOST = Text("højst {bound}", "at most {bound}")
_VARIES = Text("forholdet er ikke det samme overalt", "the quotient is not the same throughout")
_ONE = Text("ét og samme forhold", "one and the same quotient")


def findings_of(audit: Audit) -> list[Finding]:
    """Every check that does not hold."""
    found = ((check, _check(check, audit.id)) for check in audit.checks)
    return [_as_asked(check, finding) for check, finding in found if finding is not None]


def _as_asked(check: Check, finding: Finding) -> Finding:
    """With the subject of the check, and as the kind that it names; what rounding may explain stays rounding."""
    kind = finding.kind if check.kind is None or finding.kind is FindingKind.ROUNDING else check.kind
    return replace(finding, kind=kind, subject=check.subject)


def _check(check: Check, audit: str) -> Finding | None:
    match check.asks:
        case Sum(parts, stated):
            return _sum(check, audit, parts, stated)
        case Equal(calculation, stated):
            return _equal(check, audit, calculation, stated)
        case Share() as asks:
            return _share(check, audit, asks)
        case Mean() as asks:
            return _mean(check, audit, asks)
        case Same(statements):
            return _same(check, audit, statements)
        case Constant() as asks:
            return _constant(check, audit, asks)
        case AtMost(bound, stated):
            return _at_most(check, audit, bound, stated)
        case Label() as asks:
            return check_label(check, audit, asks)
        case Scope() as asks:
            return check_scope(check, audit, asks)
        case Mixed() as asks:
            return check_mixed(check, audit, asks)
        case Reference() as asks:
            return check_reference(check, audit, asks)
        case (Within() | Apart() | Alike() | Number()) as asks:
            return check_list(check, audit, asks)
        case Ends() as asks:
            return check_end(check, audit, asks)


def _sum(check: Check, audit: str, parts: Sequence[Amount], stated: Amount) -> Finding | None:
    calculation = total(parts)
    found, point = range_of(calculation), point_of(calculation)
    assert found is not None
    if stated.range is None:
        return None
    share = stated.is_share
    complete = all(part.is_counted or part.range is None for part in parts)
    if found.meet(stated.range) is not None:
        about = stated.printed.startswith(("ca", "mindst", "højst")) or ".." in stated.printed
        known = point is not None and stated.point is not None
        if share or about or not complete or not known or point == stated.point:
            return None
        return _finding(check, audit, FindingKind.ROUNDING, calculation, stated, found, point, [_ROUNDED])
    kind = FindingKind.KEYS if share else _kind(parts, stated, FindingKind.SUM)
    slips = [] if point is None else _slips(parts, point, stated.range)
    return _finding(check, audit, kind, calculation, stated, found, point, slips)


def _slips(parts: Sequence[Amount], point: Fraction, stated: Interval) -> list[Text]:
    """Which parts left out or counted twice would make it fit."""
    for text, sets in ((_WITHOUT, left_out(parts, point, stated)), (_TWICE, counted_twice(parts, point, stated))):
        if sets:
            return [text.format(parts=_parts(chosen)) for chosen in sets]
    return []


def _equal(check: Check, audit: str, calculation: Operand, stated: Amount) -> Finding | None:
    found, point = range_of(calculation), point_of(calculation)
    if found is None or stated.range is None or found.meet(stated.range) is not None:
        return None
    explained: list[Text] = []
    if isinstance(calculation, Calculation) and point is not None:
        explained = _slips_within(calculation, point, stated.range)
    kind = _kind(tuple(amounts_in(calculation)), stated, FindingKind.CALCULATION)
    return _finding(check, audit, kind, calculation, stated, found, point, explained)


def _slips_within(calculation: Calculation, point: Fraction, stated: Interval) -> list[Text]:
    """Of a sum, or of a sum times a plain factor, which parts left out would make it fit."""
    if calculation.operation is Operation.SUM:
        return _slips([o for o in calculation.operands if isinstance(o, Amount)], point, stated)
    match calculation:
        case Calculation(Operation.PRODUCT, (Fraction() as factor, Calculation(Operation.SUM, operands))) if factor > 0:
            inner = Interval(
                None if stated.low is None else stated.low / factor,
                None if stated.high is None else stated.high / factor,
            )
            return _slips([o for o in operands if isinstance(o, Amount)], point / factor, inner)
    return []


def _share(check: Check, audit: str, asks: Share) -> Finding | None:
    part, whole = range_of(asks.part), range_of(asks.whole)
    stated = asks.stated
    if part is None or stated.range is None:
        return None
    found = None if whole is None else divide(part, whole)
    perhaps_nothing = whole is not None and found is None and not whole.is_point
    if perhaps_nothing or (found is not None and found.meet(stated.range) is not None):
        return None
    fitting = [name for name, base in asks.other_wholes.items() if _fits(part, range_of(base), stated.range)]
    explained = [_OTHER.format(base=name) for name in fitting]
    calculation = Calculation(Operation.QUOTIENT, (asks.part, asks.whole))
    kind = FindingKind.BASE if fitting else FindingKind.SHARE
    return _finding(
        check, audit, kind, calculation, stated, found or Interval(None, None), point_of(calculation), explained
    )


def _fits(part: Interval, whole: Interval | None, stated: Interval) -> bool:
    found = None if whole is None else divide(part, whole)
    return found is not None and found.meet(stated) is not None


def _mean(check: Check, audit: str, asks: Mean) -> Finding | None:
    stated = asks.stated
    if stated.point is None or stated.range is None:
        return None
    plain = sum((value.point or Fraction(0) for value in asks.values), Fraction(0)) / len(asks.values)
    means = {name: _weighted(asks.values, weights) for name, weights in asks.weights.items()}
    if any(mean is not None and stated.range.contains(mean) for mean in means.values()):
        return None
    said = [_WEIGHTED.format(weight=name, mean=number(mean, stated.is_share)) for name, mean in means.items() if mean]
    known = [mean for mean in means.values() if mean is not None] or [plain]
    printed_mean = stated.point
    closest = min(known, key=lambda mean: abs(mean - printed_mean))
    told = said or [number(closest, stated.is_share)]
    recomputed = Text("; ".join(t.da for t in told), "; ".join(t.en for t in told))
    explained = [_NONE_FITS, _PLAIN.format(mean=number(plain, stated.is_share))]
    amounts = [*asks.values, *(weight for weights in asks.weights.values() for weight in weights)]
    return Finding(
        audit=audit,
        check=check.id,
        kind=FindingKind.MEAN,
        what=check.about,
        stated=printed(stated),
        recomputed=recomputed,
        difference=gap(stated.point - closest, stated.is_share),
        sources=sources_of([stated, *amounts]),
        explanation=(*explained, *_notes(check, stated)),
    )


def _weighted(values: Sequence[Amount], weights: Sequence[Amount]) -> Fraction | None:
    """The mean of what has both a value and a weight."""
    pairs = [
        (v.point, w.point) for v, w in zip(values, weights, strict=True) if v.point is not None and w.point is not None
    ]
    weight = sum((w for _, w in pairs), Fraction(0))
    return sum((v * w for v, w in pairs), Fraction(0)) / weight if weight else None


def _same(check: Check, audit: str, statements: Sequence[Amount | Words]) -> Finding | None:
    first, *others = statements
    for other in others:
        if isinstance(first, Words) or isinstance(other, Words):
            if isinstance(first, Words) and isinstance(other, Words) and first.text != other.text:
                return Finding(
                    audit, check.id, _kind_of_words(first, other), check.about, first.text, other.text, None,
                    tuple(dict.fromkeys((first.source, other.source))), _notes(check, None),
                )  # fmt: skip
            continue
        if first.range is None or other.range is None:
            continue
        uncounted = first.is_counted != other.is_counted
        if uncounted or first.range.meet(other.range) is None:
            kind = _kind((other,), first, FindingKind.TABLE_TABLE)
            explained = [_UNCOUNTED] if uncounted else []
            return _finding(check, audit, kind, other, first, other.range, other.point, explained)
    return None


def _kind_of_words(first: Words, other: Words) -> FindingKind:
    in_tables = ["tabel" in words.source.place for words in (first, other)]
    if all(in_tables):
        return FindingKind.TABLE_TABLE
    return FindingKind.TEXT_TABLE if any(in_tables) else FindingKind.TEXT_TEXT


def _constant(check: Check, audit: str, asks: Constant) -> Finding | None:
    common: Interval | None = Interval(None, None)
    for numerator, denominator in asks.pairs:
        if numerator.range is None or denominator.range is None or common is None:
            continue
        quotient = divide(numerator.range, denominator.range)
        common = common if quotient is None else common.meet(quotient)
    if common is not None:
        return None
    amounts = [amount for pair in asks.pairs for amount in pair]
    kind, places = FindingKind.CALCULATION, sources_of(amounts)
    return Finding(audit, check.id, kind, check.about, _ONE, _VARIES, None, places, _notes(check, None))


def _at_most(check: Check, audit: str, bound: Operand, stated: Amount) -> Finding | None:
    most, point = range_of(bound), point_of(bound)
    if stated.range is None or stated.range.low is None or most is None or most.high is None:
        return None
    if stated.range.low <= most.high:
        return None
    kind = _kind(tuple(amounts_in(bound)), stated, FindingKind.CALCULATION)
    found = _finding(check, audit, kind, bound, stated, most, point, [])
    return replace(found, recomputed=_AT_MOST.format(bound=found.recomputed))


def _kind(terms: Sequence[Amount], stated: Amount, within_one: FindingKind) -> FindingKind:
    """By where the figures stand: within one table, in two tables, in table and text, or in the text alone."""
    if not terms:
        return within_one
    if stated.in_table and all(term.in_table for term in terms):
        return within_one if {term.source for term in terms} == {stated.source} else FindingKind.TABLE_TABLE
    if not stated.in_table and not any(term.in_table for term in terms):
        return FindingKind.TEXT_TEXT
    return FindingKind.TEXT_TABLE


def _finding(
    check: Check,
    audit: str,
    kind: FindingKind,
    operand: Operand,
    stated: Amount,
    found: Interval,
    point: Fraction | None,
    explained: Iterable[Text],
) -> Finding:
    difference = _difference(stated, found, point)
    return Finding(
        audit=audit,
        check=check.id,
        kind=kind,
        what=check.about,
        stated=printed(stated),
        recomputed=worked_out(found, point, stated.is_share),
        difference=difference,
        sources=sources_of([stated, *amounts_in(operand)]),
        explanation=(*explained, *_notes(check, stated)),
    )


def _difference(stated: Amount, found: Interval, point: Fraction | None) -> Text | None:
    """How far apart they are: a number, or a range where one of them is a range with two ends."""
    if stated.point is not None and point is not None:
        return gap(stated.point - point, stated.is_share)
    if stated.is_share or stated.range is None or None in (stated.range.low, stated.range.high, found.low, found.high):
        return None
    return worked_out(subtract(stated.range, found), None, share=False)


def _notes(check: Check, stated: Amount | None) -> tuple[Text, ...]:
    notes: list[Text] = []
    follows = check.follows
    if follows is not None and stated is not None and follows.point == stated.point:
        notes.append(_FOLLOWS.format(source=f"{follows.source} ({follows.name})"))
    return (*notes, *check.notes)


def _parts(chosen: Sequence[Amount]) -> Text:
    shown = [(one.name, printed(one)) for one in chosen]
    return Text(
        " og ".join(f"{name} ({text.da})" for name, text in shown),
        " and ".join(f"{name} ({text.en})" for name, text in shown),
    )
