"""The three proposals of citizen-2017, and `egnet business-case`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result

from egnet.cli import cli
from egnet.rulebook.rulebook import Source
from egnet.worth.model import Proposal
from egnet.worth.read import Worth, read_worth

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases" / "2015-citizen-2017"
SOURCE = Source("notat", "side 1")


@cache
def citizen() -> Worth:
    return read_worth([CASES])


def proposal(id_: str) -> Proposal:
    return next(one for one in citizen().proposals if one.id == id_)


def run(*arguments: str, expected: int = 0) -> Result:
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == expected, result.stderr
    return result
