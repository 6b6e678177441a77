"""Files about money lie among case files and hold no tasks: a file's node in, what to say of it out."""

from __future__ import annotations

from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.source.node import Mapping, Node

#: What a file about money begins with, and the command that reads it.
MONEY = {
    "business_case": "business-case",
    "catalogue": "business-case",
    "benefits": "benefits",
    "portfolio": "portfolio",
}


def about_money(node: Node) -> Diagnostic | None:
    """What to say of a file that is about money; `None` of one that is not."""
    for name, command in MONEY.items():
        key = node.key(name) if isinstance(node, Mapping) else None
        if key is not None:
            return codes.MONEY_NOT_TASKS.at(key.span, kind=name, command=command)
    return None
