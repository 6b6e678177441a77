"""The command line: one command is one file, imported when it is called.

The library returns values; commands print them. Results go to stdout, messages and progress to stderr.
"""

from __future__ import annotations

import gc
import importlib
import sys
from typing import Any

import click

import egnet
from egnet.cli.console import make_readable
from egnet.text import Text

#: What a shell makes of a program that SIGINT ended.
INTERRUPTED = 130
_INTERRUPTED = Text("afbrudt", "interrupted")

#: Every command and what it does, as its own help begins; so that the list of commands imports none of them.
COMMANDS = {
    "evaluate": "Afgør opgaverne i filer og mapper / decide the tasks of files and folders.",
    "explain": "Forklar én opgave: hvorfor, hvorfor ikke, hvad mangler / explain one task.",
    "ask": "Interview om én ny opgave / an interview about one new task.",
    "sensitivity": "Vis, hvor tærsklerne vender en afgørelse / show where the thresholds turn a verdict.",
    "report": "Skriv analysen som et dokument / write the analysis as a document.",
    "lists": "Vis opgaverne under hver placering / show the tasks of each placement.",
    "audit": "Regn det efter, som et dokument oplyser / recompute what a document states.",
    "business-case": "Regn forslags økonomi efter / work out again what proposals cost and are worth.",
    "benefits": "Hold opnåede gevinster op mod de krævede / hold realised benefits against those required.",
    "portfolio": "Læg sammen, hvad flytningerne kan spare / add up what the moves can save.",
    "facts": "Vis regelsættets ordforråd / show the rulebook's vocabulary.",
    "convert": "Skriv opgaver i et andet format / write cases in another format.",
    "check": "Kontrollér regelsæt / check rulebooks.",
    "test": "Kør featurefiler: holder scenarierne? / run feature files: do the scenarios hold?",
    "schema": "Skriv JSON Schema til editorer / write JSON Schema for editors.",
    "new": "Begynd på noget nyt / begin something new.",
}


class _Commands(click.Group):
    """A group that imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"egnet.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            # click would leave with 1, which says that a check did not hold. The terminal shows `^C` on the line.
            click.echo("\n" * sys.stderr.isatty() + _INTERRUPTED.in_(ctx.obj or "da"), err=True)
            ctx.exit(INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            stubs = (click.Command(name, help=text) for name, text in COMMANDS.items())
            formatter.write_dl([(stub.name or "", stub.get_short_help_str(limit)) for stub in stubs])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(egnet.__version__, prog_name="egnet")
@click.option(
    "--language",
    type=click.Choice(["da", "en"]),
    default="da",
    envvar="EGNET_LANGUAGE",
    show_default=True,
    help="Sprog i beskeder og tekster / language of messages and texts.",
)
@click.pass_context
def cli(ctx: click.Context, language: str) -> None:
    """Afgør, hvor offentlige opgaver hører til, og siger hvorfor.

    Decides where public tasks belong, and says why.
    """
    ctx.obj = language


def main() -> None:
    """The entry point: prints diagnostics instead of tracebacks. Exit codes: 0, 1, 2 usage, 3 unusable input, 130 interrupted."""
    # Nearly all that a command makes it keeps to the end; looking for cycles after every 700 objects finds none.
    gc.set_threshold(50_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        make_readable(stream)
    cli()


if __name__ == "__main__":
    main()
