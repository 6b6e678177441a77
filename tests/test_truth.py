"""Truth: Kleene's connectives over sets of truths, compared with taking every combination."""

import pickle
from collections.abc import Callable, Iterable
from itertools import product

import pytest

import oracle
from egnet.values import truth
from egnet.values.truth import Truth, made_of

MEMBERS = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.NEITHER}
SETS = [made_of(*members) for members in product((True, False), repeat=3) if any(members)]


def members_of(a: Truth) -> list[bool | None]:
    possible = {True: a.may_hold, False: a.may_fail, None: a.may_be_neither}
    return [member for member, may_be in possible.items() if may_be]


def lifted(connective: Callable[[Iterable[bool | None]], bool | None], operands: tuple[Truth, ...]) -> Truth:
    """Every combination of members in turn."""
    return truth.union(MEMBERS[connective(one)] for one in product(*map(members_of, operands)))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_connectives_are_kleenes_over_every_combination(count: int) -> None:
    """`and` and `or` of sets hold exactly what some combination of their members gives."""
    for operands in product(SETS, repeat=count):
        assert truth.conjunction(operands) is lifted(oracle.all_of, operands)
        assert truth.disjunction(operands) is lifted(oracle.any_of, operands)


@pytest.mark.parametrize("a", SETS, ids=repr)
def test_negation_leaves_neither_as_it_is(a: Truth) -> None:
    """`not` turns true and false about and keeps neither; twice is nothing."""
    assert truth.negation(a) is truth.union(MEMBERS[oracle.negation(member)] for member in members_of(a))
    assert truth.negation(truth.negation(a)) is a


@pytest.mark.parametrize("a", SETS, ids=repr)
def test_a_rule_applies_only_on_true(a: Truth) -> None:
    """Whether something is true is itself never neither."""
    applies = truth.of_true(a)
    assert applies.may_hold == a.may_hold
    assert applies.may_fail == (a.may_fail or a.may_be_neither)
    assert not applies.may_be_neither


def test_neither_does_not_hide_what_decides() -> None:
    """False decides an `and` and true an `or`, whatever is neither."""
    assert truth.conjunction([Truth.NEITHER, Truth.FALSE]) is Truth.FALSE
    assert truth.disjunction([Truth.NEITHER, Truth.TRUE]) is Truth.TRUE
    assert truth.conjunction([Truth.NEITHER, Truth.TRUE]) is Truth.NEITHER
    assert truth.disjunction([Truth.NEITHER, Truth.FALSE]) is Truth.NEITHER


@pytest.mark.parametrize("a", SETS, ids=repr)
def test_there_is_one_object_for_each_set(a: Truth) -> None:
    """Sets are compared by identity, so a copy that went through pickle is the same object."""
    assert pickle.loads(pickle.dumps(a)) is a
    assert a.is_certain == (len(members_of(a)) == 1)
    assert a | a is a
