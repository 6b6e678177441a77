"""What a scenario about money has been given, and what egnet works out of it.

A world of business cases, benefits or a portfolio starts empty; the `Givet` sentences fill it, a `Når` sentence works it
out, and the `Så` sentences look at what was found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from egnet.features import library, things
from egnet.features.errors import SentenceError, known
from egnet.text import Text

if TYPE_CHECKING:
    from egnet.audit.finding import Finding
    from egnet.audit.model import Audit
    from egnet.features.world import World
    from egnet.worth.model import BenefitStatus, Proposal
    from egnet.worth.portfolio import Portfolio
    from egnet.worth.read import Worth
    from egnet.worth.suppose import Supposed

Found = TypeVar("Found")


@dataclass
class Money:
    """One scenario about money under way. `catalogue` is everything that the proposal or the status was read with."""

    catalogue: Worth | None = None
    proposal: str | None = None
    status: BenefitStatus | None = None
    audits: tuple[Audit, ...] | None = None
    portfolio_folder: str | None = None
    settings: list[str] = field(default_factory=list)
    day: date | None = None
    supposed: Supposed | None = None
    portfolio: Portfolio | None = None
    worked_out: bool = False

    def the_proposal(self) -> Proposal:
        """The proposal as supposed; a fault before `Når økonomien regnes efter`."""
        if self.supposed is None:
            raise SentenceError(
                "økonomien er ikke regnet efter; skriv `Når økonomien regnes efter` før `Så`",
                "the money is not worked out; write `When the money is worked out` before `Then`",
            )
        return next(one for one in self.supposed.proposals if one.id == self.proposal)

    def the_status(self) -> BenefitStatus:
        """The status of benefits; a fault before `Når gevinsterne gøres op`."""
        if self.status is None or not self.worked_out:
            raise SentenceError(
                "gevinsterne er ikke gjort op; skriv `Når gevinsterne gøres op` før `Så`",
                "stock is not taken; write `When stock is taken` before `Then`",
            )
        return self.status

    def the_findings(self) -> list[Finding]:
        """What does not hold in the proposal, the status or the documents; a fault before they are worked out."""
        from egnet.audit.checks import findings_of
        from egnet.worth.audited import audit_of

        if self.audits is None:
            return findings_of(audit_of(self.the_status() if self.status is not None else self.the_proposal()))
        if not self.worked_out:
            raise SentenceError(
                "tallene er ikke regnet efter; skriv `Når tallene regnes efter` før `Så`",
                "the figures are not recomputed; write `When the figures are recomputed` before `Then`",
            )
        return [finding for audit in self.audits for finding in findings_of(audit)]

    def the_portfolio(self) -> Portfolio:
        """The portfolio; a fault before `Når porteføljen regnes`."""
        if self.portfolio is None:
            raise SentenceError(
                "porteføljen er ikke regnet; skriv `Når porteføljen regnes` før `Så`",
                "the portfolio is not added up; write `When the portfolio is added up` before `Then`",
            )
        return self.portfolio

    def work_out(self) -> None:
        """The proposals as supposed."""
        from egnet.worth.suppose import suppose

        if self.catalogue is None or self.proposal is None:
            raise SentenceError(
                'intet forslag er givet; tilføj `Givet forslaget "…" fra "…"`',
                'no proposal is given; add `Given the proposal "…" from "…"`',
            )
        proposals, settings = self.catalogue.proposals, self.settings
        self.supposed = told(lambda: suppose(proposals, settings))

    def recompute(self) -> None:
        """The figures of the documents."""
        if self.audits is None:
            raise SentenceError(
                'ingen tal er givet; tilføj `Givet efterregningen af "…"`',
                'no figures are given; add `Given the audit of "…"`',
            )
        self.worked_out = True

    def take_stock(self, day: date | None) -> None:
        """The status as of a day, or of its own."""
        if self.status is None:
            raise SentenceError(
                'ingen gevinster er givet; tilføj `Givet gevinsterne fra "…"`',
                'no benefits are given; add `Given the benefits from "…"`',
            )
        self.day = day
        self.worked_out = True

    def add_up(self, world: World) -> None:
        """The portfolio of a case folder under the world's rulebook."""
        from egnet.worth.assumptions import read_settings
        from egnet.worth.portfolio import portfolio_of
        from egnet.worth.read_portfolio import frame_beside, supposed

        if self.portfolio_folder is None:
            raise SentenceError(
                'ingen portefølje er givet; tilføj `Givet porteføljen af "…"`',
                'no portfolio is given; add `Given the portfolio of "…"`',
            )
        rulebook, plan = world.the_rulebook(), world.the_plan()
        folder = library.cases_folder(self.portfolio_folder, world.base)
        records = library.cases_named(self.portfolio_folder, world.base, rulebook)
        frame = told(lambda: frame_beside([folder], rulebook))
        if frame is None:
            raise SentenceError(
                "sagsmappen `{folder}` har intet mål i portfolio/",
                "the case folder `{folder}` has no goal in portfolio/",
                folder=self.portfolio_folder,
            )
        chosen = told(lambda: read_settings(self.settings, [one.id for one in records]))
        decided = library.deciding(plan, world.way)(records)
        self.portfolio = portfolio_of(decided, supposed(frame, chosen))


def read(name: str, base: Path) -> Worth:
    """Every business case and status of a shipped case folder, or of a folder or file."""
    return _read(library.cases_folder(name, base))


def audits_of(name: str, base: Path) -> tuple[Audit, ...]:
    """The audits of a case folder; a fault where it has none."""
    from egnet.worth.audited import audits_beside

    folder = library.cases_folder(name, base)
    found = told(lambda: audits_beside([folder]))
    if not found:
        raise SentenceError("`{folder}` har intet at regne efter", "`{folder}` has nothing to recompute", folder=name)
    return found


@cache
def _read(path: Path) -> Worth:
    from egnet.worth.read import read_worth

    return told(lambda: read_worth([path]))


def told(find: Callable[[], Found]) -> Found:
    """What is found; diagnostics as a fault in Danish."""
    from egnet.diagnostics.diagnostic import EgnetError
    from egnet.diagnostics.render import render

    try:
        return find()
    except EgnetError as error:
        raise SentenceError(
            "{why}", "{why}", why=Text(render(error.diagnostics, "da"), render(error.diagnostics, "en"))
        ) from None


def proposal_named(catalogue: Worth, name: str) -> str:
    """The id of a proposal, or a fault that suggests one."""
    return known(things.PROPOSAL, name, [one.id for one in catalogue.proposals])
