"""The table of passes: what `egnet check` looks at, in order.

Before them come reading (`rulebook.load`: YAML and shape) and looking up (`rulebook.check`: names, types, dates of
parameters, sources, overrides, placeholders), which make the rulebook that the passes look at. A pass that finds errors
runs whenever a rulebook is read; remarks are made by `egnet check` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from egnet.diagnostics.codes import lint, rulebook
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Diagnostic, Severity
from egnet.passes.accepted import without_accepted
from egnet.passes.adoption import detect_doubtful_adoption
from egnet.passes.dead_tests import detect_dead_tests
from egnet.passes.examples import detect_rules_without_feature
from egnet.passes.languages import detect_lone_braces, detect_other_placeholders
from egnet.passes.material import Found, Material
from egnet.passes.periods import detect_gaps_in_force
from egnet.passes.reach import detect_unreachable
from egnet.passes.thresholds import detect_bare_thresholds
from egnet.passes.units import detect_other_units
from egnet.passes.unused import detect_unused_facts, detect_unused_parameters
from egnet.text import Text
from egnet.verify.conflicts import detect_conflicts


@dataclass(frozen=True)
class Pass:
    """One pass: what it looks at, what it may say, and the function that looks."""

    title: Text
    codes: tuple[Code, ...]
    run: Callable[[Material], Iterable[Found]]

    @property
    def may_refuse(self) -> bool:
        """Whether it may find an error."""
        return any(code.severity is Severity.ERROR for code in self.codes)

    @property
    def may_remark(self) -> bool:
        """Whether it may find what is only worth a look."""
        return any(code.severity is Severity.LINT for code in self.codes)


def _conflicts(material: Material) -> Iterable[Found]:
    return (Found("", diagnostic) for diagnostic in detect_conflicts(material.rulebook))


PASSES: tuple[Pass, ...] = (
    Pass(
        Text("vedtagelse", "adoption"),
        (rulebook.NOT_ADOPTED_BY_ANYONE, lint.DRAFT_ADOPTED, lint.NO_CASE_NUMBER),
        detect_doubtful_adoption,
    ),
    Pass(
        Text("perioder", "periods"),
        (rulebook.NEVER_IN_FORCE, rulebook.NO_RULE_IN_FORCE),
        detect_gaps_in_force,
    ),
    Pass(Text("enheder", "units"), (rulebook.OTHER_UNIT, lint.OTHER_UNITS), detect_other_units),
    Pass(
        Text("modstrid", "conflicts"),
        (rulebook.CONFLICTING_RULES, rulebook.CONFLICT_UNDECIDED),
        _conflicts,
    ),
    Pass(Text("tal i regler", "numbers in rules"), (lint.BARE_THRESHOLD,), detect_bare_thresholds),
    Pass(Text("ubrugte fakta", "unused facts"), (lint.UNUSED_FACT,), detect_unused_facts),
    Pass(Text("ubrugte parametre", "unused parameters"), (lint.UNUSED_PARAMETER,), detect_unused_parameters),
    Pass(Text("tests uden betydning", "tests without effect"), (lint.NEVER_TRUE, lint.ALWAYS_TRUE), detect_dead_tests),
    Pass(
        Text("udfald og afgørelser", "findings and verdicts"),
        (lint.NEVER_FIRES, lint.FINDING_NEVER_GIVEN, lint.VERDICT_NEVER_GIVEN, lint.ROW_NEVER_REACHED),
        detect_unreachable,
    ),
    Pass(Text("to sprog", "two languages"), (lint.OTHER_PLACEHOLDERS,), detect_other_placeholders),
    Pass(Text("krøllede parenteser", "braces"), (lint.LONE_BRACE,), detect_lone_braces),
    Pass(
        Text("eksempler", "examples"),
        (lint.NO_FEATURES, lint.RULE_WITHOUT_FEATURE),
        detect_rules_without_feature,
    ),
)


def errors_in(material: Material) -> list[Diagnostic]:
    """The errors of every pass that may find one."""
    found = [one.diagnostic for each in PASSES if each.may_refuse for one in each.run(material)]
    return [one for one in found if one.severity is Severity.ERROR]


def remarks_on(material: Material) -> list[Diagnostic]:
    """The remarks of every pass, without those that the rulebook accepts."""
    found = [one for each in PASSES if each.may_remark for one in each.run(material)]
    return without_accepted([one for one in found if one.diagnostic.severity is Severity.LINT], material)
