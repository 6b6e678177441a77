"""Which changes scenarios notice, as text and data.

Comes in: what was tried of each rulebook. Goes out: counts by kind of change, then every change that no scenario
notices with the smallest record that would, then those that are proven to change nothing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction

from egnet.diagnostics.render import visible
from egnet.explain.words import title_of
from egnet.measure.condition_changes import Change
from egnet.measure.mutation import Mutated, Record, Tried, figures
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.shown import show_choice, show_number
from egnet.values.truth import Truth

_HEADING = Text(
    "Ændringer af {rulebook}: {all}, {noticed} opdaget af et scenarie ({share})",
    "Changes of {rulebook}: {all}, {noticed} noticed by a scenario ({share})",
)
COLUMNS = (
    Text("i alt", "all"),
    Text("opdaget", "noticed"),
    Text("uden betydning", "no difference"),
    Text("ikke opdaget", "unnoticed"),
)
CHANGES = {
    Change.THRESHOLD: Text("tærskel flyttet", "threshold moved"),
    Change.OPERATOR: Text("test vendt", "test flipped"),
    Change.WORD: Text("ord udeladt", "word left out"),
    Change.TEST_REMOVED: Text("test fjernet", "test removed"),
    Change.CONNECTIVE: Text("alle og en byttet", "any and all swapped"),
    Change.RULE_REMOVED: Text("regel fjernet", "rule removed"),
    Change.OVERRIDE_REMOVED: Text("undtagelse fjernet", "override removed"),
    Change.FINDING: Text("udfald byttet", "finding swapped"),
    Change.POLARITY: Text("for og imod byttet", "for and against swapped"),
    Change.ROW_REMOVED: Text("række fjernet", "row removed"),
    Change.ROWS_SWAPPED: Text("rækker byttet", "rows swapped"),
    Change.VERDICT: Text("afgørelse byttet", "verdict swapped"),
    Change.OUTCOME_REMOVED: Text("følge eller trin fjernet", "consequence or step removed"),
    Change.DATE: Text("dato flyttet", "date shifted"),
}
_UNNOTICED = Text("Ikke opdaget ({count}):", "Unnoticed ({count}):")
_EQUIVALENT = Text(
    "Uden betydning ({count}), for intet svar bliver et andet under noget valg af værdier:",
    "No difference ({count}), as no answer changes under any choice of values:",
)
_WOULD = Text("ville vise sig ved: {record}", "would show with: {record}")
_NO_FACTS = Text("en opgave, som intet er kendt om", "a task of which nothing is known")
_UNKNOWN = Text("{fact} er ukendt", "{fact} is unknown")
_ON = Text("den {day}: {record}", "on {day}: {record}")
_WORD = Text("{word}: {before}, efter ændringen {after}", "{word}: {before}, after the change {after}")
_LIMIT = Text("for stort til at afgøre, om det betyder noget", "too large to decide whether it makes a difference")
_HOLDS = (Text("gælder", "holds"), Text("gælder ikke", "does not hold"), Text("gælder måske", "may hold"))


def as_text(mutated: Sequence[Mutated], language: Language, width: int) -> str:
    """One part for each rulebook."""
    return "\n\n".join("\n".join(_part(one, language, width)) for one in mutated)


def data(mutated: Sequence[Mutated]) -> list[dict[str, object]]:
    """Each rulebook with its figures and every change."""
    return [
        {
            "rulebook": one.rulebook.id,
            "version": one.rulebook.version,
            **dict(zip(("all", "noticed", "equivalent", "unnoticed"), figures(one.tried), strict=True)),
            "changes": [_data(tried) for tried in one.tried],
        }
        for one in mutated
    ]


def heading(mutated: Mutated) -> Text:
    """The figures on one line."""
    every, noticed, _, _ = figures(mutated.tried)
    share = Fraction(noticed, every) if every else Fraction(1)
    return Text(*(_heading(mutated, every, noticed, share, language) for language in ("da", "en")))


def by_change(mutated: Mutated) -> list[tuple[Text, tuple[int, int, int, int]]]:
    """The figures of each kind of change that there is."""
    found = []
    for change, title in CHANGES.items():
        tried = [one for one in mutated.tried if one.mutant.change is change]
        if tried:
            found.append((title, figures(tried)))
    return found


def told_by(tried: Tried, language: Language) -> list[str]:
    """What would tell an unnoticed change: the record, then what differs."""
    if tried.record is None:
        return [_LIMIT.in_(language)]
    record = tried.record
    lines = [_WOULD.format(record=shown_record(record, language)).in_(language)]
    for word, before, after in record.telling.words:
        said = _WORD.format(word=word, before=_truth(before), after=_truth(after))
        lines.append(said.in_(language))
    return lines


def shown_record(record: Record, language: Language) -> str:
    """The facts of the smallest record, with a value from each cell."""
    plan = record.pair.old
    stated = []
    for index, cell in record.telling.cells.items():
        fact = plan.facts[index]
        choice = fact.cells[cell].choice_within(fact.domain.whole)
        assert choice is not None
        name = title_of(fact, plan, language) if fact.parts is not None else fact.name
        stated.append(f"{name} = {show_choice(choice, fact.domain.kind, language)}")
    stated += [_UNKNOWN.format(fact=name).in_(language) for name in sorted(record.telling.nothing_known)]
    shown = ", ".join(stated) or _NO_FACTS.in_(language)
    adopted = plan.rulebook.adopted
    if adopted is not None and record.day == adopted.date:
        return shown
    return _ON.format(day=record.day.isoformat(), record=shown).in_(language)


def _heading(mutated: Mutated, every: int, noticed: int, share: Fraction, language: Language) -> str:
    # Rounded down: what is not whole is never called so.
    percent = Fraction(int(share * 1000), 1000)
    shown = show_number(percent, Kind.SHARE, language)
    said = _HEADING.format(rulebook=mutated.rulebook.id, all=every, noticed=noticed, share=shown)
    return said.in_(language)


def _part(mutated: Mutated, language: Language, width: int) -> list[str]:
    columns = [column.in_(language) for column in COLUMNS]
    lines = [heading(mutated).in_(language), " " * 28 + "".join(f"  {column}" for column in columns)]
    for title, counts in by_change(mutated):
        cells = (f"  {count:>{len(column)}}" for count, column in zip(counts, columns, strict=True))
        lines.append(f"  {title.in_(language):26}" + "".join(cells))
    if mutated.unnoticed:
        lines += ["", _UNNOTICED.format(count=len(mutated.unnoticed)).in_(language)]
        for one in mutated.unnoticed:
            lines += _wrapped(one.mutant.what.in_(language), width, "  ")
            lines.append(f"    {visible(place_of(one))}")
            for said in told_by(one, language):
                lines += _wrapped(said, width, "    ")
    if mutated.equivalent:
        lines.append("")
        lines += _wrapped(_EQUIVALENT.format(count=len(mutated.equivalent)).in_(language), width, "")
        for one in mutated.equivalent:
            lines += _wrapped(one.mutant.what.in_(language), width, "  ")
    return lines


def place_of(tried: Tried) -> str:
    """The file and line of what is changed."""
    return f"{tried.mutant.span.source.name}:{tried.mutant.span.line}"


def _truth(holds: Truth) -> Text:
    return _HOLDS[0] if holds is Truth.TRUE else _HOLDS[1] if holds is Truth.FALSE else _HOLDS[2]


def _wrapped(text: str, width: int, indent: str) -> Iterable[str]:
    return textwrap.wrap(
        visible(text), max(width, 40), initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
    )


def _data(tried: Tried) -> dict[str, object]:
    told: dict[str, object] = {
        "change": tried.mutant.change.value,
        "subject": tried.mutant.subject,
        "what": {"da": tried.mutant.what.da, "en": tried.mutant.what.en},
        "file": tried.mutant.span.source.name,
        "line": tried.mutant.span.line,
        "noticed_by": tried.noticed_by,
        "equivalent": tried.is_equivalent,
    }
    if tried.record is not None:
        told["record"] = shown_record(tried.record, "da")
        told["day"] = tried.record.day.isoformat()
    return told
