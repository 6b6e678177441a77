"""Written figures of business cases in, intervals with their sources out; what cannot be read is reported.

Always holds: nothing raises; a figure that cannot be read comes with a diagnostic and is taken as unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.records.record import Statement
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Source
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.shape import Written
from egnet.values.domain import SHARE_RANGE, Domain, Kind
from egnet.values.interval import EVERYTHING, Interval
from egnet.values.value import Value
from egnet.values.written import Unreadable, read_value
from egnet.worth.model import Key
from egnet.worth.period import Repeated, read_period

NUMBER = Domain(Kind.NUMBER)
SAVED = Domain(Kind.NUMBER, Interval(None, Fraction(0)))
SPENT = Domain(Kind.NUMBER, Interval(Fraction(0), None))
SHARE = Domain(Kind.SHARE, SHARE_RANGE)


class Figures:
    """Reads the figures of one file and keeps what is wrong with them."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def value(self, written: str, span: Span, domain: Domain) -> Interval:
        """What a figure may be; everything in the domain where it cannot be read."""
        return self.known_value(written, span, domain).hull or EVERYTHING

    def known_value(self, written: str, span: Span, domain: Domain) -> Value:
        """The same, with the reason why it is not known where it is not."""
        try:
            return read_value(written, domain)
        except Unreadable as error:
            self.names.report(error.at(span))
            return Value((domain.range,))

    def stated(self, owner: Written, key: str, domain: Domain, source: Source) -> Statement:
        """The figure at a key of a mapping that names its own source or has another's."""
        written = getattr(owner, key)
        note = getattr(owner, "note", "")
        one_line = " ".join(note.split()) if isinstance(note, str) else ""
        return Statement(self.known_value(written, owner.at(key), domain), written, source, one_line)

    def source(self, owner: Written, name: str) -> Source:
        """The source that a mapping names."""
        return self.names.source(getattr(owner, "source", ""), owner.at("source"), name)

    def amounts(self, node: Node | None, written: list[str], years: int, name: str, domain: Domain) -> list[Interval]:
        """One amount a year."""
        spans = spans_of(node, len(written))
        if len(written) != years and node is not None:
            found, expected = str(len(written)), str(years)
            self.names.report(codes.NOT_ONE_PER_YEAR.at(node.span, name=name, found=found, expected=expected))
        read = [self.value(text, span, domain) for text, span in zip(written, spans, strict=True)]
        return [*read[:years], *[domain.range] * (years - len(read))]

    def key(self, written: str, span: Span) -> Key:
        """A stated share, with what a share rounded like it may be."""
        share = self.value(written, span, SHARE)
        return Key(share, rounded(written, share, Kind.SHARE), written)

    def period(self, written: str, span: Span) -> Repeated | None:
        """A period; reported where it is none."""
        period = read_period(written)
        if period is None:
            self.names.report(codes.NOT_A_PERIOD.at(span, value=written))
        return period

    def years(self, written: str, span: Span) -> int:
        """A number of years, at least 1."""
        if written.isdecimal() and 1 <= int(written) <= 100:
            return int(written)
        self.names.report(codes.NOT_A_WHOLE_OF_YEARS.at(span, value=written))
        return 1

    def known(self, name: str, names: Iterable[str], span: Span) -> bool:
        """Whether a name is one of those declared; reported where it is not."""
        declared = list(names)
        if name in declared:
            return True
        near = nearest(name, declared)
        code = codes.NOT_DECLARED_NEAR if near else codes.NOT_DECLARED
        self.names.report(code.at(span, name=name, near=near or "", known=", ".join(declared) or "-"))
        return False


def rounded(written: str, value: Interval, kind: Kind = Kind.NUMBER) -> Interval:
    """What a figure printed like this may be exactly: half a unit of its last digit either way."""
    if not value.is_point:
        return value
    try:
        return read_value(f"ca. {written}", Domain(kind)).hull or value
    except Unreadable:
        return value


def spans_of(node: Node | None, count: int) -> list[Span]:
    """Where each of so many things of a list stands."""
    if isinstance(node, Sequence) and len(node.items) == count:
        return [item.span for item in node.items]
    assert node is not None or not count
    return [node.span] * count if node is not None else []


def span_in(owner: Written, key: str, inner: str) -> Span:
    """Where the value of a key within a mapping stands."""
    node = owner.node.get(key)
    found = node.get(inner) if isinstance(node, Mapping) else None
    return found.span if isinstance(found, Scalar) else owner.at(key)
