"""What is varied, as it is written on the command line: `henvendelser=0..100000:5000`, `målgruppe=borgere,virksomheder`.

Comes in: the texts of `--vary`, `--vary-parameter` and `--range`, and a plan. Goes out: axes, and what may be drawn.
Always holds: numbers are read as Danes write them (`50.000`, `12,5`, `75 %`); everything that is wrong is said at once,
pointing at the text; nothing outside a fact's domain is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from egnet.diagnostics.codes import rulebook as rulebook_codes
from egnet.diagnostics.codes import scenarios as codes
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import SourceText, Span
from egnet.language import ast
from egnet.language.show import show_number
from egnet.plan.plan import Plan
from egnet.rulebook.rulebook import Fact, Parameter
from egnet.scenarios.axis import Axis
from egnet.text import Language, Text
from egnet.values.domain import SHARE_RANGE, Domain, Kind
from egnet.values.interval import EVERYTHING
from egnet.values.shown import show_number as show_in_words
from egnet.values.value import Value, number
from egnet.values.written import Unreadable, read_number, read_value

VARY, VARY_PARAMETER, RANGE = "--vary", "--vary-parameter", "--range"
#: More values, of several facts more combinations of values, and more decisions than this are refused before the work.
MOST_POINTS, MOST_DECISIONS = 200_000, 20_000_000
_POINTS = Text("{points} værdier", "{points} values")
_DECISIONS = Text("{points} afgørelser", "{points} decisions")
_VARIANTS = Text(
    "{count} afgørelser ({variants} varianter af {records} opgaver)",
    "{count} decisions ({variants} variants of {records} tasks)",
)
_RANGE = re.compile(r"(?P<low>[^:]+?)\.\.(?P<high>[^:]+?)(?::(?P<step>.*))?")
_UNIT = re.compile(r"\s*(?:tusind|mio\.?|mia\.?|%)$")
#: A comma within a number is a decimal comma; one after a per cent sign or before a space is none.
_BETWEEN_NUMBERS = re.compile(r";|,\s+|(?<=%),")
_FACTS, _PARAMETERS = (
    Text("fakta er: {known}", "the facts are: {known}"),
    Text("tærsklerne er: {known}", "the thresholds are: {known}"),
)

_LANGUAGES: tuple[Language, Language] = ("da", "en")

T = TypeVar("T")


class _Refused(Exception):  # noqa: N818 -- it is no error of ours
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def read_axes(plan: Plan, facts: Sequence[str], parameters: Sequence[str]) -> tuple[Axis, ...]:
    """The axes of `--vary` and `--vary-parameter`, in this order. Raises `EgnetError` with all that is wrong."""
    reading = _Reading(plan)
    axes = [
        *reading.each(VARY, facts, reading.fact_axis),
        *reading.each(VARY_PARAMETER, parameters, reading.parameter_axis),
    ]
    reading.finish()
    return tuple(axes)


def read_ranges(plan: Plan, ranges: Sequence[str]) -> Mapping[str, Value]:
    """What `--range` says each fact may be drawn from. Raises `EgnetError` with all that is wrong."""
    reading = _Reading(plan)
    read = reading.each(RANGE, ranges, reading.range)
    reading.finish()
    return dict(read)


class _Text:
    """One option's text, with spans into it."""

    def __init__(self, option: str, text: str) -> None:
        self.source = SourceText(option, text)
        self.name, self.equals, self.rest = text.partition("=")
        self.name = self.name.strip()

    @property
    def text(self) -> str:
        return self.source.text

    def at(self, part: str) -> Span:
        """The span of a part of the text, or of all of it."""
        start = self.text.find(part) if part else -1
        return Span(self.source, 1, max(start, 0) + 1, max(len(part if start >= 0 else self.text), 1))

    def refuse(self, code: Code, part: str = "", *, instead: Text | None = None, **fields: str) -> _Refused:
        return _Refused(code.at(self.at(part), instead=instead, **fields))


