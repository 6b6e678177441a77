"""Facts, cells and templates in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import partial

from egnet.evaluate.explore import cells_in
from egnet.evaluate.forest import Decided
from egnet.plan.cells import Cell, Piece, Stretch
from egnet.plan.plan import Plan, PlanFact
from egnet.records.record import Figure
from egnet.rulebook.condition import Measure
from egnet.rulebook.rulebook import Fact
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.shown import show_choice, show_number, show_value, with_unit
from egnet.values.value import Irrelevant, Value

_NAME = re.compile(r"[^\W\d]\w*")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def fill(template: Text, decided: Decided) -> Text:
    """A text of the rulebook with facts and parameters filled in, each with its unit."""
    return Text(_fill(template.da, decided, "da"), _fill(template.en, decided, "en"))


def _fill(template: str, decided: Decided, language: Language) -> str:
    return filled(template, lambda name: shown_name(name, decided, language))


def filled(template: str, shown: Callable[[str], str]) -> str:
    """A text with what is `shown` for each name in it; it begins with a capital."""

    def one(match: re.Match[str]) -> str:
        return match[0][0] if match[1] is None else shown(match[1].strip())

    text = _PLACEHOLDER.sub(one, template)
    return text[:1].upper() + text[1:]


def shown_name(name: str, decided: Decided, language: Language) -> str:
    """What is known of a fact, or a parameter's value, in words with its unit."""
    plan = decided.trace.plan
    if name in plan.parameters:
        parameter = plan.rulebook.parameters[name]
        # A threshold stands beside the figure it is held against, whose unit says enough.
        return show_number(plan.parameters[name], parameter.kind, language)
    figure = decided.record.figures.get(name)
    return shown_fact(plan.rulebook.facts[name], decided.effective.values[name], figure, language)


def shown_fact(fact: Fact, value: Value, figure: Figure | None, language: Language) -> str:
    """What is known of a fact in words with its unit: its value, and the figure that states it if one does."""
    if value.unknown is not None:
        return _unknown(fact, language)
    return with_unit(_show_figure(fact, value, figure, language), fact.unit, value)


def show_known(name: str, decided: Decided, language: Language) -> str:
    """A fact's value in words: as it is stated where it is, and what follows from parts or whole where it is not."""
    fact = decided.trace.plan.rulebook.facts[name]
    return _show_figure(fact, decided.effective.values[name], decided.record.figures.get(name), language)


def _show_figure(fact: Fact, value: Value, figure: Figure | None, language: Language) -> str:
    if figure is None or figure.value.unknown is not None:
        return show_value(value, fact.domain, language)
    if figure.printed.startswith("ca. "):
        return figure.printed if language == "da" else "about " + figure.printed.removeprefix("ca. ")
    return show_value(figure.value, fact.domain, language)


def _unknown(fact: Fact, language: Language) -> str:
    """A fact of which nothing is known, as it reads in the middle of a sentence."""
    if fact.kind is Kind.SHARE:
        return "en ukendt andel" if language == "da" else "an unknown share"
    if fact.kind.is_numeric:
        return f"et ukendt antal {fact.unit}" if language == "da" else f"an unknown number of {fact.unit}"
    return "(ukendt)" if language == "da" else "(unknown)"


def title_of(fact: PlanFact, plan: Plan, language: Language) -> str:
    """The title of a fact of the plan."""
    if fact.name in plan.rulebook.facts:
        return plan.rulebook.facts[fact.name].title.in_(language)
    if fact.parts is not None:
        counted = [verdict for word, verdict in plan.rulebook.verdicts.items() if word in fact.parts.verdicts]
        words = [verdict.english if language == "en" else verdict.word for verdict in counted]
        verdicts = (" eller " if language == "da" else " or ").join(words)
        parts = f"dele, der er {verdicts}" if language == "da" else f"parts that are {verdicts}"
        if fact.parts.measure is Measure.SHARE:
            return f"andel af {parts}" if language == "da" else f"share of {parts}"
        return parts
    return _NAME.sub(lambda match: _title_of_name(match[0], plan, language), fact.name)


