"""The names a rulebook declares, and the diagnostics for those it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from egnet.diagnostics.codes import rulebook as codes
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.rulebook.rulebook import Document, Fact, Parameter, Polarity, Source, Verdict
from egnet.text import Text

_NONE = Text("(ingen)", "(none)")
#: Columns that say who a task is; no rule may look at them.
IDENTITY = frozenset({"id", "title", "administration", "part_of", "cut", "navn", "titel", "forvaltning"})

#: The fields of a record, and the words for them besides their names.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": (),
    "title": ("titel", "navn"),
    "administration": ("forvaltning",),
    "part_of": ("del af",),
    "cut": ("opdeling",),
    "cuts": ("opdelinger",),
    "source": ("kilde",),
    "sources": ("kilder",),
    "basis": ("grundlag",),
    "note": ("bemærkning",),
}


@dataclass
class Names:
    """Everything declared so far, and every diagnostic of the reading."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    findings: dict[str, Mapping[str, Polarity]] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def source(self, written: str | None, span: Span, owner: str) -> Source:
        """The source that a text names; without one, or with an undeclared document, a diagnostic."""
        if not written:
            self.report(codes.MISSING_SOURCE.at(span, name=owner))
            return Source("", "")
        document, _, place = (part.strip() for part in written.partition(","))
        if document not in self.documents:
            self.report(codes.UNKNOWN_DOCUMENT.at(span, name=document, words=", ".join(self.documents) or _NONE))
        elif not place:
            self.report(codes.VAGUE_SOURCE.at(span, value=written))
        return Source(document, place)

    def unknown_fact(self, name: str, span: Span) -> None:
        """Report a name that no fact has, with the nearest one that a fact has."""
        if name in IDENTITY:
            self.report(codes.NAME_OF_IDENTITY.at(span, name=name))
        else:
            spelt = {word: fact for fact in self.facts.values() for word in (*fact.aliases, fact.title.da)}
            meant = nearest(name, self.facts) or nearest(name, spelt)
            declared = {**spelt, **self.facts}
            self._undeclared(codes.UNKNOWN_FACT, name, declared[meant].name if meant else None, self.facts, span)

    def unknown_parameter(self, name: str, span: Span) -> None:
        """Report a name that no parameter has, with the nearest one that a parameter has."""
        self._undeclared(codes.UNKNOWN_PARAMETER, name, nearest(name, self.parameters), self.parameters, span)

    def _undeclared(
        self, code: Code, name: str, near: str | None, declared: Mapping[str, Fact | Parameter], span: Span
    ) -> None:
        if near is None:
            self.report(code.at(span, name=name))
            return
        there = declared[near].span
        place = f"{there.source.name.rsplit('/', 1)[-1]}:{there.line}"
        self.report(code.at(span, instead=codes.DID_YOU_MEAN, name=name, near=near, place=place))


#: What people write for the two answers.
_ANSWERS = {"yes": "ja", "true": "ja", "no": "nej", "false": "nej"}


def not_among(code: Code, span: Span, word: str, known: Iterable[str], **fields: object) -> Diagnostic:
    """That a word is none of those it may be, with the one that was probably meant, or with all of them."""
    known = tuple(known)
    answer = _ANSWERS.get(word.casefold(), "")
    near = answer if answer in known else nearest(word, known)
    help_ = None if near is None else codes.DID_YOU_MEAN_WORD
    return code.at(span, instead=help_, word=word, words=one_of(known), near=near or "", **fields)


def one_of(words: Iterable[str]) -> str:
    """Words as a list in a message."""
    return ", ".join(words)


def folded(heading: str) -> str:
    """A heading of a table without what does not count: upper case, underscores, more blanks than one."""
    return " ".join(heading.casefold().replace("_", " ").split())
