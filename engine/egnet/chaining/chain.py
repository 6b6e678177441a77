"""Plan in, chain out: which tokens follow from which, from conditions to firing, to findings, to rows.

Always holds: every clause is definite (tokens together give one token) and what follows is what Kleene's logic of
`egnet.values.truth` says of the same sets of truths, no less and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from egnet.chaining.tokens import (
    All,
    Applies,
    Excluded,
    FindingIs,
    Fires,
    Holds,
    Literal,
    OtherFires,
    Proposition,
    Token,
)
from egnet.diagnostics.span import Span
from egnet.plan.plan import Atom, Every, FindingIn, Negated, Plan, PlanCondition, PlanPrinciple, Some

Formula = Literal | bool
"""A literal, or what is true or false whatever becomes known."""


@dataclass(frozen=True, slots=True)
class Clause:
    """When all the premises are known, so is the conclusion."""

    premises: tuple[Token, ...]
    conclusion: Token


@dataclass(frozen=True, slots=True)
class Area:
    """A principle, or the verdict table."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Subject:
    """What in the rulebook a proposition belongs to: a rule, a principle or a row, and the area that is in."""

    area: Area
    name: str
    span: Span


@dataclass(frozen=True)
class Chain:
    """A plan as clauses.

    `given` are the tokens that may be told from outside; `fires` has a literal for each rule of each principle, `rows`
    a formula for each row of the table but the last; `atoms` are the tests on facts in those rows. `never` are, for
    each principle, the tokens that hold from the start: findings that no rule in force gives.
    """

    clauses: tuple[Clause, ...]
    given: tuple[Token, ...]
    fires: tuple[tuple[Literal, ...], ...]
    rows: tuple[Formula, ...]
    atoms: tuple[Atom, ...]
    never: tuple[tuple[Token, ...], ...]
    subjects: Mapping[Proposition, Subject]


def chain_of(plan: Plan) -> Chain:
    """The chain of a plan."""
    return _Chaining(plan).chain()


def finding_is_not(principle: int, word: str) -> Token:
    """The word is certainly not among the findings."""
    return Token(FindingIs(principle, frozenset({word})), Excluded.TRUE)


