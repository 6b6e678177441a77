"""Which column of a table is what: a heading in, the field of a record or the fact it stands for out.

A heading is written as the name itself, as one of the fact's aliases, or as its Danish title; upper and lower case,
spaces and underscores are alike. `henvendelser.source`, `.note`, `.basis` and `.also` say more of the fact before the full stop.
Always holds: a heading that could mean two columns means none of them, but the one whose very name it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from egnet.rulebook.names import FIELDS, folded
from egnet.rulebook.rulebook import Fact

#: What a column may say of a fact besides its value.
ASPECTS: Mapping[str, str] = {
    "source": "source",
    "kilde": "source",
    "note": "note",
    "bemærkning": "note",
    "basis": "basis",
    "grundlag": "basis",
    "also": "also",
    "også": "also",
}


@dataclass(frozen=True)
class Column:
    """A field of a record, or a fact, or one aspect of a fact."""

    name: str
    aspect: str = ""

    def __str__(self) -> str:
        return f"{self.name}.{self.aspect}" if self.aspect else self.name


class Columns:
    """The columns that a table of a rulebook may have."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._exact = {name: Column(name) for name in (*FIELDS, *facts)}
        meanings: dict[str, set[str]] = {}
        for name, words in headings(facts).items():
            for word in words:
                meanings.setdefault(folded(word), set()).add(name)
        self._folded = {word: Column(*names) for word, names in meanings.items() if len(names) == 1}

    def of(self, heading: str) -> Column | None:
        """The column that a heading means; `None` for a name that nobody declared."""
        plain = self._plain(heading)
        if plain is not None:
            return plain
        before, _, after = heading.rpartition(".")
        aspect = ASPECTS.get(folded(after))
        fact = self._plain(before) if aspect else None
        return None if fact is None or fact.name in FIELDS else Column(fact.name, aspect or "")

    def _plain(self, heading: str) -> Column | None:
        return self._exact.get(heading) or self._folded.get(folded(heading))


def headings(facts: Mapping[str, Fact]) -> dict[str, Iterable[str]]:
    """Every word for each column, its name first."""
    of_facts = {name: (name, *fact.aliases, fact.title.da) for name, fact in facts.items()}
    return {**{name: (name, *words) for name, words in FIELDS.items()}, **of_facts}
