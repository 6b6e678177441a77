"""The vocabulary as written in, checked facts and parameters out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from egnet.diagnostics.codes import rulebook as codes
from egnet.diagnostics.codes import tables as table_codes
from egnet.diagnostics.codes import values as value_codes
from egnet.diagnostics.span import Span
from egnet.language import ast
from egnet.language.parse import LanguageError, parse_expression
from egnet.rulebook.conditions import KIND_NAMES, check_expression
from egnet.rulebook.cycles import cycle_in
from egnet.rulebook.dates import day_after, day_before
from egnet.rulebook.names import FIELDS, IDENTITY, Names, folded
from egnet.rulebook.rulebook import DatedNumber, Fact, Parameter, RollUp, Validity
from egnet.rulebook.written import (
    FactsFile,
    ParametersFile,
    WrittenFact,
    WrittenNumber,
    WrittenWeight,
)
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.shape import Period, Written
from egnet.values.domain import BOOLEAN_WORDS, MOST_WORDS_AT_ONCE, SHARE_RANGE, Domain, Kind
from egnet.values.interval import EVERYTHING, Interval
from egnet.values.value import Unknown, Value
from egnet.values.written import Unreadable, describe, read_number, read_value

_NAME = re.compile(r"[^\W\d]\w*")
#: What a number whose domain cannot be read is taken for.
_FROM_ZERO = Interval(Fraction(0), None)
#: What a value may be besides a number or a word of the vocabulary.
_SPECIAL = frozenset({"ikke relevant", "ukendt", *(reason.value for reason in Unknown)})
_RESERVED = frozenset({"all", "any", "not", "and", "or", "in", "between", *ast.FUNCTIONS})


def check_facts(written: FactsFile, names: Names) -> None:
    """Declare every fact in `names`."""
    for name, fact in written.facts.items():
        span = _key_span(written, "facts", name)
        if name in IDENTITY:
            names.report(codes.NAME_OF_IDENTITY.at(span, name=name))
        elif not _NAME.fullmatch(name) or name in _RESERVED:
            names.report(codes.BAD_NAME.at(span, name=name))
        domain = _domain(name, fact, names)
        roll_up, weight = _roll_up(name, fact, domain, names)
        if fact.inherited and roll_up is not None:
            names.report(codes.ROLLS_UP_AND_INHERITED.at(fact.at("inherited"), name=name))
        names.facts[name] = Fact(
            name=name,
            domain=domain,
            title=fact.title,
            definition=fact.definition,
            unit=fact.unit,
            source=names.source(fact.source, fact.at("source"), name),
            span=span,
            roll_up=roll_up,
            weight=weight,
            inherited=fact.inherited,
            changeable=fact.changeable,
            aliases=tuple(fact.aliases),
        )
    _check_weights(written, names)
    _check_aliases(written, names)


def _domain(name: str, fact: WrittenFact, names: Names) -> Domain:
    kind = Kind(fact.type)
    irrelevant = fact.may_be_irrelevant
    if kind is Kind.BOOLEAN:
        return Domain(kind, words=BOOLEAN_WORDS, may_be_irrelevant=irrelevant)
    if not kind.is_numeric:
        words = fact.domain if isinstance(fact.domain, list) else []
        if not words:
            span = fact.at("domain") if fact.domain is not None else fact.at("type")
            names.report(codes.DOMAIN_MISSING.at(span, name=name))
        _check_words(fact.node.get("domain"), names)
        if kind is Kind.CHOICES and len(words) > MOST_WORDS_AT_ONCE:
            names.report(
                codes.TOO_MANY_WORDS.at(
                    fact.at("domain"), name=name, count=str(len(words)), most=str(MOST_WORDS_AT_ONCE)
                )
            )
            words = words[:MOST_WORDS_AT_ONCE]
        return Domain(kind, words=tuple(dict.fromkeys(words)), may_be_irrelevant=irrelevant)
    written = fact.node.get("words")
    if isinstance(written, Mapping):
        _check_words(Sequence(tuple(key for key, _ in written.entries), written.span), names)
    bare = Domain(kind, _range(fact, kind, names), may_be_irrelevant=irrelevant)
    return Domain(kind, bare.range, may_be_irrelevant=irrelevant, names=_named_values(fact, bare, names))


def _joins(text: str) -> bool:
    """Whether a text would be read as several words."""
    return " eller " in text or "|" in text


def _check_words(node: Node | None, names: Names) -> None:
    """No word may be one that means something else in a value."""
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Scalar) and (item.text in _SPECIAL or not item.text or _joins(item.text)):
            names.report(codes.SPECIAL_WORD.at(item.span, word=item.text))


def _range(fact: WrittenFact, kind: Kind, names: Names) -> Interval:
    everything = SHARE_RANGE if kind is Kind.SHARE else EVERYTHING
    if fact.domain is None:
        return everything
    ends = fact.domain.split("..") if isinstance(fact.domain, str) else []
    try:
        low, high = (_end(end, kind) for end in ends)
    except (Unreadable, ValueError):
        shown = fact.domain if isinstance(fact.domain, str) else ", ".join(fact.domain)
        names.report(codes.BAD_DOMAIN.at(fact.at("domain"), value=shown))
        return SHARE_RANGE if kind is Kind.SHARE else _FROM_ZERO
    met = Interval(low, high).meet(everything) if low is None or high is None or low <= high else None
    if met is None:
        names.report(codes.BAD_DOMAIN.at(fact.at("domain"), value=str(fact.domain)))
    return met or _FROM_ZERO


def _end(text: str, kind: Kind) -> Fraction | None:
    return read_number(text, Domain(kind)) if text.strip() else None


def _named_values(fact: WrittenFact, domain: Domain, names: Names) -> dict[str, Value]:
    values = {}
    written = fact.node.get("words")
    for word, meaning in fact.words.items():
        try:
            values[word] = read_value(meaning, domain)
        except Unreadable as error:
            node = written.get(word) if isinstance(written, Mapping) else None
            names.report(error.at(node.span if node is not None else fact.node.span))
    return values


def _roll_up(name: str, fact: WrittenFact, domain: Domain, names: Names) -> tuple[RollUp | None, str | None]:
    match fact.rolls_up:
        case None:
            return None, None
        case WrittenWeight(weighted_by=by):
            weight: str | None = by
            how, fits = RollUp.WEIGHTED, domain.kind in (Kind.NUMBER, Kind.SHARE)
        case str(word):
            weight = None
            how = RollUp(word)
            low = domain.range.low
            fits = domain.kind is Kind.BOOLEAN
            if how is RollUp.SUM:
                fits = domain.kind in (Kind.NUMBER, Kind.INTEGER) and low is not None and low >= 0
    if not fits:
        shown = "weighted_by" if how is RollUp.WEIGHTED else how.value
        kind = KIND_NAMES[domain.kind]
        help_ = codes.DOMAIN_FROM_ZERO if how is RollUp.SUM and domain.kind in (Kind.NUMBER, Kind.INTEGER) else None
        names.report(codes.BAD_ROLL_UP.at(fact.at("rolls_up"), instead=help_, name=name, kind=kind, how=shown))
        return None, None
    return how, weight


def _check_weights(written: FactsFile, names: Names) -> None:
    for name, fact in names.facts.items():
        if fact.weight is not None:
            weight = names.facts.get(fact.weight)
            if weight is None or weight.roll_up is not RollUp.SUM:
                span = written.facts[name].at("rolls_up")
                names.report(codes.WEIGHT_NOT_SUMMED.at(span, name=name, weight=fact.weight))


def _check_aliases(written: FactsFile, names: Names) -> None:
    """No alias may be the heading of another column."""
    taken = {folded(word): name for name, words in FIELDS.items() for word in (name, *words)}
    taken |= {folded(name): name for name in names.facts}
    for name, fact in written.facts.items():
        for place, alias in enumerate(fact.aliases):
            other = taken.setdefault(folded(alias), name)
            if other != name:
                listed = fact.node.get("aliases")
                span = listed.items[place].span if isinstance(listed, Sequence) else fact.at("aliases")
                names.report(table_codes.ALIAS_TAKEN.at(span, alias=alias, other=other))


def check_derived(written: FactsFile, names: Names) -> dict[str, ast.Expression]:
    """The expressions of the derived facts; every fact and parameter is declared by now."""
    derived: dict[str, ast.Expression] = {}
    for name, fact in written.facts.items():
        node = fact.node.get("derived")
        if fact.derived is None or not isinstance(node, Scalar):
            continue
        kind = names.facts[name].kind
        if not kind.is_numeric:
            names.report(codes.DERIVED_NOT_NUMERIC.at(fact.at("type"), name=name, kind=KIND_NAMES[kind]))
            continue
        if fact.rolls_up is not None or fact.inherited:
            span = fact.at("rolls_up" if fact.rolls_up is not None else "inherited")
            names.report(codes.DERIVED_AND_PLACED.at(span, name=name))
        try:
            expression = parse_expression(node.text)
        except LanguageError as error:
            names.report(error.at(node))
            continue
        if check_expression(expression, node, names):
            derived[name] = expression
            if kind is Kind.INTEGER and not _is_whole(expression, names):
                names.report(codes.DERIVED_NOT_WHOLE.at(fact.at("type"), name=name))
    cycle = cycle_in({name: [n.name for n in ast.names_in(one) if n.name in derived] for name, one in derived.items()})
    if cycle:
        names.report(codes.DERIVED_CYCLE.at(written.facts[cycle[0]].at("derived"), cycle=" → ".join(cycle)))
        return {}
    return derived


def _is_whole(expression: ast.Expression, names: Names) -> bool:
    """Whether an expression gives whole numbers only, as far as its parts tell."""
    match expression:
        case ast.Number(exact):
            return exact.denominator == 1
        case ast.Name(name):
            declared = names.facts.get(name) or names.parameters.get(name)
            return declared is not None and declared.kind is Kind.INTEGER
        case ast.Negative(operand):
            return _is_whole(operand, names)
        case ast.Arithmetic(operator, left, right):
            return operator != "/" and _is_whole(left, names) and _is_whole(right, names)
        case ast.Call(_, arguments):
            return all(_is_whole(argument, names) for argument in arguments)


def check_parameters(written: ParametersFile | None, valid: Validity, names: Names) -> None:
    """Declare every parameter in `names`, its values in order and without gaps or overlaps."""
    if written is None:
        return
    for name, parameter in written.parameters.items():
        span = _key_span(written, "parameters", name)
        if name in names.facts:
            place = names.facts[name].span
            names.report(codes.DUPLICATE_ID.at(span, name=name, place=str(place)))
        if not _NAME.fullmatch(name) or name in _RESERVED:
            names.report(codes.BAD_NAME.at(span, name=name))
        kind = Kind(parameter.type)
        dated = [(number, one) for one in parameter.values if (number := _dated(name, one, kind, names)) is not None]
        dated.sort(key=lambda pair: pair[0].valid.start or date.min)
        numbers = tuple(number for number, _ in dated)
        if len(numbers) == len(parameter.values):
            _check_periods(name, dated, names)
            _check_always_valid(name, dated, valid, names)
        names.parameters[name] = Parameter(name, kind, parameter.unit, parameter.title, numbers, span)


def _dated(name: str, written: WrittenNumber, kind: Kind, names: Names) -> DatedNumber | None:
    source = names.source(written.source, written.at("source"), name)
    try:
        number = read_number(written.value, Domain(kind))
    except Unreadable as error:
        names.report(error.at(written.at("value")))
        return None
    if kind is Kind.SHARE and not SHARE_RANGE.contains(number):
        whole = describe(Domain(kind))
        names.report(value_codes.OUTSIDE_DOMAIN.at(written.at("value"), value=written.value, domain=whole))
    if written.start is not None and written.end is not None and written.end < written.start:
        names.report(codes.PERIOD_TURNED.at(written.at("to")))
    return DatedNumber(number, Validity(written.start, written.end), source, written.note)


def _check_periods(name: str, dated: list[tuple[DatedNumber, WrittenNumber]], names: Names) -> None:
    for (earlier, _), (later, written) in pairwise(dated):
        end, start = earlier.valid.end, later.valid.start
        span = written.at("from" if start is not None else "value")
        if end is None or start is None or start <= end:
            names.report(codes.OVERLAPPING_PERIODS.at(span, name=name))
        elif start - end > timedelta(days=1):
            gap = end + timedelta(days=1), start - timedelta(days=1)
            names.report(codes.GAP_BETWEEN_PERIODS.at(span, name=name, start=str(gap[0]), end=str(gap[1])))


def _check_always_valid(
    name: str, dated: list[tuple[DatedNumber, WrittenNumber]], valid: Validity, names: Names
) -> None:
    """Report the first day, and the last, on which the rulebook is in force and the parameter has no value."""
    first = dated[0][0].valid.start
    last, written = max(((n.valid.end or date.max, w) for n, w in dated), key=lambda pair: pair[0])
    if first is not None:
        before = day_before(first) if valid.start is None else valid.start
        if before is not None and before < first:
            names.report(codes.NO_VALUE_YET.at(dated[0][1].at("from"), name=name, day=str(before)))
    after = valid.end if valid.end is not None else day_after(last)
    if after is not None and last < after:
        names.report(codes.NO_VALUE_LEFT.at(written.at("to"), name=name, day=str(after)))


def validity(written: Period | None, names: Names) -> Validity:
    """A period as written, ends in order."""
    if written is None:
        return Validity()
    if written.start is not None and written.end is not None and written.end < written.start:
        names.report(codes.PERIOD_TURNED.at(written.at("to")))
    return Validity(written.start, written.end)


def _key_span(written: Written, table: str, name: str) -> Span:
    node = written.node.get(table)
    key = node.key(name) if isinstance(node, Mapping) else None
    return key.span if key is not None else written.node.span
