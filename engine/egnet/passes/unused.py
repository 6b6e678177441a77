"""Facts and parameters that nothing looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egnet.diagnostics.codes import lint as codes
from egnet.language import ast
from egnet.passes.material import Found, Material
from egnet.passes.thresholds import expressions_in
from egnet.rulebook.condition import FactTest, UnknownTest, leaves

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def detect_unused_facts(material: Material) -> Iterator[Found]:
    """A fact that is in no condition, no expression and no text, and weighs nothing."""
    used = _used(material)
    for name, fact in material.rulebook.facts.items():
        if name not in used:
            yield Found(name, codes.UNUSED_FACT.at(fact.span, name=name))


def detect_unused_parameters(material: Material) -> Iterator[Found]:
    """A parameter that is in no condition and no expression; one that is only told in a text decides nothing."""
    used = {
        name
        for one in material.conditioned
        for leaf in one.tests
        for test in leaf.tests
        for name in _names_in_test(test)
    } | {name.name for expression in material.rulebook.derived.values() for name in ast.names_in(expression)}
    for name, parameter in material.rulebook.parameters.items():
        if name not in used:
            yield Found(name, codes.UNUSED_PARAMETER.at(parameter.span, name=name))


def _used(material: Material) -> set[str]:
    book = material.rulebook
    used: set[str] = set()
    for one in material.conditioned:
        for leaf in leaves(one.when):
            if isinstance(leaf, FactTest | UnknownTest):
                used.add(leaf.fact)
    for expression in book.derived.values():
        used |= {name.name for name in ast.names_in(expression)}
    for text in material.texts:
        used |= {name.strip() for name in _PLACEHOLDER.findall(f"{text.da} {text.en}")}
    # A weight counts only through what it weighs, and may serve facts that are used.
    used |= {fact.weight for name, fact in book.facts.items() if name in used and fact.weight is not None}
    return used


def _names_in_test(test: ast.UnaryTest) -> list[str]:
    match test:
        case ast.Phrase(word):
            return [word]
        case ast.Not(inner):
            return [name for one in inner for name in _names_in_test(one)]
        case _:
            return [name.name for expression in expressions_in(test) for name in ast.names_in(expression)]
