"""Sets of choices as few products: what differs only in the cells of one fact is said in one breath.

Sets of facts with one cell each come in; out go products of facts with masks of cells. Always holds: products of the
same facts do not overlap, and together they hold exactly the sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

CellOfFact = tuple[int, int]
"""A fact and one of its cells, both by index."""

MaskOfFact = tuple[int, int]
"""A fact by index and a mask of its cells."""


def products_of(sets: Iterable[frozenset[CellOfFact]]) -> list[tuple[MaskOfFact, ...]]:
    """The sets as products, each in the order of facts."""
    products = sorted(tuple((fact, 1 << cell) for fact, cell in sorted(cells)) for cells in sets)
    for place in range(max(map(len, products), default=0)):
        alike: dict[tuple[object, ...], list[tuple[MaskOfFact, ...]]] = {}
        for product in products:
            alike.setdefault(_but_for_one_mask(product, place), []).append(product)
        products = [_joined(group, place) for group in alike.values()]
    return sorted(products)


def _but_for_one_mask(product: tuple[MaskOfFact, ...], place: int) -> tuple[object, ...]:
    if place >= len(product):
        return product
    return product[:place], product[place][0], product[place + 1 :]


def _joined(alike: Sequence[tuple[MaskOfFact, ...]], place: int) -> tuple[MaskOfFact, ...]:
    first = alike[0]
    if place >= len(first):
        return first
    mask = 0
    for product in alike:
        mask |= product[place][1]
    return (*first[:place], (first[place][0], mask), *first[place + 1 :])
