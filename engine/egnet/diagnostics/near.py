"""The name that was probably meant.

Comes in: a name nobody declared and the names that exist. Goes out: the closest of them, or nothing.
Always holds: the answer does not depend on the order of the candidates.
"""

from collections.abc import Iterable
from difflib import get_close_matches

_LIKENESS = 0.6
# Comparing takes time with the square of the length, and no name is as long as this.
_LONGEST_NAME = 200


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `name`, upper and lower case alike; None when none is close.

    >>> nearest("henvendlser", ["henvendelser", "sagsbehandlingstid"])
    'henvendelser'
    """
    if len(name) > _LONGEST_NAME:
        return None
    by_folded = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    close = get_close_matches(name.casefold(), sorted(by_folded), n=1, cutoff=_LIKENESS)
    return by_folded[close[0]] if close else None
