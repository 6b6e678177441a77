"""The generated rulebook of `benchmarks/generated.py` written by hand in Polars, with the same answers as egnet's masks.

`verdicts_and_masks` takes records and gives, row by row, the verdict, the verdicts that are possible, and the rules that
fire, are overridden and are undecided, as bit masks. `words` puts the ids of the rules that fire beside them, made once for
each distinct mask. `python -m benchmarks` compares both with the definition before it times them.

By hand, it is known what no program can assume: each fact stands in one rule and each principle in one row, so that
Kleene's logic leaves nothing too wide, and only the first rule of a principle can be overridden.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

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
