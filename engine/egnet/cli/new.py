"""`egnet new`: things to begin with or to fill in, one command a file."""

from __future__ import annotations

import importlib

import click

KINDS = ("rulebook", "principle", "rule", "sheet")


class _Kinds(click.Group):
    """A group that imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in KINDS:
            return None
        command: click.Command = importlib.import_module(f"egnet.cli.new_{cmd_name}").command
        return command


@click.group("new", cls=_Kinds)
def command() -> None:
    """Begynd på noget nyt / begin something new."""