def _title_of_name(name: str, plan: Plan, language: Language) -> str:
    """The title of a fact or parameter that stands in a calculation."""
    declared = plan.rulebook.facts.get(name) or plan.rulebook.parameters.get(name)
    return name if declared is None else declared.title.in_(language)


def show_cells(mask: int, fact: PlanFact, plan: Plan, language: Language) -> str:
    """The cells of a mask in words, as one: `ikke ja`, `bl.a. borgere`, `under 20.000 eller over 50.000`."""
    pieces = [piece for cell in cells_in(mask) for piece in fact.cells[cell].pieces]
    sets = [piece for piece in pieces if isinstance(piece, frozenset)]
    for word in fact.domain.words if sets and len(sets) == len(pieces) > 1 else ():
        holding = [words for words in fact.domain.whole.sets if word in words]
        if set(sets) == set(holding):
            return f"bl.a. {word}" if language == "da" else f"{word} among others"
        if set(sets) == fact.domain.whole.sets - set(holding):
            return f"ikke {word}" if language == "da" else f"not {word}"
    return show_cell(Cell(tuple(sorted(pieces, key=partial(_place, fact))), ()), fact, plan, language)


def _place(fact: PlanFact, piece: Piece) -> tuple[int, Fraction, bool]:
    """Where a piece stands among those of its fact: numbers rising, words as declared."""
    if isinstance(piece, Stretch):
        # The stretch below every number, a point, the stretch above it.
        low = piece.low if piece.low is not None else piece.high
        return (0 if piece.low is None else 1, low or Fraction(0), not piece.is_point)
    return (2, Fraction(fact.domain.words.index(piece) if piece in fact.domain.words else 0), False)


def show_cell(cell: Cell, fact: PlanFact, plan: Plan, language: Language) -> str:
    """A cell in words: `mindst 20.000`, `under 70 %`, `stærk eller afgørende`."""
    either = " eller " if language == "da" else " or "
    stretches = [piece for piece in cell.pieces if isinstance(piece, Stretch)]
    words = [show_choice(p, fact.domain.kind, language) for p in cell.pieces if not isinstance(p, Stretch)]
    words = [w for w in words if w not in ("ikke relevant", "not relevant")] + [
        show_choice(p, fact.domain.kind, language) for p in cell.pieces if isinstance(p, Irrelevant)
    ]
    ranges = [_show_range(*run, fact, language) for run in _runs(stretches)]
    text = either.join(ranges + words)
    declared = plan.rulebook.facts.get(fact.name)
    return f"{text} {declared.unit}" if declared is not None and declared.unit and ranges and not words else text


def _runs(stretches: list[Stretch]) -> list[tuple[Fraction | None, bool, Fraction | None, bool]]:
    """Neighbouring stretches as one range: low end, whether it is included, high end, whether it is included."""
    runs: list[tuple[Fraction | None, bool, Fraction | None, bool]] = []
    for piece in stretches:
        low, high = piece.low, piece.high
        if runs and low is not None and runs[-1][2] == low and runs[-1][3] != piece.is_point:
            runs[-1] = (runs[-1][0], runs[-1][1], high, piece.is_point)
        else:
            runs.append((low, piece.is_point, high, piece.is_point))
    return runs


def _show_range(
    low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool, fact: PlanFact, language: Language
) -> str:
    kind, bounds = fact.domain.kind, fact.domain.range
    low, low_in = (None, False) if low is not None and bounds.low == low and low_in else (low, low_in)
    first = "" if low is None else show_number(low, kind, language)
    last = "" if high is None else show_number(high, kind, language)
    if (low is not None and low == high) or (high is not None and high == bounds.low):
        return last
    over, least, under, most = (
        ("over", "mindst", "under", "højst") if language == "da" else ("over", "at least", "under", "at most")
    )
    from_ = f"{least if low_in else over} {first}" if first else ""
    to = f"{most if high_in else under} {last}" if last else ""
    joined = (" og " if language == "da" else " and ").join(part for part in (from_, to) if part)
    return joined or ("et tal" if language == "da" else "a number")
