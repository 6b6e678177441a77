"""Whether a rulebook that says it is adopted says by whom, when and in which case."""

from __future__ import annotations

from collections.abc import Iterator

from egnet.diagnostics.codes import lint
from egnet.diagnostics.codes import rulebook as codes
from egnet.passes.material import Found, Material


def detect_doubtful_adoption(material: Material) -> Iterator[Found]:
    """A status that does not go with what stands under `adopted`."""
    head = material.written.rulebook
    if head.status == "vedtaget" and head.adopted is None:
        yield Found("status", codes.NOT_ADOPTED_BY_ANYONE.at(head.at("status")))
    elif head.status == "udkast" and head.adopted is not None:
        yield Found("status", lint.DRAFT_ADOPTED.at(head.at("status"), day=head.adopted.date.isoformat()))
    elif head.adopted is not None and not head.adopted.case_number:
        yield Found("adopted", lint.NO_CASE_NUMBER.at(head.at_key("adopted")))
