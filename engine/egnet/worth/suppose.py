"""What if: amounts, delays and keys of business cases supposed to be others.

Comes in: proposals and settings such as `refusion.besparelse-sof=-500..-400`, `refusion.besparelse-sof=80..100 %` (of
what is stated), `refusion.besparelse-sof.2016=-300`, `refusion.forsinkelse=0..1`, `refusion.besparelse-sof.forsinkelse=1`
and `refusion.nøgle.besparelse.suf=40 %`. Goes out: the proposals as supposed. Always holds: every setting that cannot
be used is said at once; a key that is set takes the place of who bears the lines of its group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.near import nearest
from egnet.text import Text
from egnet.values import interval
from egnet.values.domain import Domain, Kind
from egnet.values.interval import ZERO, Interval
from egnet.values.written import Unreadable, read_value
from egnet.worth.cash import LONGEST_DELAY, MOST_COMBINATIONS, NO_DELAYS, Delays, combinations_of
from egnet.worth.figures import SAVED, SHARE, SPENT
from egnet.worth.model import Group, Key, Line, Proposal
from egnet.worth.shown import shown_amount

DELAY, KEY = "forsinkelse", "nøgle"
GROUPS: Mapping[str, Group] = {
    "besparelse": Group.SAVINGS,
    "omkostning": Group.COSTS,
    "investering": Group.INVESTMENT,
}
_HUNDREDTH = Fraction(1, 100)
_YEARS = Domain(Kind.INTEGER, Interval(ZERO.low, Interval.point(LONGEST_DELAY).low))
_EXAMPLE = "{proposal}.forsinkelse=0..1"
_WANTED_AMOUNT = Text(
    "et beløb som i sagen, eller en andel som `80..100 %`", "an amount as in the case, or a share such as `80..100 %`"
)
_WANTED_YEARS = Text(f"0 til {LONGEST_DELAY} hele år, fx `0..2`", f"0 to {LONGEST_DELAY} whole years, such as `0..2`")
_WANTED_SHARE = Text("en andel, fx `40 %`", "a share, such as `40 %`")
_TOO_MANY = Text(
    "der er over {most} måder at vælge forsinkelserne på", "there are more than {most} ways to choose the delays"
)


@dataclass(frozen=True)
class Change:
    """One thing that is supposed: its name, what is supposed, and what is stated."""

    name: str
    supposed: str
    stated: str


@dataclass(frozen=True)
class Supposed:
    """The proposals as they would be, and how late each would be."""

    proposals: tuple[Proposal, ...]
    delays: Mapping[str, Delays]
    changes: tuple[Change, ...]

    def delays_of(self, proposal: Proposal) -> Delays:
        return self.delays.get(proposal.id, NO_DELAYS)


def suppose(proposals: Sequence[Proposal], settings: Sequence[str]) -> Supposed:
    """The proposals with every setting in place, the last of two alike; raises `EgnetError` with all that is wrong."""
    supposing = _Supposing(proposals)
    for setting in settings:
        supposing.set(setting)
    return supposing.finish()


@dataclass(frozen=True)
class _Target:
    """What a name stands for: a line (in one year or all), a delay, or a key."""

    proposal: str
    line: str | None = None
    year: int | None = None
    delay: bool = False
    group: Group | None = None
    committee: str = ""


def targets_of(proposals: Sequence[Proposal]) -> Mapping[str, _Target]:
    """Everything that can be set, by name."""
    targets: dict[str, _Target] = {}
    for proposal in proposals:
        id_ = proposal.id
        targets[f"{id_}.{DELAY}"] = _Target(id_, delay=True)
        for line in proposal.lines:
            at = f"{id_}.{line.id}"
            targets[at] = _Target(id_, line.id)
            targets[f"{at}.{DELAY}"] = _Target(id_, line.id, delay=True)
            targets |= {f"{at}.{year}": _Target(id_, line.id, year) for year in proposal.years}
        for word, group in GROUPS.items():
            for committee in proposal.committees:
                targets[f"{id_}.{KEY}.{word}.{committee}"] = _Target(id_, group=group, committee=committee)
    return targets


class _Supposing:
    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self.proposals = {proposal.id: proposal for proposal in proposals}
        self.targets = targets_of(proposals)
        self.delays: dict[str, Delays] = {}
        self.changes: dict[str, Change] = {}
        self.diagnostics: list[Diagnostic] = []

    def set(self, setting: str) -> None:
        name, equals, value = (part.strip() for part in setting.partition("="))
        if not equals or not name or not value:
            example = _EXAMPLE.format(proposal=next(iter(self.proposals), "forslag"))
            self.diagnostics.append(codes.SETTING_SHAPE.at(None, setting=setting, example=example))
        elif name not in self.targets:
            near = nearest(name, self.targets)
            code = codes.UNKNOWN_SETTING_NEAR if near else codes.UNKNOWN_SETTING
            known = ", ".join(one for one, target in self.targets.items() if target.line and not target.year)
            self.diagnostics.append(code.at(None, name=name, near=near or "", known=known))
        else:
            self._apply(name, value)

    def _apply(self, name: str, value: str) -> None:
        target = self.targets[name]
        proposal = self.proposals[target.proposal]
        if target.delay:
            self._delay(name, value, proposal, target.line)
        elif target.group is not None:
            self._key(name, value, proposal, target.group, target.committee)
        elif target.line is not None:
            self._amount(name, value, proposal, target.line, target.year)

    # -- amounts -------------------------------------------------------------------------------------------------------

    def _amount(self, name: str, value: str, proposal: Proposal, id_: str, year: int | None) -> None:
        line = next(line for line in proposal.lines if line.id == id_)
        domain = SAVED if line.group is Group.SAVINGS else SPENT
        is_share = value.endswith("%")
        read = self._read(name, value, Domain(Kind.NUMBER, SPENT.range) if is_share else domain, _WANTED_AMOUNT)
        if read is None:
            return
        years = [year] if year is not None else self._years_with(line, proposal)
        amounts = tuple(
            (interval.multiply(amount, read) if is_share else read) if proposal.years[i] in years else amount
            for i, amount in enumerate(line.amounts)
        )
        stated = [line.amounts[proposal.years.index(one)] for one in years]
        self._change(name, value, ", ".join(dict.fromkeys(shown_amount(one) for one in stated)))
        self._replace(proposal, replace(line, amounts=amounts))

    def _years_with(self, line: Line, proposal: Proposal) -> list[int]:
        """The years in which a line comes to something."""
        return [year for year, amount in zip(proposal.years, line.amounts, strict=True) if amount != ZERO]

    def _replace(self, proposal: Proposal, line: Line) -> None:
        lines = tuple(line if one.id == line.id else one for one in proposal.lines)
        self.proposals[proposal.id] = replace(proposal, lines=lines)

    # -- delays --------------------------------------------------------------------------------------------------------

    def _delay(self, name: str, value: str, proposal: Proposal, line: str | None) -> None:
        read = self._read(name, value, _YEARS, _WANTED_YEARS)
        if read is None or read.low is None or read.high is None:
            return
        both = (int(read.low), int(read.high))
        before = self.delays.get(proposal.id, NO_DELAYS)
        if line is None:
            after = replace(before, whole=both)
        else:
            after = replace(before, lines=tuple({**dict(before.lines), line: both}.items()))
        if combinations_of(after) > MOST_COMBINATIONS:
            reason = _TOO_MANY.format(most=MOST_COMBINATIONS)
            self.diagnostics.append(
                codes.NOT_A_SETTING_VALUE.at(None, name=name, value=value, reason=reason, wanted=_WANTED_YEARS)
            )
            return
        self.delays[proposal.id] = after
        self._change(name, value, "0")

    # -- keys ----------------------------------------------------------------------------------------------------------

    def _key(self, name: str, value: str, proposal: Proposal, group: Group, committee: str) -> None:
        share = self._read(name, value, SHARE, _WANTED_SHARE)
        if share is None:
            return
        keys = dict(proposal.keys[group])
        self._change(name, value, keys[committee].printed if committee in keys else "-")
        keys[committee] = Key(share, share, value)
        lines = tuple(replace(line, borne_by={}) if line.group is group else line for line in proposal.lines)
        self.proposals[proposal.id] = replace(proposal, lines=lines, keys={**proposal.keys, group: keys})

    # -- reading -------------------------------------------------------------------------------------------------------

    def _read(self, name: str, value: str, domain: Domain, wanted: Text) -> Interval | None:
        in_per_cent = value.endswith("%") and domain.kind is Kind.NUMBER
        try:
            read = read_value(value.removesuffix("%") if in_per_cent else value, domain).hull
        except Unreadable as error:
            reason = error.code.message.format(**error.fields)
            self.diagnostics.append(
                codes.NOT_A_SETTING_VALUE.at(None, name=name, value=value, reason=reason, wanted=wanted)
            )
            return None
        if read is None:
            return None
        return interval.multiply(read, Interval.point(_HUNDREDTH)) if in_per_cent else read

    def _change(self, name: str, supposed: str, stated: str) -> None:
        first = self.changes.get(name)
        self.changes[name] = Change(name, supposed, stated if first is None else first.stated)

    def finish(self) -> Supposed:
        if self.diagnostics:
            raise EgnetError(self.diagnostics)
        return Supposed(tuple(self.proposals.values()), self.delays, tuple(self.changes.values()))
