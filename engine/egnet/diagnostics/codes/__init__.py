"""The catalogue of everything egnet can object to.

E0xx and L0xx YAML text, E1xx rulebook, E2xx values and records, E3xx features, E4xx command line, E6xx business cases,
E7xx audits, L1xx lint.
Each group is a module of constants and stands in `GROUPS`. Always holds: no two codes have one id.
"""

from collections.abc import Iterable
from types import ModuleType

from egnet.diagnostics.codes import (
    audit,
    chaining,
    cluster,
    command,
    features,
    language,
    lint,
    records,
    rulebook,
    scenarios,
    shape,
    tables,
    values,
    worth,
    yaml_text,
)
from egnet.diagnostics.codes.code import Code

GROUPS: tuple[ModuleType, ...] = (
    yaml_text,
    shape,
    rulebook,
    language,
    chaining,
    values,
    records,
    tables,
    features,
    command,
    cluster,
    scenarios,
    lint,
    worth,
    audit,
)


def codes_of(group: ModuleType) -> list[Code]:
    """The codes that one module of the catalogue declares."""
    return [entry for entry in vars(group).values() if isinstance(entry, Code)]


def _by_id(codes: Iterable[Code]) -> dict[str, Code]:
    return {code.id: code for code in sorted(codes, key=lambda code: code.id)}


ALL: dict[str, Code] = _by_id(code for group in GROUPS for code in codes_of(group))
