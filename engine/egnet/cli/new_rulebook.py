"""`egnet new rulebook`: a small rulebook to begin with, or a copy of another."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.adding import say_written
from egnet.cli.running import find_rulebook, only_one, reported
from egnet.cli.writing import make_folder, write_output
from egnet.driver import read_rulebook
from egnet.passes.examples import features_beside
from egnet.schema.files import FOLDER, as_text, schemas_of
from egnet.text import Language


@click.command("rulebook")
@click.argument("name", metavar="NAVN")
@click.option("--from", "origin", metavar="REGELSÆT", help="Kopiér et regelsæt med dets eksempler / copy a rulebook.")
@click.option("--title", metavar="TEKST", help="Titlen / the title.")
@click.option(
    "--valid-from", type=click.DateTime(["%Y-%m-%d"]), metavar="DATO", help="Første dag / the first day (uden --from)."
)
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="MAPPE", help="Her / here."
)
@click.pass_obj
def command(
    language: Language, name: str, origin: str | None, title: str | None, valid_from: datetime | None, folder: Path
) -> None:
    """Et nyt regelsæt med eksempler / a new rulebook with examples.

    Skriver `rules/NAVN`, `features/NAVN` og, uden `--from`, `cases/NAVN`. Det er et udkast.
    """
    from egnet.scaffold.blank import blank_rulebook
    from egnet.scaffold.copy import copied_rulebook
    from egnet.scaffold.files import check_absent, check_name

    if origin is None and valid_from is None:
        raise click.UsageError("--valid-from DATO mangler (eller --from REGELSÆT) / give --valid-from, or --from")
    if origin is not None and valid_from is not None:
        raise click.UsageError("--valid-from kan ikke bruges med --from / cannot be used with --from")
    with reported(language):
        check_name(name)
        if origin is None:
            assert valid_from is not None
            files = blank_rulebook(name, title or name, valid_from.date(), folder)
        else:
            source = only_one(find_rulebook(origin))
            files = copied_rulebook(name, title, read_rulebook(source), source, features_beside(source), folder)
        check_absent([folder / kind / name for kind in ("rules", "features", "cases")])
        files |= _schemas(files, folder / "rules" / name)
        _write(files, folder, language)


def _schemas(files: dict[Path, str], rules: Path) -> dict[Path, str]:
    """The schemas of a rulebook that is not written yet."""
    with tempfile.TemporaryDirectory() as aside:
        for path, text in files.items():
            if path.is_relative_to(rules):
                place = Path(aside) / path.relative_to(rules)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8")
        schemas = schemas_of(read_rulebook(Path(aside), str(rules)))
    return {rules / FOLDER / f"{name}.json": as_text(schema) for name, schema in schemas.items()}


def _write(files: dict[Path, str], folder: Path, language: Language) -> None:
    for path, text in files.items():
        make_folder(path.parent)
        write_output(text, path)
    for place in sorted({path.relative_to(folder).parts[:2] for path in files}):
        say_written(folder.joinpath(*place), language)
