"""The generated rulebook of `batch.py` written by hand in Polars, with the same answers as egnet's masks.

    python benchmarks/by_hand.py [--rows 1000000]

`verdicts_and_masks` takes records and gives, row by row, the verdict, the verdicts that are possible, and the rules that
fire, are overridden and are undecided, as bit masks. `words` puts the ids of the rules that fire beside them, made once for
each distinct mask. Both are compared with the definition on a thousand records before they are timed.

By hand, it is known what no program can assume: each fact stands in one rule and each principle in one row, so that
Kleene's logic leaves nothing too wide, and only the first rule of a principle can be overridden.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import batch
import polars as pl

from egnet.columnar.coding import flag_codes, native, number_codes
from egnet.columnar.kernel import Kernel
from egnet.columnar.masks import FIRED, OVERRIDDEN, Masks
from egnet.columnar.masks import UNDECIDED as UNDECIDED_RULES
from egnet.columnar.naming import Naming, texts
from egnet.columnar.possible import GIVEN, POSSIBLE
from egnet.evaluate.forest import decide
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord

VERDICTS = ("mulig fremtidig", "delvist egnet", "egnet")
UNDECIDED = 3


def verdicts_and_masks(
    frame: pl.DataFrame, numbers: Sequence[str], exceptions: Sequence[str], more: Sequence[str], least: Sequence[int]
) -> pl.DataFrame:
    """The columns `afgørelse`, `mulige`, `fyrer`, `tilsidesat` and `uafgjort`.

    Bit `2 i` is rule `P<i+1>.a`, bit `2 i + 1` is `P<i+1>.b`; a possible verdict is a bit in the order of `VERDICTS`.
    """
    facts: list[pl.Expr] = []
    for i, number in enumerate(numbers):
        enough = pl.col(number) >= least[i]
        asked = enough & pl.col(more[i]) if i < len(more) else enough
        spared = pl.col(exceptions[i])
        facts += [
            asked.fill_null(True).alias(f"a.må{i}"),
            asked.fill_null(False).alias(f"a.skal{i}"),
            spared.fill_null(True).alias(f"b.må{i}"),
            spared.fill_null(False).alias(f"b.skal{i}"),
        ]
    known = frame.select(facts)
    count = len(numbers)
    fires: list[pl.Expr] = []
    open_: list[pl.Expr] = []
    overridden: list[pl.Expr] = []
    met_must: list[pl.Expr] = []
    met_may: list[pl.Expr] = []
    for i in range(count):
        a_may, a_must, b_may, b_must = (pl.col(f"{name}{i}") for name in ("a.må", "a.skal", "b.må", "b.skal"))
        must, may = a_must & ~b_may, a_may & ~b_must
        met_must.append(must)
        met_may.append(may)
        fires += [must, b_must]
        open_ += [may & ~must, b_may & ~b_must]
        overridden += [a_must & b_must]
    first_must, first_may = ~met_may[0] | ~met_may[1], ~met_must[0] | ~met_must[1]
    second_must, second_may = ~met_may[2] & ~met_may[3], ~met_must[2] & ~met_must[3]
    later = ~first_must
    fourth = later & ~second_must
    partly = (later & second_may) | (fourth & ~met_must[4])
    masks = known.select(
        _mask([first_may, partly, fourth & met_may[4]], pl.UInt8).alias("mulige"),
        _mask(fires, pl.UInt16).alias("fyrer"),
        _mask(overridden, pl.UInt16, step=2).alias("tilsidesat"),
        _mask(open_, pl.UInt16).alias("uafgjort"),
    )
    one_of = pl.lit(pl.Series([UNDECIDED, 0, 1, UNDECIDED, 2, UNDECIDED, UNDECIDED, UNDECIDED], dtype=pl.UInt8))
    return masks.with_columns(one_of.gather(pl.col("mulige")).alias("afgørelse"))


def _mask(bits: Sequence[pl.Expr], kind: type[pl.DataType], step: int = 1) -> pl.Expr:
    """Truths as the bits of one number: the quickest way in Polars that was found."""
    nothing = pl.lit(0, kind)
    mask: pl.Expr | None = None
    for place, bit in enumerate(bits):
        one = pl.when(bit).then(pl.lit(1 << place * step, kind)).otherwise(nothing)
        mask = one if mask is None else mask | one
    assert mask is not None
    return mask


def words(masks: pl.DataFrame, rules: Sequence[str]) -> pl.DataFrame:
    """The masks with the ids of the rules that fire as one text, looked up by mask."""
    distinct = masks["fyrer"].unique()
    texts = [", ".join(id_ for place, id_ in enumerate(rules) if mask >> place & 1) for mask in distinct]
    return masks.with_columns(pl.col("fyrer").replace_strict(distinct, texts, return_dtype=pl.String).alias("ord"))


def columns_of(masks: Masks, frame: pl.DataFrame) -> pl.DataFrame:
    """The same by egnet, from the records: codes, then masks."""
    codes = [
        (number_codes if c.fact.domain.kind.is_numeric else flag_codes)(c.fact.name, c, dialect=native()).alias(c.name)
        for c in masks.kernel.codings
    ]
    return masks.added_to(frame.select(codes))


def check(masks: Masks, plan: Plan, frame: pl.DataFrame, hand: pl.DataFrame, known: Sequence[TaskRecord]) -> None:
    """Both give what the definition gives, and the two the same of every record."""
    found = columns_of(masks, frame)
    (block,) = masks.blocks
    ids = masks.rules_of(block)
    kinds = {FIRED: "fyrer", OVERRIDDEN: "tilsidesat", UNDECIDED_RULES: "uafgjort"}
    for place, one in enumerate(decide(plan, known)):
        traced = [rule for principle in one.trace.principles for rule in principle.rules]
        expected = {
            FIRED: {rule.rule.id for rule in traced if rule.fires.must_hold},
            OVERRIDDEN: {r.rule.id for r in traced if r.is_overridden},
            UNDECIDED_RULES: {r.rule.id for r in traced if r.is_undecided},
        }
        for kind, column in kinds.items():
            mask = hand[column][place]
            assert {id_ for bit, id_ in enumerate(ids) if mask >> bit & 1} == expected[kind], column
        possible = [(word,) for bit, word in enumerate(VERDICTS) if hand["mulige"][place] >> bit & 1]
        assert sorted(possible) == sorted(one.trace.possible)
        assert hand["afgørelse"][place] == (UNDECIDED if len(possible) > 1 else VERDICTS.index(possible[0][0]))
    for kind, column in kinds.items():
        assert (found[block.column(kind)] == hand[column]).all()
    given = [UNDECIDED if v is None else VERDICTS.index(v[0]) for v in masks.possible.given.all]
    assert (pl.Series(given).gather(found[GIVEN]) == hand["afgørelse"]).all()
    meant = [sum(1 << VERDICTS.index(word) for (word,) in masks.verdicts(number)) for number in range(1 << 3)]
    assert (pl.Series(meant).gather(found[POSSIBLE]) == hand["mulige"]).all()


def main() -> None:
    """Compare, time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = batch.rulebook_in(folder)
        frame = batch.records(rows)
        sample = frame.head(batch.SAMPLE).with_columns(
            pl.when(pl.col(n)).then(pl.lit("ja")).when(~pl.col(n)).then(pl.lit("nej")).alias(n)
            for n in (*batch.EXCEPTIONS, *batch.MORE)
        )
        sample.with_columns(pl.col(batch.NUMBERS).cast(pl.Int64)).write_csv(folder / "prøve.csv", separator=";")
        known = read_cases([folder / "prøve.csv"], plan.rulebook).records
    masks = Masks(Kernel(plan))

    def hand() -> pl.DataFrame:
        return verdicts_and_masks(frame, batch.NUMBERS, batch.EXCEPTIONS, batch.MORE, batch.LEAST)

    check(masks, plan, frame, hand(), known)
    naming = Naming(masks, FIRED)
    ids = masks.rules_of(masks.blocks[0])
    with_words = words(hand(), ids)["ord"]
    assert (texts(naming, columns_of(masks, frame)) == with_words).all()
    seconds = {
        "Polars by hand, verdict and masks": batch.median(hand),
        "egnet, verdict and masks": batch.median(lambda: columns_of(masks, frame)),
        "Polars by hand, with words": batch.median(lambda: words(hand(), ids)),
        "egnet, with words": batch.median(lambda: texts(naming, columns_of(masks, frame))),
    }
    for title, time in seconds.items():
        print(f"{title:<40}{rows / time:>14,.0f} records/s")


if __name__ == "__main__":
    main()
