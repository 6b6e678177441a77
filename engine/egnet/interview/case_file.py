"""An interviewed task as the text of a case file."""

from __future__ import annotations

import yaml

from egnet.records.record import TaskRecord


def case_file(record: TaskRecord, source: str, title: str) -> str:
    """A YAML case file that holds this record; reading it gives the same values again."""
    facts = {}
    for name, figure in record.figures.items():
        printed = figure.printed
        is_list = printed.startswith("[")
        facts[name] = [part.strip() for part in printed.strip("[] ").split(",")] if is_list else _plain(figure.printed)
    content = {
        "sources": {source: {"title": title}},
        "cases": [{"id": record.id, "title": record.title, "source": f"{source}, svar", "facts": facts}],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def _plain(printed: str) -> str:
    """A figure without Danish separators between thousands, which a YAML file does not allow."""
    head, _, rest = printed.partition(" ")
    grouped = head.replace(".", "")
    parts = head.split(",")[0].split(".")
    if len(parts) > 1 and all(len(part) == 3 and part.isdigit() for part in parts[1:]):
        return f"{grouped} {rest}".strip()
    return printed