class _Reading:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.facts: Mapping[str, Fact] = plan.rulebook.facts
        self.wrong: list[Diagnostic] = []

    def each(self, option: str, texts: Iterable[str], read: Callable[[_Text], T]) -> list[T]:
        """What each text says; what is wrong with it is noted."""
        found: list[T] = []
        seen: set[str] = set()
        for written in texts:
            text = _Text(option, written)
            try:
                if text.name in seen:
                    raise text.refuse(codes.TWICE, text.name, name=text.name)
                found.append(read(text))
                seen.add(text.name)
            except _Refused as refused:
                self.wrong.append(refused.diagnostic)
        return found

    def finish(self) -> None:
        if self.wrong:
            raise EgnetError(self.wrong)

    # -- what is named -------------------------------------------------------------------------------------------------

    def fact_axis(self, text: _Text) -> Axis:
        fact = self.fact(text)
        values, is_range = self.values(text, fact.domain)
        return Axis(fact.name, fact.title, fact.unit, fact.domain, values, is_range=is_range)

    def parameter_axis(self, text: _Text) -> Axis:
        parameter = self.parameter(text)
        kind = parameter.kind
        domain = Domain(kind, SHARE_RANGE if kind is Kind.SHARE else EVERYTHING)
        values, is_range = self.values(text, domain)
        for value in values:
            if not (value.is_certain and value.numbers):
                raise self.wanted(text, domain, text.rest)
        return Axis(parameter.name, parameter.title, parameter.unit, domain, values, True, is_range)

    def range(self, text: _Text) -> tuple[str, Value]:
        fact = self.fact(text)
        value = self.one(text, text.rest.strip(), fact.domain)
        if any(interval.low is None or interval.high is None for interval in value.numbers):
            raise text.refuse(codes.NO_END, text.rest.strip(), written=text.rest.strip(), name=fact.name)
        return fact.name, value

    def fact(self, text: _Text) -> Fact:
        """The fact that is named, which is one that may be stated."""
        fact = self.facts.get(text.name)
        if fact is None:
            raise self.unknown(text, rulebook_codes.UNKNOWN_FACT, self.facts, _FACTS)
        if not text.equals:
            raise self.wanted(text, fact.domain, text.name)
        if fact.name in self.plan.derived:
            used = ast.names_in(self.plan.derived[fact.name])
            names = dict.fromkeys(name.name for name in used if name.name in self.facts)
            raise text.refuse(codes.CALCULATED, text.name, name=text.name, inputs=", ".join(names))
        return fact

    def parameter(self, text: _Text) -> Parameter:
        in_force = self.plan.parameters
        known = {name: one for name, one in self.plan.rulebook.parameters.items() if name in in_force}
        if text.name not in known:
            raise self.unknown(text, rulebook_codes.UNKNOWN_PARAMETER, known, _PARAMETERS)
        if not text.equals:
            raise self.wanted(text, Domain(known[text.name].kind), text.name)
        return known[text.name]

    def unknown(self, text: _Text, code: Code, known: Mapping[str, object], list_: Text) -> _Refused:
        near = nearest(text.name, known)
        if near is not None:
            return text.refuse(code, text.name, instead=rulebook_codes.DID_YOU_MEAN_WORD, name=text.name, near=near)
        return text.refuse(code, text.name, instead=list_, name=text.name, known=", ".join(known) or "-")

    def wanted(self, text: _Text, domain: Domain, part: str) -> _Refused:
        example, other = _examples(text.name, domain)
        return text.refuse(codes.WANTED, part.strip(), written=text.text, example=example, other=other)

    # -- values --------------------------------------------------------------------------------------------------------

    def values(self, text: _Text, domain: Domain) -> tuple[tuple[Value, ...], bool]:
        """The values to be tried, and whether they are numbers at even steps."""
        rest = text.rest.strip()
        steps = _RANGE.fullmatch(rest) if domain.kind.is_numeric and ";" not in rest else None
        if not rest:
            raise self.wanted(text, domain, rest)
        if steps is not None and not (steps["step"] or "").strip():
            raise self.without_step(text, domain, steps["low"].strip(), steps["high"].strip())
        if steps is not None:
            return self.steps(text, domain, *(steps[name].strip() for name in ("low", "high", "step"))), True
        read = [self.one(text, part, domain) for part in _parts(rest, domain)]
        return tuple(dict.fromkeys(read)), False

    def without_step(self, text: _Text, domain: Domain, low: str, high: str) -> _Refused:
        """What is said of a range without a step: the same with a tenth of it."""
        ends = self.one(text, f"{low}..{high}", domain).hull
        assert ends is not None
        first, last = ends.low or Fraction(0), ends.high or Fraction(0)
        by = max((last - first) / 10, Fraction(1)) if domain.kind is Kind.INTEGER else (last - first) / 10
        by = Fraction(round(by)) if domain.kind is Kind.INTEGER else by
        step = show_in_words(by, domain.kind).removeprefix("ca. ")
        range_ = f"{low}..{high}:{step.replace('.', '')}"
        other = _examples(text.name, domain)[1]
        return text.refuse(
            codes.WANTED, text.rest.strip(), written=text.text, example=f"{text.name}={range_}", other=other
        )

    def steps(self, text: _Text, domain: Domain, low: str, high: str, step: str) -> tuple[Value, ...]:
        unit = _UNIT.search(high) or _UNIT.search(step)
        if unit is not None:
            low, step = (end if _UNIT.search(end) else end + unit[0] for end in (low, step))
            high = high if _UNIT.search(high) else high + unit[0]
        first, last = (self.end(text, end, domain) for end in (low, high))
        by = self.number(text, step, Domain(domain.kind))
        if by <= 0 or first > last:
            raise text.refuse(codes.NO_STEP, text.rest.strip(), step=step, low=low, high=high)
        count = (last - first) // by + 1
        if count > MOST_POINTS:
            asked = _POINTS.format(points=_in_words(count))
            raise _Refused(_too_many(text.at(text.rest.strip()), asked, _POINTS, MOST_POINTS))
        return tuple(number(first + by * place) for place in range(count))

    def end(self, text: _Text, written: str, domain: Domain) -> Fraction:
        value = self.one(text, written, domain)
        if not (value.is_certain and value.numbers):
            raise self.wanted(text, domain, written)
        return self.number(text, written, domain)

    def number(self, text: _Text, written: str, domain: Domain) -> Fraction:
        try:
            return read_number(written, domain, grouping=True)
        except Unreadable as unreadable:
            raise _Refused(unreadable.at(text.at(written))) from None

    def one(self, text: _Text, written: str, domain: Domain) -> Value:
        """One value, of a fact that holds several words at once also `a | b`."""
        several = [word.strip() for word in written.split("|")] if domain.kind is Kind.CHOICES else []
        try:
            return read_value(several if len(several) > 1 else written, domain, danish_grouping=True)
        except Unreadable as unreadable:
            raise _Refused(unreadable.at(text.at(written))) from None


