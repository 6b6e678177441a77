"""What scenarios exercise, as one HTML page that shows the rulebook: no script, no request, every text escaped.

Comes in: what was seen of each rulebook, and what was tried of it. Goes out: a page that stands alone. Always holds: what is missing is told in
words beside its line, not by colour alone; every line of every file with something in it is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from egnet.diagnostics.render import visible
from egnet.measure import mutation_text
from egnet.measure.coverage import KINDS, counts, name_of, never
from egnet.measure.mutation import Mutated
from egnet.measure.seen import Exercised, Kind, Seen
from egnet.text import Language, Text

_TEMPLATES = Path(__file__).parent / "templates"
_SEEN = Text("sand {true}, falsk {false}, ukendt {unknown}", "true {true}, false {false}, unknown {unknown}")
_LABELS = {
    Kind.RULE: Text("regel", "rule"),
    Kind.TEST: Text("betingelse", "condition"),
    Kind.OVERRIDE: Text("undtagelse {id}", "exception {id}"),
    Kind.ROW: Text("række", "row"),
    Kind.CONSEQUENCE: Text("følge", "consequence"),
    Kind.STEP: Text("trin", "step"),
}
_WORDS = {
    "title": Text("Hvad scenarierne afprøver", "What the scenarios exercise"),
    "lead": Text(
        "For hver regel, betingelse, undtagelse og række: i hvor mange afgørelser den var sand, falsk og ukendt.",
        "For each rule, condition, exception and row: in how many decisions it was true, false and unknown.",
    ),
    "decisions": Text("afgørelser", "decisions"),
    "counted": Text("Optælling", "Counts"),
    "kind": Text("Slags", "Kind"),
    "all": Text("I alt", "All"),
    "true": Text("Set sand", "Seen true"),
    "false": Text("Set falsk", "Seen false"),
    "unknown": Text("Set ukendt", "Seen unknown"),
    "missing": Text("Ikke afprøvet", "Not exercised"),
    "complete": Text("Alt er set sandt og falsk.", "Everything was seen true and false."),
    "files": Text("Regelsættet, linje for linje", "The rulebook, line by line"),
    "line": Text("Linje", "Line"),
    "text": Text("Tekst", "Text"),
    "seen": Text("Afprøvet", "Exercised"),
    "changes": Text("Ændringer, scenarierne opdager", "Changes that the scenarios notice"),
    "change": Text("Ændring", "Change"),
    "unnoticed": Text("Ikke opdaget", "Unnoticed"),
    "equivalent": Text("Uden betydning under noget valg af værdier", "No difference under any choice of values"),
}


@dataclass(frozen=True)
class Note:
    """What was seen of one thing on a line; `never` is empty for what was seen both ways."""

    label: str
    seen: str
    never: str


@dataclass(frozen=True)
class PageLine:
    """One line of a file, with what was seen of the things on it."""

    number: int
    text: str
    notes: tuple[Note, ...]

    @property
    def is_missing(self) -> bool:
        return any(note.never for note in self.notes)


@dataclass(frozen=True)
class PageFile:
    """One file of a rulebook."""

    name: str
    anchor: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True)
class Missing:
    """One thing that was not seen both ways, with the line to jump to."""

    name: str
    never: str
    anchor: str
    place: str


@dataclass(frozen=True)
class Part:
    """One rulebook."""

    title: str
    id: str
    decisions: int
    rows: tuple[tuple[str, tuple[int, int, int, int]], ...]
    missing: tuple[Missing, ...]
    files: tuple[PageFile, ...]


@dataclass(frozen=True)
class Unnoticed:
    """One change that no scenario notices, and what would tell it."""

    what: str
    place: str
    told_by: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What was tried of one rulebook."""

    heading: str
    rows: tuple[tuple[str, tuple[int, int, int, int]], ...]
    unnoticed: tuple[Unnoticed, ...]
    equivalent: tuple[str, ...]


def as_html(covered: Sequence[Exercised], language: Language, mutated: Sequence[Mutated] = ()) -> str:
    """The page; with what was tried of the rulebooks, what scenarios do not notice too."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("coverage.html").render(
        parts=[_part(one, number, language) for number, one in enumerate(covered, start=1)],
        changes=[_changes(one, language) for one in mutated],
        columns=[column.in_(language) for column in mutation_text.COLUMNS],
        words={name: text.in_(language) for name, text in _WORDS.items()},
        language=language,
        css=Markup((_TEMPLATES / "coverage.css").read_text(encoding="utf-8")),
    )
    return page.rstrip("\n") + "\n"


def _part(covered: Exercised, number: int, language: Language) -> Part:
    names = list(dict.fromkeys(one.span.source.name for one in covered.seen))
    anchors = {name: f"r{number}-f{at}" for at, name in enumerate(names, start=1)}
    return Part(
        title=covered.rulebook.title.in_(language),
        id=f"{covered.rulebook.id} {covered.rulebook.version}",
        decisions=covered.decisions,
        rows=tuple((KINDS[kind].in_(language), counts(covered, kind)) for kind in KINDS if covered.of(kind)),
        missing=tuple(
            Missing(
                name_of(one).in_(language),
                never(one).in_(language),
                f"{anchors[one.span.source.name]}-{one.span.line}",
                f"{one.span.source.name}:{one.span.line}",
            )
            for one in covered.missing
        ),
        files=tuple(
            _file(name, anchors[name], [one for one in covered.seen if one.span.source.name == name], language)
            for name in names
        ),
    )


def _changes(mutated: Mutated, language: Language) -> Changes:
    return Changes(
        mutation_text.heading(mutated).in_(language),
        tuple((title.in_(language), counts) for title, counts in mutation_text.by_change(mutated)),
        tuple(
            Unnoticed(
                visible(one.mutant.what.in_(language)),
                mutation_text.place_of(one),
                tuple(visible(said) for said in mutation_text.told_by(one, language)),
            )
            for one in mutated.unnoticed
        ),
        tuple(visible(one.mutant.what.in_(language)) for one in mutated.equivalent),
    )


def _file(name: str, anchor: str, seen: Sequence[Seen], language: Language) -> PageFile:
    source = seen[0].span.source
    lines = source.lines[:-1] if source.lines[-1] == "" else source.lines
    return PageFile(
        name,
        anchor,
        tuple(
            PageLine(number, visible(text), tuple(_note(one, language) for one in seen if one.span.line == number))
            for number, text in enumerate(lines, start=1)
        ),
    )


def _note(seen: Seen, language: Language) -> Note:
    counted = _SEEN.format(true=seen.true, false=seen.false, unknown=seen.unknown)
    return Note(_LABELS[seen.kind].format(id=seen.id).in_(language), counted.in_(language), never(seen).in_(language))
