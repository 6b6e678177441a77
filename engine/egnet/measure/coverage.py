"""What scenarios exercise of a rulebook, as text and data.

Comes in: what was seen of each rulebook. Goes out: counts by kind, then everything that was never seen true or never
seen false, with its place. Always holds: nothing that is missing is left out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from egnet.diagnostics.render import visible
from egnet.measure.seen import Exercised, Kind, Seen
from egnet.text import Language, Text

_HEADING = Text(
    "Dækning af {rulebook}: {decisions}",
    "Coverage of {rulebook}: {decisions}",
)
_DECISIONS = (Text("1 afgørelse", "1 decision"), Text("{count} afgørelser", "{count} decisions"))
_COLUMNS = (Text("i alt", "all"), Text("sand", "true"), Text("falsk", "false"), Text("ukendt", "unknown"))
#: Each kind, as a heading.
KINDS = {
    Kind.RULE: Text("Regler", "Rules"),
    Kind.TEST: Text("Betingelser", "Conditions"),
    Kind.OVERRIDE: Text("Undtagelser (med og uden)", "Exceptions (with and without)"),
    Kind.ROW: Text("Rækker i afgørelsestabellen", "Rows of the verdict table"),
    Kind.CONSEQUENCE: Text("Følger", "Consequences"),
    Kind.STEP: Text("Trin i tidsplanen", "Steps of the schedule"),
}
_ONE = {
    Kind.RULE: Text("reglen {id}", "the rule {id}"),
    Kind.TEST: Text("betingelsen `{text}` i {id}", "the condition `{text}` of {id}"),
    Kind.OVERRIDE: Text("undtagelsen {id}", "the exception {id}"),
    Kind.ROW: Text("rækken {id}", "the row {id}"),
    Kind.CONSEQUENCE: Text("følgen {id}", "the consequence {id}"),
    Kind.STEP: Text("trinnet {id}", "the step {id}"),
}
_NEVER = {
    (True,): Text("aldrig sand", "never true"),
    (False,): Text("aldrig falsk", "never false"),
    (True, False): Text("aldrig sand og aldrig falsk", "never true and never false"),
}
_COMPLETE = Text("Alt er set sandt og falsk.", "Everything was seen true and false.")
_MISSING = Text("Ikke set ({count}):", "Not seen ({count}):")


def as_text(covered: Sequence[Exercised], language: Language, width: int) -> str:
    """One part for each rulebook."""
    return "\n\n".join("\n".join(_part(one, language, width)) for one in covered)


def data(covered: Sequence[Exercised]) -> list[dict[str, object]]:
    """Each rulebook with everything in it, in the rulebook's order."""
    return [_data(one) for one in covered]


def never(seen: Seen) -> Text:
    """What it was never seen as; empty for what was seen both ways."""
    return _NEVER[seen.never] if seen.never else Text("", "")


def name_of(seen: Seen) -> Text:
    """What it is."""
    return _ONE[seen.kind].format(id=seen.id, text=seen.text)


def counts(covered: Exercised, kind: Kind) -> tuple[int, int, int, int]:
    """How many there are, and how many were seen true, false and unknown."""
    things = covered.of(kind)
    return (
        len(things),
        sum(bool(one.true) for one in things),
        sum(bool(one.false) or (one.is_last and kind is Kind.ROW) for one in things),
        sum(bool(one.unknown) for one in things),
    )


def _part(covered: Exercised, language: Language, width: int) -> list[str]:
    decisions = _DECISIONS[covered.decisions != 1].format(count=covered.decisions)
    heading = _HEADING.format(rulebook=covered.rulebook.id, decisions=decisions).in_(language)
    lines = [heading, " " * 30 + "".join(f"{column.in_(language):>9}" for column in _COLUMNS)]
    for kind, title in KINDS.items():
        if covered.of(kind):
            lines.append(f"  {title.in_(language):28}" + "".join(f"{count:>9}" for count in counts(covered, kind)))
    lines.append("")
    if not covered.missing:
        return [*lines, _COMPLETE.in_(language)]
    lines.append(_MISSING.format(count=len(covered.missing)).in_(language))
    for one in covered.missing:
        said = f"{name_of(one).in_(language)}: {never(one).in_(language)}"
        lines += textwrap.wrap(
            visible(said), width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )
        lines.append(f"    {visible(place_of(one))}")
    return lines


def place_of(seen: Seen) -> str:
    """The file and the line."""
    return f"{seen.span.source.name}:{seen.span.line}"


def _data(covered: Exercised) -> dict[str, object]:
    return {
        "rulebook": covered.rulebook.id,
        "version": covered.rulebook.version,
        "decisions": covered.decisions,
        "counts": {
            kind.value: dict(zip(("all", "true", "false", "unknown"), counts(covered, kind), strict=True))
            for kind in KINDS
        },
        "seen": [
            {"kind": one.kind.value, "id": one.id}
            | ({"test": one.text} if one.text else {})
            | {
                "file": one.span.source.name,
                "line": one.span.line,
                "true": one.true,
                "false": one.false,
                "unknown": one.unknown,
                "never": ["true" if holds else "false" for holds in one.never],
            }
            for one in covered.seen
        ],
    }
