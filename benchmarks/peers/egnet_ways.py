"""egnet's own ways: the definition, the chaining way, and columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks.peers.peer import CannotDecide, Gives, Masked, Peer, Ready
from benchmarks.workload import Workload, is_whole
from egnet.columnar.coding import NOTHING_KNOWN, Coding, flag_codes, native, number_codes
from egnet.columnar.kernel import Kernel
from egnet.columnar.masks import FIRED, OVERRIDDEN, UNDECIDED, Masks
from egnet.columnar.naming import Naming
from egnet.columnar.possible import GIVEN, POSSIBLE
from egnet.columnar.stages import Stages
from egnet.diagnostics.diagnostic import EgnetError
from egnet.evaluate.forest import Decided, decide
from egnet.values.value import NOT_RELEVANT

COLUMNS, MASKS, WORDS = "egnet, columns", "egnet, columns with masks", "egnet, columns with words"


def _masks(workload: Workload, found: Sequence[Decided]) -> list[int]:
    return [workload.mask(one.trace.possible) for one in found]


def definition(workload: Workload, frame: pl.DataFrame) -> Ready:
    """Record by record, each with its full trace."""
    with TemporaryDirectory() as name:
        records = workload.read(frame, Path(name))
    return Ready(lambda: decide(workload.plan, records), lambda found: _masks(workload, found))


def durable(workload: Workload, frame: pl.DataFrame) -> Ready:
    """Conditions decided by egnet, chained by durable-rules."""
    from egnet.chaining import Chaining

    try:
        way = Chaining(workload.plan)
    except EgnetError as error:
        codes = ", ".join(sorted({one.code for one in error.diagnostics}))
        raise CannotDecide(f"outside the limits of durable-rules ({codes})") from None
    with TemporaryDirectory() as name:
        records = workload.read(frame, Path(name))
    return Ready(lambda: decide(workload.plan, records, way), lambda found: _masks(workload, found))


def codes(workload: Workload, kernel: Kernel) -> list[pl.Expr]:
    """Each fact's codes, from columns of values that are in the domain."""
    made: list[pl.Expr] = []
    for coding in kernel.codings:
        fact = coding.fact
        if fact.parts is not None:
            code = native().literal(coding.code_of(NOT_RELEVANT), coding)
        elif fact.name in workload.words:
            code = _text_codes(workload, coding)
        elif fact.domain.kind.is_numeric:
            whole = is_whole(workload.drawn[fact.name])
            code = number_codes(fact.name, coding, whole=whole, dialect=native())
        else:
            code = flag_codes(fact.name, coding, dialect=native())
        made.append(code.alias(coding.name))
    return made


def _text_codes(workload: Workload, coding: Coding) -> pl.Expr:
    cells = {text: coding.code(1 << cell) for text, cell in workload.words[coding.fact.name].items()}
    expression = native().literal(NOTHING_KNOWN, coding)
    for text, code in cells.items():
        is_it = pl.col(coding.fact.name) == text
        expression = pl.when(is_it).then(native().literal(code, coding)).otherwise(expression)
    return expression


def columns(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The verdicts that are possible, as a mask for each row."""
    masks = Masks(Kernel(workload.plan), rules=False)
    coded = codes(workload, masks.kernel)

    def answers(found: pl.DataFrame) -> list[int]:
        known: dict[int, int] = {n: workload.mask(masks.verdicts(n)) for n in found[POSSIBLE].unique().to_list()}
        return [known[number] for number in found[POSSIBLE].to_list()]

    return Ready(lambda: masks.added_to(frame.select(coded)), answers)


def with_masks(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The verdict, those possible, and the masks of the rules that fire, are overridden and are undecided."""
    masks = Masks(Kernel(workload.plan))
    coded = codes(workload, masks.kernel)

    def ids(found: pl.DataFrame, kind: str) -> list[frozenset[str]]:
        lists: list[set[str]] = [set() for _ in range(len(found))]
        for block in masks.blocks:
            rules = masks.rules_of(block)
            for said, mask in zip(lists, found[block.column(kind)].to_list(), strict=True):
                said.update(rule for place, rule in enumerate(rules) if mask >> place & 1)
        return [frozenset(said) for said in lists]

    def answers(found: pl.DataFrame) -> list[Masked]:
        all_given = [
            len(workload.verdicts) if verdict is None else workload.verdicts.index(verdict[0])
            for verdict in masks.possible.given.all
        ]
        given = [all_given[number] for number in found[GIVEN].to_list()]
        possible = [workload.mask(masks.verdicts(number)) for number in found[POSSIBLE].to_list()]
        kinds = (ids(found, kind) for kind in (FIRED, OVERRIDDEN, UNDECIDED))
        return [Masked(*one) for one in zip(given, possible, *kinds, strict=True)]

    return Ready(lambda: masks.added_to(frame.select(coded)), answers)


def with_words(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The same, and the ids of the rules that fire as one text for each row."""
    masks = Masks(Kernel(workload.plan))
    naming = Naming(masks, FIRED)
    coded = codes(workload, masks.kernel)
    stages = Stages([*masks.stages.stages, *naming.stages], [*masks.names, *naming.columns])
    return Ready(lambda: naming.texts(stages.through(frame.select(coded))), lambda found: found.to_list())


PEERS = [
    Peer("egnet, --backend durable", durable, ("durable",), 20),
    Peer("egnet, the definition, full trace", definition, (), 200),
    Peer(COLUMNS, columns),
    Peer(MASKS, with_masks, gives=Gives.MASKS),
    Peer(WORDS, with_words, gives=Gives.WORDS),
]
