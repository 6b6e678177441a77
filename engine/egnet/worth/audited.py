"""Audits of documents: the checks that lie beside the cases, and those of the business cases and benefits themselves.

Comes in: files and folders. Goes out: one audit for each document. Always holds: a check is in one audit only, so that
whoever asks (`egnet audit`, `egnet business-case`, `egnet benefits`, a report, a feature) is told the same of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from egnet.audit.checks import findings_of
from egnet.audit.finding import Finding
from egnet.audit.model import Audit, Check
from egnet.audit.read import read_audits
from egnet.diagnostics.diagnostic import EgnetError
from egnet.text import Text
from egnet.worth.benefit_checks import checks_of_benefits
from egnet.worth.checks import checks_of
from egnet.worth.model import BenefitStatus, Proposal
from egnet.worth.read import Worth, broken_in, holds_worth, read_worth
from egnet.worth.together import checks_together


def audits_beside(paths: Sequence[Path]) -> tuple[Audit, ...]:
    """The audits of files and folders, those of `audit/` first; raises `EgnetError` with all that is wrong with them."""
    beside = read_audits(paths)
    with_worth = [path for path in paths if holds_worth(path)]
    audits = _merged([*beside, *(audits_of_worth(read_worth(with_worth)) if with_worth else ())])
    if not audits and (broken := [one for path in paths for one in broken_in(path)]):
        raise EgnetError(broken)
    return audits


def audits_of_worth(worth: Worth) -> tuple[Audit, ...]:
    """The audits of business cases, catalogues and benefits, one for each document."""
    both: tuple[Proposal | BenefitStatus, ...] = (*worth.proposals, *worth.benefits)
    audits = [audit_of(one) for one in both]
    whole = [Audit(one.id, one.title, checks_together(one, worth.proposals)) for one in worth.catalogues]
    titles = [Audit(one.id, one.title, ()) for one in worth.catalogues]
    return _merged([*titles, *audits, *whole])


def audit_of(one: Proposal | BenefitStatus) -> Audit:
    """The audit of a business case or a status alone, under the name of its document."""
    checks = checks_of(one) if isinstance(one, Proposal) else checks_of_benefits(one)
    return Audit(one.source.document, one.title, checks)


def findings_in(worth: Worth, chosen: Iterable[str] = ()) -> list[Finding]:
    """What does not hold in what was read, or in the business cases that are chosen by id."""
    only = frozenset(chosen)
    found = [finding for audit in audits_of_worth(worth) for finding in findings_of(audit)]
    return [finding for finding in found if not only or finding.subject in only]


def _merged(audits: Iterable[Audit]) -> tuple[Audit, ...]:
    """One audit for each document, under the first title."""
    titles: dict[str, Text] = {}
    checks: dict[str, list[Check]] = {}
    for audit in audits:
        titles.setdefault(audit.id, audit.title)
        checks.setdefault(audit.id, []).extend(audit.checks)
    return tuple(Audit(id_, titles[id_], tuple(found)) for id_, found in checks.items())
