"""A small rulebook to begin with: one fact, one threshold, one principle, with its feature and its case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from egnet.scaffold.files import quoted

_MARK = "# yaml-language-server: $schema="

_RULEBOOK = """\
{mark}schema/rulebook.json
format: 1
id: {name}
version: "0.1"
status: udkast
title: {title}
valid: {{from: {day}}}
# De dokumenter, som reglerne bygger på.
sources:
  grundlag: {{title: Grundlaget for regelsættet}}
findings: {{opfyldt: plus, ikke opfyldt: minus}}
verdicts:
  egnet: {{en: suited, description: Opgaven lever op til principperne}}
  ikke egnet: {{en: not suited, description: Opgaven lever ikke op til principperne}}
undecided: uafklaret
"""

_FACTS = """\
{mark}schema/facts.json
# Ordforrådet: hvad der kan vides om en opgave, før nogen har taget stilling til, hvor den hører til.
facts:
  henvendelser:
    type: integer
    unit: henvendelser/år
    domain: 0..
    rolls_up: sum
    title: {{da: henvendelser, en: contacts}}
    definition: Henvendelser på et år, som en medarbejder betjener.
    source: grundlag, afsnit 1
"""

_PARAMETERS = """\
{mark}schema/parameters.json
# Tærsklerne, hver med periode og kilde.
parameters:
  mindste_volumen:
    type: integer
    unit: henvendelser/år
    title: {{da: mindste volumen, en: least volume}}
    values:
      - {{value: 1000, from: {day}, source: "grundlag, afsnit 1"}}
"""

_PRINCIPLE = """\
{mark}../schema/principle.json
principle: P1
title: {{da: Volumen, en: Volume}}
source: grundlag, afsnit 1
otherwise: ikke opfyldt
rules:
  - id: P1.mange
    when: {{henvendelser: ">= mindste_volumen"}}
    then: opfyldt
    because:
      da: "Opgaven har {{henvendelser}} (krav: mindst {{mindste_volumen}})"
      en: "The task has {{henvendelser}} (at least {{mindste_volumen}} asked)"
  - id: P1.få
    when: {{henvendelser: "< mindste_volumen"}}
    then: ikke opfyldt
    because:
      da: "Opgaven har kun {{henvendelser}} (krav: mindst {{mindste_volumen}})"
      en: "The task has only {{henvendelser}} (at least {{mindste_volumen}} asked)"
"""

_VERDICT = """\
{mark}schema/verdict.json
# Fra oven: den første række, der holder, giver afgørelsen.
rows:
  - id: egnet
    when: {{P1: opfyldt}}
    then: egnet
  - id: ellers
    then: ikke egnet
"""

_FEATURE = """\
# language: da
Egenskab: Volumen
  En opgave skal have mindst 1.000 henvendelser om året.

  Baggrund:
    Givet regelsættet "../../../rules/{name}"
    Og datoen {day}

  Scenarie: Lige nok henvendelser
    Givet en opgave med disse fakta
      | fakta        | værdi |
      | henvendelser | 1.000 |
    Når opgaven vurderes
    Så gælder reglen P1.mange
    Og reglen P1.få gælder netop ikke
    Og afgørelsen er "egnet"

  Scenarie: Én for lidt
    Givet en opgave med disse fakta
      | fakta        | værdi |
      | henvendelser | 999   |
    Når opgaven vurderes
    Så gælder reglen P1.få
    Og reglen P1.mange gælder netop ikke
    Og afgørelsen er "ikke egnet"

  Scenarie: Ingen har talt
    Givet en opgave med disse fakta
      | fakta        | værdi        |
      | henvendelser | ikke opgjort |
    Når opgaven vurderes
    Så er afgørelsen uafklaret mellem "egnet" og "ikke egnet"
"""

_FEATURE_OF_VERDICT = """\
# language: da
Egenskab: Afgørelsen

  Baggrund:
    Givet regelsættet "../../rules/{name}"
    Og datoen {day}

  Scenarie: Princippet er opfyldt
    Givet en opgave med disse fakta
      | fakta        | værdi |
      | henvendelser | 1.000 |
    Når opgaven vurderes
    Så giver rækken egnet afgørelsen
    Og rækken ellers giver netop ikke afgørelsen

  Scenarie: Princippet er ikke opfyldt
    Givet en opgave med disse fakta
      | fakta        | værdi |
      | henvendelser | 999   |
    Når opgaven vurderes
    Så giver rækken ellers afgørelsen
    Og rækken egnet giver netop ikke afgørelsen
"""

_CASE_FOLDER = """\
{mark}../../rules/{name}/schema/case-folder.json
rulebook: {name}
as_of: {day}
title: {title}
"""

_CASES = """\
{mark}../../rules/{name}/schema/cases.json
administration: Forvaltningen
source: grundlag, afsnit 1
cases:
  - id: en-opgave
    title: En opgave
    facts:
      henvendelser: 1200
"""


def blank_rulebook(name: str, title: str, valid_from: date, root: Path) -> dict[Path, str]:
    """The files of a new rulebook, its feature and its case, under the folder that holds `rules`."""
    rules, features, cases = root / "rules" / name, root / "features" / name, root / "cases" / name
    templates = {
        rules / "rulebook.yaml": _RULEBOOK,
        rules / "facts.yaml": _FACTS,
        rules / "parameters.yaml": _PARAMETERS,
        rules / "principles" / "1-volumen.yaml": _PRINCIPLE,
        rules / "verdict.yaml": _VERDICT,
        features / "principles" / "1-volumen.feature": _FEATURE,
        features / "verdict.feature": _FEATURE_OF_VERDICT,
        cases / "cases.yaml": _CASE_FOLDER,
        cases / "opgaver.yaml": _CASES,
    }
    filled = {"mark": _MARK, "name": name, "title": quoted(title), "day": valid_from.isoformat()}
    return {path: template.format(**filled) for path, template in templates.items()}
