"""Findings as plain data: stable keys, nothing that depends on a clock or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egnet.audit.finding import KINDS, Finding
from egnet.audit.model import Audit
from egnet.text import Text

Json = dict[str, Any]


def audits_data(audits: Sequence[tuple[Audit, Sequence[Finding]]]) -> list[Json]:
    """One entry for each document with the number of its checks and its findings."""
    return [
        {
            "audit": audit.id,
            "title": _text(audit.title),
            "checks": len(audit.checks),
            "findings": [finding_data(finding) for finding in findings],
        }
        for audit, findings in audits
    ]


def finding_data(finding: Finding) -> Json:
    return {
        "check": finding.check,
        "about": finding.subject or None,
        "kind": finding.kind.value,
        "kind_text": _text(KINDS[finding.kind]),
        "what": _text(finding.what),
        "stated": _text(finding.stated),
        "recomputed": _text(finding.recomputed),
        "difference": None if finding.difference is None else _text(finding.difference),
        "sources": [str(source) for source in finding.sources],
        "explanation": [_text(text) for text in finding.explanation],
    }


def _text(text: Text) -> Json:
    return {"da": text.da, "en": text.en}
