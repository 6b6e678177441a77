"""The sentences about values that are varied and drawn."""

from __future__ import annotations

from egnet.features import variant_claims as claims
from egnet.features.sentence import Sentence

VARIANTS = (
    Sentence(
        "given",
        ("{fact} kan trækkes fra {value}",),
        ("{fact} may be drawn from {value}",),
        claims.may_be_drawn,
    ),
    Sentence("when", ("{fact} varieres over {value}",), ("{fact} is varied over {value}",), claims.fact_varied),
    Sentence(
        "when",
        ("tærsklen {name} varieres over {value}",),
        ("the threshold {name} is varied over {value}",),
        claims.parameter_varied,
    ),
    Sentence(
        "when",
        ("{count} udfald trækkes", "{count} udfald trækkes med frø {seed}"),
        ("{count} outcomes are drawn", "{count} outcomes are drawn with seed {seed}"),
        claims.drawn,
    ),
    Sentence(
        "then",
        (
            "er andelen af udfald med afgørelsen {verdicts} {amount}",
            "andelen af udfald med afgørelsen {verdicts} er {amount}",
        ),
        ("the share of outcomes with the verdict {verdicts} is {amount}",),
        claims.share_is,
    ),
    Sentence(
        "then",
        (
            "er andelen af udfald for {task} med afgørelsen {verdicts} {amount}",
            "andelen af udfald for {task} med afgørelsen {verdicts} er {amount}",
        ),
        ("the share of outcomes of {task} with the verdict {verdicts} is {amount}",),
        claims.share_of_task_is,
    ),
    Sentence(
        "then",
        (
            "skifter afgørelsen fra {verdicts} til {after} ved {value}",
            "afgørelsen skifter fra {verdicts} til {after} ved {value}",
        ),
        ("the verdict changes from {verdicts} to {after} at {value}",),
        claims.verdict_changes,
    ),
    Sentence(
        "then",
        (
            "skifter afgørelsen for {task} fra {verdicts} til {after} ved {value}",
            "afgørelsen for {task} skifter fra {verdicts} til {after} ved {value}",
        ),
        ("the verdict of {task} changes from {verdicts} to {after} at {value}",),
        claims.verdict_of_task_changes,
    ),
    Sentence(
        "then",
        ("er afgørelsen den samme i alle udfald", "afgørelsen er den samme i alle udfald"),
        ("the verdict is the same in all outcomes",),
        claims.verdict_stays,
    ),
    Sentence(
        "then",
        (
            "skifter {count} opgaver afgørelse",
            "{count} opgaver skifter afgørelse",
            "skifter {count} opgave afgørelse",
            "{count} opgave skifter afgørelse",
        ),
        ("{count} tasks change verdict",),
        claims.so_many_change,
    ),
)
