"""Chain in, rules out that durable-rules runs safely, or an `EgnetError` that names what is outside its limits.

Every token has one rule of its own, so that none is left unhandled; tokens that give something only together have a
join. The limits are those of durable-rules 2.0.28, beyond which it stops, drops a match without a word, or crashes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from egnet.chaining.chain import Chain, Clause, Subject
from egnet.chaining.tokens import Excluded, Proposition, Together, Token
from egnet.diagnostics.codes import chaining as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError

#: Tokens that one rule joins; a longer join is made of several. (A match holds at most 16.)
MOST_JOINED = 8

#: Rules that one token may match.
MOST_RULES_OF_A_TOKEN = 64

#: Tokens of one principle, or of the verdict table. (A node of the network tells 511 values apart.)
MOST_TOKENS = 500

#: Rules of a ruleset.
MOST_RULES = 4096


@dataclass(frozen=True, slots=True)
class ChainRule:
    """When all the premises are known, so are the conclusions. One premise, or a join of up to `MOST_JOINED`."""

    premises: tuple[Token, ...]
    conclusions: tuple[Token, ...]


@dataclass(frozen=True)
class ChainRules:
    """Every rule of a chain, and for each token what it belongs to."""

    rules: tuple[ChainRule, ...]
    subjects: dict[Token, Subject]


def rules_of(chain: Chain) -> ChainRules:
    """The rules of a chain; raises `EgnetError` with all that is outside the limits."""
    subjects = dict(chain.subjects)
    clauses = [short for clause in chain.clauses for short in _short(clause, subjects)]
    conclusions: dict[tuple[Token, ...], list[Token]] = {(token,): [] for token in _tokens(chain.given, clauses)}
    premises = {frozenset(one): one for one in conclusions}
    for clause in clauses:
        joined = premises.setdefault(frozenset(clause.premises), clause.premises)
        conclusions.setdefault(joined, []).append(clause.conclusion)
    found = ChainRules(
        tuple(ChainRule(joined, tuple(dict.fromkeys(given))) for joined, given in conclusions.items()),
        {token: subjects[token.proposition] for token in _tokens(chain.given, clauses)},
    )
    outside = _outside(found)
    if outside:
        raise EgnetError(outside)
    return found


def _short(clause: Clause, subjects: dict[Proposition, Subject]) -> list[Clause]:
    """The clause as joins of no more than `MOST_JOINED`, each but the last giving a token for what it joins."""
    clauses = []
    premises = clause.premises
    while len(premises) > MOST_JOINED:
        joined, rest = premises[:MOST_JOINED], premises[MOST_JOINED:]
        together = Together(joined)
        subjects.setdefault(together, subjects[clause.conclusion.proposition])
        clauses.append(Clause(joined, Token(together, Excluded.FALSE)))
        premises = (*rest, clauses[-1].conclusion)
    return [*clauses, Clause(premises, clause.conclusion)]


def _tokens(given: Iterable[Token], clauses: Iterable[Clause]) -> list[Token]:
    """Every token once, in the order of first use."""
    used = (token for clause in clauses for token in (*clause.premises, clause.conclusion))
    return list(dict.fromkeys((*given, *used)))


def _outside(found: ChainRules) -> list[Diagnostic]:
    """One diagnostic for each thing that is outside the limits."""
    matched = Counter(token for rule in found.rules for token in rule.premises)
    most_matched: dict[Subject, int] = {}
    for token, count in matched.items():
        subject = found.subjects[token]
        most_matched[subject] = max(count, most_matched.get(subject, 0))
    tokens = Counter(subject.area for subject in found.subjects.values())
    outside = [
        codes.MATCHES_TOO_MUCH.at(subject.span, name=subject.name, count=count, most=MOST_RULES_OF_A_TOKEN)
        for subject, count in most_matched.items()
        if count > MOST_RULES_OF_A_TOKEN
    ]
    outside += [
        codes.TOO_MANY_TOKENS.at(area.span, name=area.name, count=count, most=MOST_TOKENS)
        for area, count in tokens.items()
        if count > MOST_TOKENS
    ]
    if len(found.rules) > MOST_RULES:
        outside.append(codes.TOO_MANY_RULES.at(None, count=len(found.rules), most=MOST_RULES))
    return outside
