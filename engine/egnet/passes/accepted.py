"""Remarks that a rulebook has answered: `accepted` in rulebook.yaml names them and says why they may stand."""

from __future__ import annotations

from collections.abc import Iterable

from egnet.diagnostics.codes import lint as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.passes.material import Found, Material


def without_accepted(found: Iterable[Found], material: Material) -> list[Diagnostic]:
    """What is left; an acceptance that accepts nothing any more is a remark itself."""
    found = list(found)
    accepted = {(one.code, name) for one in material.written.rulebook.accepted for name in one.of}
    left = [one.diagnostic for one in found if (one.diagnostic.code, one.name) not in accepted]
    made = {(one.diagnostic.code, one.name) for one in found}
    in_vain = [
        codes.ACCEPTED_IN_VAIN.at(one.at("of"), code=one.code, name=name)
        for one in material.written.rulebook.accepted
        for name in one.of
        if (one.code, name) not in made
    ]
    return left + in_vain