class _Chaining:
    """One chain in the making."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.clauses: list[Clause] = []
        self.given: list[Token] = []
        self.atoms: list[Atom] = []
        self.subjects: dict[Proposition, Subject] = {}
        self.tested: set[Proposition] = set()

    def chain(self) -> Chain:
        fires = []
        never = []
        for principle in self.plan.principles:
            fires.append(self._fires(principle))
            never.append(self._findings(principle, fires[-1]))
        rows = []
        for row in self.plan.rows:
            if row.condition is not None:
                table = Area("verdict.yaml", self.plan.rows[0].row.span)
                rows.append(self._formula(row.condition, Subject(table, row.row.id, row.row.span)))
        return Chain(
            tuple(self.clauses),
            tuple(self.given),
            tuple(fires),
            tuple(rows),
            tuple(self.atoms),
            tuple(never),
            self.subjects,
        )

    def _fires(self, principle: PlanPrinciple) -> tuple[Literal, ...]:
        """A rule fires if it applies and no rule that overrides it fires."""
        fires: dict[int, Literal] = {}
        for i in principle.order:
            rule = principle.rules[i]
            subject = Subject(_area(principle), rule.id, rule.rule.span)
            applies = Literal(self._declared(Applies(principle.index, i), subject))
            self.given += [applies.is_not(Excluded.TRUE), applies.is_not(Excluded.FALSE)]
            fires[i] = applies
            if rule.overridden_by:
                fires[i] = Literal(self._declared(Fires(principle.index, i), subject))
                self._is_all_of(fires[i], [applies, *(~fires[other] for other in rule.overridden_by)])
        return tuple(fires[i] for i in range(len(principle.rules)))

    def _findings(self, principle: PlanPrinciple, fires: Sequence[Literal]) -> tuple[Token, ...]:
        """A finding is out when no rule that gives it may fire; `otherwise`, besides, when another certainly does."""
        subject = _subject(principle)
        otherwise = principle.principle.otherwise
        other = OtherFires(principle.index)
        never = []
        for word in principle.principle.findings:
            out = finding_is_not(principle.index, word)
            self._declared(out.proposition, subject)
            self.given.append(out)
            idle = [fires[i].is_not(Excluded.TRUE) for i, rule in enumerate(principle.rules) if rule.finding == word]
            if word == otherwise:
                self._declared(other, subject)
                self._follows([*idle, Token(other, Excluded.FALSE)], out)
            elif idle:
                self._follows(idle, out)
            else:
                never.append(out)
        for i, rule in enumerate(principle.rules):
            if rule.finding not in (None, otherwise):
                self._follows([fires[i].is_not(Excluded.FALSE)], Token(other, Excluded.FALSE))
        return tuple(never)

    def _formula(self, condition: PlanCondition, subject: Subject) -> Formula:
        match condition:
            case Atom():
                return self._atom(condition, subject)
            case FindingIn(principle, words):
                return self._finding_in(self.plan.principles[principle], words)
            case Every(operands):
                return self._every([self._formula(operand, subject) for operand in operands], subject)
            case Some(operands):
                return _not(self._every([_not(self._formula(operand, subject)) for operand in operands], subject))
            case Negated(operand):
                return _not(self._formula(operand, subject))
            case _:
                raise AssertionError("a row of a checked rulebook looks at findings and parts only")

    def _atom(self, atom: Atom, subject: Subject) -> Literal:
        literal = Literal(Holds(atom))
        if literal.proposition not in self.subjects:
            self._declared(literal.proposition, subject)
            self.atoms.append(atom)
            kinds = Excluded if literal.may_be_neither else (Excluded.TRUE, Excluded.FALSE)
            self.given += [literal.is_not(excluded) for excluded in kinds]
        return literal

    def _finding_in(self, principle: PlanPrinciple, words: frozenset[str]) -> Formula:
        declared = principle.principle.findings
        among = [word for word in declared if word in words]
        others = [word for word in declared if word not in words]
        if not among or not others:
            return bool(among)
        literal = Literal(FindingIs(principle.index, frozenset(among)))
        if literal.proposition not in self.tested:
            self.tested.add(literal.proposition)
            self._declared(literal.proposition, _subject(principle))
            none_of_the_others = [finding_is_not(principle.index, word) for word in others]
            self._follows(none_of_the_others, literal.is_not(Excluded.FALSE))
            if len(among) > 1:
                none_of_them = [finding_is_not(principle.index, word) for word in among]
                self._follows(none_of_them, literal.is_not(Excluded.TRUE))
        return literal

    def _every(self, formulas: Iterable[Formula], subject: Subject) -> Formula:
        operands = list(dict.fromkeys(formulas))
        if any(operand is False for operand in operands):
            return False
        literals = tuple(operand for operand in operands if isinstance(operand, Literal))
        if len(literals) < 2:
            return literals[0] if literals else True
        every = Literal(All(literals))
        if every.proposition not in self.subjects:
            self._declared(every.proposition, subject)
            self._is_all_of(every, literals)
        return every

    def _is_all_of(self, every: Literal, operands: Sequence[Literal]) -> None:
        """False if any is false, else neither if any is neither, else true."""
        self._follows([one.is_not(Excluded.FALSE) for one in operands], every.is_not(Excluded.FALSE))
        for one in operands:
            self._follows([one.is_not(Excluded.TRUE)], every.is_not(Excluded.TRUE))
        if every.may_be_neither:
            wavering = [one for one in operands if one.may_be_neither]
            self._follows([one.is_not(Excluded.NEITHER) for one in wavering], every.is_not(Excluded.NEITHER))
            for one in operands:
                kinds = (Excluded.TRUE, Excluded.NEITHER) if one.may_be_neither else (Excluded.TRUE,)
                self._follows([one.is_not(kind) for kind in kinds], every.is_not(Excluded.NEITHER))

    def _declared(self, proposition: Proposition, subject: Subject) -> Proposition:
        self.subjects.setdefault(proposition, subject)
        return proposition

    def _follows(self, premises: Iterable[Token], conclusion: Token) -> None:
        self.clauses.append(Clause(tuple(dict.fromkeys(premises)), conclusion))


def _not(formula: Formula) -> Formula:
    return ~formula if isinstance(formula, Literal) else not formula


def _area(principle: PlanPrinciple) -> Area:
    return Area(principle.id, principle.principle.span)


def _subject(principle: PlanPrinciple) -> Subject:
    return Subject(_area(principle), principle.id, principle.principle.span)
