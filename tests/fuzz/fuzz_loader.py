"""A coverage-guided fuzzer for the loader: `python tests/fuzz/fuzz_loader.py --help`.

Each input takes the place of one file of the small rulebook in `diagnostics/base`, or of its case file; which one, its
first byte says. The rest goes through everything that a file goes through: YAML, shape, names, passes, remarks, decisions,
and the diagnostics are rendered in both languages. Whatever raises is a crash, and whatever takes longer than `-timeout`
seconds as well.

It needs atheris (`pip install atheris`), which is no dependency of the tests:

    python tests/fuzz/fuzz_loader.py FOLDER -max_total_time=600 -timeout=20

writes the seeds to FOLDER and lets the corpus grow there. `-dict=` is given by the script itself. A crash is written to the
working folder as `crash-…`; `python tests/fuzz/fuzz_loader.py crash-…` runs it again.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["egnet"]):
    from egnet.diagnostics.diagnostic import Diagnostic, has_errors
    from egnet.diagnostics.render import render
    from egnet.diagnostics.span import SourceText
    from egnet.driver import read_rulebook
    from egnet.evaluate.forest import decide
    from egnet.explain.explanation import explain
    from egnet.passes.material import Material
    from egnet.passes.table import errors_in, remarks_on
    from egnet.plan.fold import plan_of
    from egnet.records.read import read_cases
    from egnet.rulebook import written as models
    from egnet.rulebook.check import check
    from egnet.rulebook.load import WrittenRulebook, load
    from egnet.source.read import read_yaml
    from egnet.source.shape import Written, shaped

TESTS = Path(__file__).parents[1]
BASE = TESTS / "diagnostics" / "base"

#: Which field of the rulebook as written a file fills, and its model; the last place is that of a case file.
FILES: tuple[tuple[str, str, type[Written]], ...] = (
    ("rulebook.yaml", "rulebook", models.RulebookFile),
    ("facts.yaml", "facts", models.FactsFile),
    ("parameters.yaml", "parameters", models.ParametersFile),
    ("principles/1-niveau.yaml", "principles", models.PrincipleFile),
    ("principles/3-volumen.yaml", "principles", models.PrincipleFile),
    ("verdict.yaml", "verdict", models.VerdictFile),
    ("consequences.yaml", "consequences", models.ConsequencesFile),
    ("schedule.yaml", "schedule", models.ScheduleFile),
)
CASES = len(FILES)

_GIVEN, _ = load(BASE / "rulebook")
assert _GIVEN is not None
GIVEN: WrittenRulebook = _GIVEN
RULEBOOK = read_rulebook(BASE / "rulebook")
FEATURES = BASE / "features" / "rulebook"
_FOLDER = tempfile.TemporaryDirectory()
CASE_FILE = Path(_FOLDER.name) / "opgaver.yaml"


def test_one_input(data: bytes) -> None:
    """One file; raises where egnet does."""
    if len(data) < 2:
        return
    which, content = data[0] % (CASES + 1), data[1:]
    if which == CASES:
        CASE_FILE.write_bytes(content)
        intake = read_cases([CASE_FILE], RULEBOOK)
        show(intake.diagnostics)
        for day in Material(RULEBOOK, GIVEN).days:
            for one in (decided := decide(plan_of(RULEBOOK, day), intake.records)):
                explain(one, "da", decided)
        return
    name, field, model = FILES[which]
    node, diagnostics = read_yaml(SourceText(name, content.decode("utf-8", errors="replace")))
    show(diagnostics)
    shape = None if node is None else shaped(node, model)
    if shape is None or isinstance(shape, list):
        show(shape or [])
        return
    check_all(replace(GIVEN, **{field: placed(shape) if field == "principles" else shape}))


def placed(shape: Written) -> tuple[Written, ...]:
    """The principles with this one in the place of the one it was made from, or beside them."""
    others = [one for one in GIVEN.principles if one.principle != getattr(shape, "principle", None)]
    return (*others, shape)


def check_all(written: WrittenRulebook) -> None:
    """Everything that `egnet check` does after reading, and a decision on each day if the rulebook can be used."""
    rulebook, diagnostics = check(written)
    show(diagnostics)
    if rulebook is None:
        return
    material = Material(rulebook, written, FEATURES)
    errors = errors_in(material)
    show([*errors, *remarks_on(material)])
    if not has_errors(errors):
        records = read_cases([BASE / "cases" / "opgaver.yaml"], rulebook).records
        for day in material.days[:8]:
            decide(plan_of(rulebook, day), records)


def show(diagnostics: list[Diagnostic]) -> None:
    """As a user would see them."""
    render(diagnostics, "da")
    render(diagnostics, "en")


def write_seeds(folder: Path) -> None:
    """Every file of the small rulebook, and every bad and good file of the catalogue that stands for one of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for which, (name, _, _) in enumerate((*FILES, ("cases/opgaver.yaml", "", Written))):
        pattern = f"*/*/{name}" if which < CASES else "E2*/*.yaml"
        own = BASE / "rulebook" / name if which < CASES else BASE / name
        for number, path in enumerate([own, *sorted((TESTS / "diagnostics").glob(pattern))]):
            (folder / f"seed-{which}-{number}").write_bytes(bytes([which]) + path.read_bytes())


def write_dictionary(path: Path) -> None:
    """The words of the language, for the fuzzer to put in."""
    words = {name for model in vars(models).values() if isinstance(model, type) and issubclass(model, Written)
             for name in model.model_fields}  # fmt: skip
    words |= {*RULEBOOK.facts, *RULEBOOK.parameters, *RULEBOOK.verdicts, "from", "to", "all", "any", "not", "parts", "count",
              "share", "cut", "verdict", ">= ", "mindst ", "ikke relevant", "ikke oplyst", "ukendt", "not(", "[5..10)", "75 %",
              "ca. ", "1.234,5", "2010-03-12", "{", "}", "{{", ": ", "\n  - ", "|\n", ">\n", "#", "&a", "*a", "!!", "<<", "---\n",
              "\t", "\x00", "sum(", " between ", " and ", " or ", " / 0"}  # fmt: skip
    lines = ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(words)]
    path.write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    arguments = list(sys.argv)
    if folders and not folders[0].is_file():
        write_seeds(folders[0])
        dictionary = folders[0].with_suffix(".dict")
        write_dictionary(dictionary)
        arguments.append(f"-dict={dictionary}")
    atheris.Setup(arguments, test_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
