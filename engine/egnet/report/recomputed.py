"""What a document states, recomputed: the findings of an audit as a section of the report.

Comes in: audits with their findings, a language. Goes out: phrases, laid out by the renderers. Always holds: a finding
keeps all its sources, and each audit says how many checks it made, whether or not any failed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egnet.audit.finding import KINDS, Finding
from egnet.audit.model import Audit
from egnet.report.phrase import Phrase, as_written, phrase
from egnet.text import Language, Text

_COUNT = Text("{checks} kontroller, {findings} fund", "{checks} checks, {findings} findings")


@dataclass(frozen=True)
class RecomputedFinding:
    """One finding; `difference` is left out where there is none to tell."""

    what: Phrase
    kind: Phrase
    stated: Phrase
    recomputed: Phrase
    difference: Phrase | None
    explanation: tuple[Phrase, ...]
    sources: tuple[Phrase, ...]


@dataclass(frozen=True)
class Recomputed:
    """The findings of one document, and how many checks were made."""

    title: Phrase
    counted: Phrase
    findings: tuple[RecomputedFinding, ...]


def recomputed_of(audits: Sequence[tuple[Audit, Sequence[Finding]]], language: Language) -> tuple[Recomputed, ...]:
    """One part of the section for each document."""
    return tuple(
        Recomputed(
            title=phrase(audit.title, language),
            counted=phrase(
                Text(
                    _COUNT.da.format(checks=len(audit.checks), findings=len(findings)),
                    _COUNT.en.format(checks=len(audit.checks), findings=len(findings)),
                ),
                language,
            ),
            findings=tuple(_finding(finding, language) for finding in findings),
        )
        for audit, findings in audits
    )


def _finding(finding: Finding, language: Language) -> RecomputedFinding:
    return RecomputedFinding(
        what=phrase(finding.what, language),
        kind=phrase(KINDS[finding.kind], language),
        stated=phrase(finding.stated, language),
        recomputed=phrase(finding.recomputed, language),
        difference=None if finding.difference is None else phrase(finding.difference, language),
        explanation=tuple(phrase(text, language) for text in finding.explanation),
        sources=tuple(as_written(str(source)) for source in finding.sources),
    )
