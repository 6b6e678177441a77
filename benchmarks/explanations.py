"""How long explanations take, once the program and the records are loaded.

    python benchmarks/explanations.py

Every shipped task of the 2010 analysis is explained in text, with why, why not, what is missing and what would change
it; the table gives the median and the slowest, and the time for all. Several rounds, of which each task's median counts.
"""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.explain.explanation import explain
from egnet.explain.missing import missing_figures
from egnet.explain.text import as_text
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases

ROUNDS = 5


def _median(work: Callable[[], object]) -> float:
    """The median of several rounds, in seconds of this process's own time."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        rounds.append(time.process_time() - start)
    return statistics.median(rounds)


def main() -> None:
    """Time and print."""
    rulebook = read_rulebook(shipped("rules") / "borgerserviceenhed-2010")
    plan = plan_of(rulebook, date(2010, 3, 12))
    records = read_cases([shipped("cases") / "2010-analysen"], rulebook).records
    decided = decide(plan, records)
    deciding = _median(partial(decide, plan, records))
    each = {one.record.id: _median(partial(_explained, one, decided)) for one in decided}
    slowest = max(each, key=lambda id_: each[id_])
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; {ROUNDS} rounds, medians")
    print()
    print(f"{'deciding all, with traces':<52}{1000 * deciding:>8.1f} ms")
    print(f"{'explaining one task, median':<52}{1000 * statistics.median(each.values()):>8.1f} ms")
    print(f"{f'explaining one task, slowest ({slowest})':<52}{1000 * each[slowest]:>8.1f} ms")
    print(f"{f'explaining all {len(each)} tasks':<52}{1000 * sum(each.values()):>8.1f} ms")
    print(f"{'ranking the missing figures of all':<52}{1000 * _median(partial(missing_figures, decided)):>8.1f} ms")


def _explained(one: Decided, decided: Sequence[Decided]) -> str:
    return as_text(explain(one, "da", decided))


if __name__ == "__main__":
    main()
