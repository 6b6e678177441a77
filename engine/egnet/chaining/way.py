"""The way itself, and sessions in which facts become known one at a time.

Conditions are decided here, by `egnet.evaluate.look`; what is certain of them is told to durable-rules as tokens, and
what it makes of them is read back as sets of truths. The answers are those of `egnet.evaluate.look.Definition`.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

from egnet.chaining.chain import Formula, chain_of, finding_is_not
from egnet.chaining.envelope import rules_of
from egnet.chaining.ruleset import Ruleset
from egnet.chaining.tokens import Applies, Holds, Literal
from egnet.evaluate.look import Looked, PrincipleLook, State, truth_of
from egnet.plan.plan import Plan, PlanPrinciple
from egnet.values import truth
from egnet.values.truth import Truth


class Chaining:
    """A `Way` that chains on durable-rules; one ruleset for each, made at once.

    Raises `EgnetError` where durable-rules does not import, and for a plan that is outside its limits.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.chain = chain_of(plan)
        self._ruleset = Ruleset(plan.rulebook.id, rules_of(self.chain))

    def open(self) -> Session:
        """A session in which nothing is known yet."""
        return Session(self, self._ruleset)

    def principle(self, principle: PlanPrinciple, conditions: Sequence[Truth]) -> PrincipleLook:
        """What the principle says when its rules' conditions may be these."""
        with self.open() as session:
            session.learn_conditions(principle, conditions)
            return session.principle(principle)

    def rows(self, findings: Sequence[frozenset[str]], state: State) -> tuple[Truth, ...]:
        """For each row of the verdict table but the last, what its condition may be."""
        with self.open() as session:
            session.learn_findings(findings)
            session.learn_row_facts(state)
            return session.rows()


class Session:
    """One record of which more and more becomes known. What was learnt stays; answers can be read at any time.

    Close it when the record is done, or use it in a `with` statement.
    """

    def __init__(self, way: Chaining, ruleset: Ruleset) -> None:
        self._plan = way.plan
        self._chain = way.chain
        self._memory = ruleset.open()
        self._state: State = tuple(fact.every_cell for fact in way.plan.facts)

    def learn(self, state: State) -> None:
        """Each fact lies in one of these cells; no cell that is out already may come back (ValueError)."""
        for fact, before, now in zip(self._plan.facts, self._state, state, strict=True):
            if now & ~before:
                raise ValueError(f"what is known of `{fact.name}` has changed; open another session")
        self._state = state
        looked = Looked(state)
        for principle in self._plan.principles:
            self.learn_conditions(principle, [truth_of(rule.condition, looked) for rule in principle.rules])
        self.learn_row_facts(state)

    def learn_conditions(self, principle: PlanPrinciple, conditions: Sequence[Truth]) -> None:
        """The conditions of a principle's rules may be no more than these."""
        self._memory.tell(self._chain.never[principle.index])
        for i, condition in enumerate(conditions):
            self._memory.tell(Literal(Applies(principle.index, i)).tokens(truth.of_true(condition)))

    def learn_findings(self, findings: Sequence[frozenset[str]]) -> None:
        """The findings of the principles, in the plan's order, are among these."""
        for principle, possible in zip(self._plan.principles, findings, strict=True):
            out = (word for word in principle.principle.findings if word not in possible)
            self._memory.tell(finding_is_not(principle.index, word) for word in out)

    def learn_row_facts(self, state: State) -> None:
        """The facts that rows of the verdict table look at lie in these cells."""
        for atom in self._chain.atoms:
            self._memory.tell(Literal(Holds(atom)).tokens(atom.under(state[atom.fact])))

    def principle(self, principle: PlanPrinciple) -> PrincipleLook:
        """Which rules fire and which findings are possible, by what is known so far."""
        known = self._memory.known
        fires = tuple(literal.truth(known) for literal in self._chain.fires[principle.index])
        words = principle.principle.findings
        possible = frozenset(word for word in words if finding_is_not(principle.index, word) not in known)
        return PrincipleLook(fires, possible)

    def rows(self) -> tuple[Truth, ...]:
        """For each row of the verdict table but the last, what its condition may be by what is known so far."""
        return tuple(self._truth(formula) for formula in self._chain.rows)

    def _truth(self, formula: Formula) -> Truth:
        return formula.truth(self._memory.known) if isinstance(formula, Literal) else truth.of(formula)

    def close(self) -> None:
        """Forget everything; closing twice is once."""
        self._memory.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