def check_size(points: int, samples: int, records: int) -> None:
    """Raise `EgnetError` if so many variants of so many records are too many."""
    if points > MOST_POINTS:
        raise EgnetError([_too_many(None, _POINTS.format(points=_in_words(points)), _POINTS, MOST_POINTS)])
    if (count := points * samples * records) > MOST_DECISIONS:
        of_each = _in_words(points * samples)
        asked = _VARIANTS.format(count=_in_words(count), variants=of_each, records=_in_words(records))
        raise EgnetError([_too_many(None, asked, _DECISIONS, MOST_DECISIONS)])


def _too_many(span: Span | None, asked: Text, most: Text, number: int) -> Diagnostic:
    return codes.TOO_MANY.at(span, asked=asked, most=most.format(points=_in_words(number)))


def _in_words(number: int) -> Text:
    return Text(*(show_in_words(Fraction(number), Kind.INTEGER, language) for language in _LANGUAGES))


def _parts(rest: str, domain: Domain) -> list[str]:
    """The values of a list. Words are parted by commas or semicolons."""
    if domain.kind.is_numeric and domain.kind is not Kind.INTEGER:
        parts = _BETWEEN_NUMBERS.split(rest)
    elif rest in domain.words:
        parts = [rest]
    else:
        parts = rest.split(";" if ";" in rest else ",")
    return [part.strip() for part in parts]


def _examples(name: str, domain: Domain) -> tuple[str, str]:
    """How a range and a list for this fact would be written."""
    if domain.kind is Kind.SHARE:
        return f"{name}=0..100 %:5 %", f"{name}=50 %;75 %"
    if domain.kind.is_numeric:
        low = domain.range.low if domain.range.low is not None else Fraction(0)
        high = domain.range.high if domain.range.high is not None else low + 1000
        return (
            f"{name}={show_number(low)}..{show_number(high)}:{show_number((high - low) / 10)}",
            f"{name}={show_number(low)};{show_number(high)}",
        )
    return "henvendelser=0..100000:5000", f"{name}={','.join(domain.words[:2])}"
