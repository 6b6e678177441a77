"""Findings of an audit as text for the terminal, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from egnet.audit.finding import KINDS, Finding
from egnet.audit.model import Audit
from egnet.text import Language, Text

WIDTH = 80
_COUNT = Text("{checks} kontroller, {findings} fund", "{checks} checks, {findings} findings")
_STATED = Text("oplyst", "stated")
_RECOMPUTED = Text("efterregnet", "recomputed")
_DIFFERENCE = Text("forskel", "difference")
_EXPLANATION = Text("forklaring", "explanation")
_SOURCES = Text("kilder", "sources")
_FINDINGS = Text("Fund", "Findings")
_NONE = Text("Ingen fund: alt, der er trykt, stemmer.", "No findings: all that is printed fits.")
_TOTAL = Text("I alt {checks} kontroller, {findings} fund", "{checks} checks in all, {findings} findings")


def audit_text(audits: Sequence[tuple[Audit, Sequence[Finding]]], language: Language) -> str:
    """Each document with its findings, numbered."""
    lines: list[str] = []
    for audit, findings in audits:
        title = audit.title.in_(language)
        lines += [*textwrap.wrap(title, WIDTH), "=" * min(len(title), WIDTH)]
        lines += [_COUNT.in_(language).format(checks=len(audit.checks), findings=len(findings)), ""]
        lines += _numbered(findings, language)
    checks = sum(len(audit.checks) for audit, _ in audits)
    found = sum(len(findings) for _, findings in audits)
    return "\n".join([*lines, _TOTAL.in_(language).format(checks=checks, findings=found)])


def findings_text(findings: Sequence[Finding], language: Language, none: Text = _NONE) -> list[str]:
    """The findings of a business case or a status under a heading of their own."""
    title = _FINDINGS.in_(language)
    return [title, "-" * len(title), *(_numbered(findings, language) or [none.in_(language)])]


def _numbered(findings: Sequence[Finding], language: Language) -> list[str]:
    lines: list[str] = []
    for number, finding in enumerate(findings, start=1):
        lines += [*_finding(number, finding, language), ""]
    return lines


def _finding(number: int, finding: Finding, language: Language) -> Iterator[str]:
    head = f"{finding.what.in_(language)} [{KINDS[finding.kind].in_(language)}]"
    yield from textwrap.wrap(head, WIDTH, initial_indent=f"{number:>2}. ", subsequent_indent="    ")
    yield from _line(_STATED, finding.stated, language)
    yield from _line(_RECOMPUTED, finding.recomputed, language)
    if finding.difference is not None:
        yield from _line(_DIFFERENCE, finding.difference, language)
    for explanation in finding.explanation:
        yield from _line(_EXPLANATION, explanation, language)
    sources = "; ".join(str(source) for source in finding.sources)
    yield from _line(_SOURCES, Text(sources, sources), language)


def _line(label: Text, text: Text, language: Language) -> list[str]:
    name = f"{label.in_(language)}:"
    return textwrap.wrap(
        text.in_(language), WIDTH, initial_indent=f"    {name:<13} ", subsequent_indent=" " * 18, break_on_hyphens=False
    )
