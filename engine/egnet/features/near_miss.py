"""Which single test keeps a row, a consequence or a step of the schedule from holding.

Rules carry this in their trace; here it is asked of conditions that also look at findings and verdicts.
"""

from __future__ import annotations

from egnet.evaluate.forest import Decided
from egnet.evaluate.look import Looked, truth_of
from egnet.plan.plan import Every, PlanCondition, leaves
from egnet.values.truth import Truth


def looked_at(decided: Decided) -> Looked:
    """Everything that was found out of a task, for conditions to be read against."""
    trace = decided.trace
    return Looked(
        trace.state,
        [principle.findings for principle in trace.principles],
        frozenset(trace.possible),
        {name: value.unknown is not None for name, value in decided.effective.values.items()},
    )


def holds_narrowly_not(condition: PlanCondition, decided: Decided) -> bool:
    """Whether exactly one test is certainly false and every other certainly holds."""
    looked = looked_at(decided)
    operands = condition.operands if isinstance(condition, Every) else (condition,)
    failing = [operand for operand in operands if not truth_of(operand, looked).must_hold]
    return len(failing) == 1 and truth_of(failing[0], looked) is Truth.FALSE and len(leaves(failing[0])) == 1


def last_row_narrowly_not(decided: Decided) -> bool:
    """Whether exactly one row certainly holds above the unconditional one, and every other certainly does not."""
    looked = looked_at(decided)
    truths = [truth_of(row.condition, looked) for row in decided.trace.plan.rows if row.condition is not None]
    holding = [truth for truth in truths if truth.may_hold]
    return len(holding) == 1 and holding[0].must_hold
