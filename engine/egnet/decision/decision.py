"""A decided record in, the decision record out: plain data, the same bytes for the same input.

Keys are stable; more may be added. Design: section 7.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import egnet
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Trace, Verdict
from egnet.explain.reasons import Reason, reasons_of, set_aside
from egnet.explain.words import fill
from egnet.plan.plan import PlanOutcome
from egnet.rulebook.rulebook import Hit, Step
from egnet.text import Text
from egnet.values.interval import Interval
from egnet.values.truth import Truth
from egnet.values.value import Value

Json = dict[str, Any]


def decision_of(decided: Decided) -> Json:
    """The decision record of one task."""
    record, trace = decided.record, decided.trace
    rulebook = trace.plan.rulebook
    return {
        "id": record.id,
        "title": record.title,
        "administration": record.administration,
        "part_of": record.part_of,
        "verdict": verdict_of(trace),
        "certain": trace.certain,
        "exact": trace.exact,
        "possible": [_words(verdict, trace) for verdict in trace.possible],
        "undecided_by": list(trace.undecided_by),
        "findings": {
            p.principle.id: {
                "possible": _ordered(p.findings, p.principle.principle.findings),
                "certain": len(p.findings) == 1,
            }
            for p in trace.principles
        },
        "reasons": [_reason(reason, decided) for reason in reasons_of(decided)],
        "overridden": [
            {
                "rule": one.rule,
                "by": one.by,
                "certain": one.certain,
                "polarity": one.polarity.value,
                "text": _text(one.text),
                "source": str(one.source),
            }
            for one in set_aside(decided)
        ],
        "conflicts": [
            {"principle": p.principle.id, "rules": list(p.colliding), "certain": p.collides is Truth.TRUE}
            for p in trace.principles
            if p.collides.may_hold
        ],
        "disagreements": [
            {"fact": d.fact, "cut": d.cut, "stated": value_of(d.stated), "from_parts": value_of(d.from_parts)}
            for d in decided.effective.disagreements
        ],
        "consequences": [_consequence(outcome, holds, decided) for outcome, holds in trace.consequences],
        "schedule": [_step(outcome, holds, decided) for outcome, holds in trace.schedule],
        "provenance": {
            "rulebook": rulebook.id,
            "version": rulebook.version,
            "status": rulebook.status,
            "rulebook_sha256": rulebook.sha256,
            "as_of": trace.plan.as_of.isoformat(),
            "record_sha256": record.sha256,
            "egnet": egnet.__version__,
        },
    }


def verdict_of(trace: Trace) -> str | list[str]:
    """The verdict, or the rulebook's `undecided` where several are possible."""
    return _words(trace.verdict, trace) if trace.certain else trace.verdict[0]


def value_of(value: Value) -> Any:
    """A value as JSON: a number, a word, a list, bounds, alternatives, or unknown with its reason."""
    if value.unknown is not None:
        return {"unknown": value.unknown.value}
    options: list[Any] = [_interval(i) for i in value.numbers]
    options += sorted(value.words)
    options += sorted(sorted(words) for words in value.sets)
    options += ["ikke relevant"] if value.irrelevant else []
    return options[0] if len(options) == 1 else {"one_of": options}


def _interval(interval: Interval) -> Any:
    if interval.is_point:
        return _number(interval.low)
    return {"min": _number(interval.low), "max": _number(interval.high)}


def _number(exact: Fraction | None) -> int | float | None:
    if exact is None:
        return None
    try:
        return exact.numerator if exact.denominator == 1 else float(exact)
    except OverflowError:
        return round(exact)


def _words(verdict: Verdict, trace: Trace) -> str | list[str]:
    return verdict[0] if trace.plan.rulebook.hit is Hit.FIRST else list(verdict)


def _ordered(findings: frozenset[str], declared: Mapping[str, object]) -> list[str]:
    return [word for word in declared if word in findings]


def _reason(reason: Reason, decided: Decided) -> Json:
    return {
        "rule": reason.rule,
        "principle": reason.principle,
        "finding": reason.finding,
        "polarity": reason.polarity.value,
        "certain": reason.certain,
        "decisive": reason.decisive,
        "text": _text(reason.text),
        "source": str(reason.source),
        "facts": {name: _fact(name, decided) for name in reason.facts},
    }


def _fact(name: str, decided: Decided) -> Json:
    figure = decided.record.figures.get(name)
    fact: Json = {
        "value": value_of(decided.effective.values[name]),
        "origin": decided.effective.origins[name].value,
    }
    if figure is not None:
        fact["source"] = str(figure.source)
        if figure.basis is not None:
            fact["basis"] = figure.basis.value
    return fact


def _consequence(outcome: PlanOutcome, holds: Truth, decided: Decided) -> Json:
    source = outcome.source
    assert not isinstance(source, Step)
    return {
        "id": source.id,
        "title": _text(source.title),
        "text": _text(fill(source.text, decided)),
        "certain": holds.must_hold,
        "source": str(source.source),
    }


def _step(outcome: PlanOutcome, holds: Truth, decided: Decided) -> Json:
    step = outcome.source
    assert isinstance(step, Step)
    return {
        "year": step.year,
        "to_year": step.to_year,
        "step": fill(step.text, decided).da,
        "text": _text(fill(step.text, decided)),
        "certain": holds.must_hold,
        "id": step.id,
        "source": str(step.source),
    }


def _text(text: Text) -> Json:
    return {"da": text.da, "en": text.en}
