"""Write `docs/errors.md`, the catalogue of everything egnet can say of an input: `python tests/diagnostics/catalogue.py`.

It is made of the codes themselves and of the inputs that lie beside this file: what is wrong, what egnet says of it word for
word, and what would be right. `test_diagnostic_golden.py` holds it up to date.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

import golden
from egnet.diagnostics.codes import (
    GROUPS,
    chaining,
    cluster,
    codes_of,
    command,
    features,
    language,
    lint,
    records,
    rulebook,
    shape,
    tables,
    values,
    worth,
    yaml_text,
)
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Severity

DOCUMENT = Path(__file__).parents[2] / "docs" / "errors.md"
#: Of each group its heading, and what becomes of the run.
_HEADINGS: dict[ModuleType, tuple[str, str]] = {
    yaml_text: (
        "Filer og YAML",
        "Filen kan ikke læses, eller den læses som noget andet, end der menes. Intet i den bliver brugt.",
    ),
    shape: (
        "Felter i en fil",
        "Filen er god YAML, men har ikke de felter, den skal have, eller har nogle, der ikke findes.",
    ),
    rulebook: ("Regelsættet", "Regelsættet kan ikke bruges, og intet bliver afgjort. Alle fejl vises på én gang."),
    language: ("Tests og udtryk", "En betingelse eller et afledt faktum kan ikke læses. Regelsættet kan ikke bruges."),
    chaining: ("Beregning med durable-rules", "Regelsættet er for stort til `--backend durable`. Det kan bruges uden."),
    values: ("Værdier", "I en sag sættes sagen til side, og resten bliver afgjort; i et regelsæt kan det ikke bruges."),
    records: ("Sager", "Sagen sættes til side, og resten bliver afgjort. Kommandoen slutter med kode 1."),
    tables: ("Tabeller i CSV, Excel og Parquet", "Rækken eller filen sættes til side, og resten bliver afgjort."),
    features: (
        "Eksempler",
        "Et eksempel, der ville forsvinde eller bestå uden at have sagt noget. Ingen af filens eksempler køres.",
    ),
    command: ("Kommandolinjen", "Kommandoen kan ikke udføres, som den er skrevet. Der er intet ændret."),
    cluster: ("Apache Spark", "Intet er skrevet; et svar, der stod der i forvejen, står der endnu."),
    lint: (
        "Bemærkninger til et regelsæt",
        "Regelsættet kan bruges. `egnet check --strict` giver kode 1, til de er rettet eller accepteret.",
    ),
    worth: ("Business cases, gevinster og porteføljer", "Filen om penge kan ikke bruges."),
}
_HEAD = """\
# Fejl og bemærkninger

Alt, hvad egnet kan sige om det, du har skrevet. Hver besked har en kode, som aldrig skifter betydning, et sted (fil, linje,
kolonne) og et råd. Koder med `E` er fejl: det, de handler om, kan ikke bruges. Koder med `L` er bemærkninger: det kan bruges, men
er værd at se på.

Siden er lavet af programmet selv (`python tests/diagnostics/catalogue.py`): hvert eksempel er en fil, som prøves, og svaret er
det, programmet giver. `…` i en besked står for det, du har skrevet.
"""
MEANINGS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "meanings.yaml").read_text(encoding="utf-8"))
_MADE = "Det forkerte kan ikke vises som en fil: prøven laver det selv."
_MOST_LINES = 24


class _Dots(dict[str, str]):
    """What stands in a template for anything."""

    def __missing__(self, key: str) -> str:
        return "…"


def catalogue() -> str:
    """The whole document."""
    sections = [_HEAD]
    for group in GROUPS:
        heading, becomes = _HEADINGS.get(group, (_first_words(group), ""))
        sections.append(f"## {heading}\n" + (f"\n{becomes}\n" if becomes else ""))
        sections += [_section(code) for code in sorted(codes_of(group), key=lambda code: code.id)]
    return "\n".join(sections)


def _first_words(group: ModuleType) -> str:
    """What a group says of itself."""
    said = (group.__doc__ or group.__name__).split("\n")[0].rstrip(".")
    return said.partition(": ")[2] or said


def _section(code: Code) -> str:
    danish, english = (text.format_map(_Dots()) for text in (code.message.da, code.message.en))
    lines = [f"### {code.id}", "", f"{danish[:1].upper()}{danish[1:]}. *{english[:1].upper()}{english[1:]}.*"]
    if code.id in MEANINGS:
        lines += ["", MEANINGS[code.id]]
    if code.help is not None:
        advice = code.help.da.format_map(_Dots())
        lines += ["", f"Hvad du kan gøre: {advice}."]
    if code.severity is Severity.LINT:
        lines[2] = f"Bemærkning. {lines[2]}"
    lines += ["", *_example(code.id)]
    return "\n".join(lines) + "\n"


def _example(code: str) -> Iterator[str]:
    if not golden.inputs(code, "bad"):
        yield _MADE
    else:
        yield "Forkert (`-`) og rigtigt (`+`):" if golden.inputs(code, "good") else "Forkert:"
        yield from ("", *_fenced(list(_difference(code))))
    said = (golden.FOLDER / code / "expected.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    yield from ("", "egnet siger:", "", *_fenced(said))


def _difference(code: str) -> Iterator[str]:
    """What stands in the bad input and not in the good one, by file; a binary file by its name alone."""
    bad, good = (dict(_files(code, which)) for which in ("bad", "good"))
    for name in sorted(bad.keys() | good.keys()):
        before, after = (_lines(side.get(name)) for side in (bad, good))
        if before == after:
            continue
        if before is None or after is None:
            yield f"{'-' if after is None else '+'} {name}"
            continue
        if name:
            yield f"  {name}"
        # An example for reading: what stays the same is shown only around what does not.
        for line in list(difflib.unified_diff(before, after, n=1, lineterm=""))[2:]:
            if not line.startswith("@@"):
                yield line


def _files(code: str, which: str) -> Iterator[tuple[str, Path]]:
    for given in golden.inputs(code, which):
        if given.is_dir():
            yield from (
                (path.relative_to(given).as_posix(), path) for path in sorted(given.rglob("*")) if path.is_file()
            )
        else:
            yield "", given


def _lines(path: Path | None) -> list[str] | None:
    if path is None:
        return []
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text.splitlines()


def _fenced(lines: list[str]) -> list[str]:
    """Lines as they stand, with nothing in them that a reader's program obeys, and no more than can be read."""
    from egnet.diagnostics.render import visible

    shown = [visible(line)[:160] for line in lines[:_MOST_LINES]]
    more = ["…"] if len(lines) > _MOST_LINES else []
    return ["````text", *shown, *more, "````"]


if __name__ == "__main__":
    DOCUMENT.write_text(catalogue(), encoding="utf-8")
