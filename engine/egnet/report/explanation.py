"""An explanation as Markdown or as an HTML page that stands alone; every text is data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from egnet.explain.explanation import Explanation
from egnet.explain.phrases import Line
from egnet.report.escaping import at_line_start, escaped

_TEMPLATES = Path(__file__).parent / "templates"


def as_markdown(explanation: Explanation) -> str:
    """Headings and nested lists."""
    lines = [f"# {at_line_start(escaped(explanation.title))}", ""]
    lines += [f"{'  ' * line.depth}- {at_line_start(escaped(line.text))}" for line in explanation.lead]
    for section in explanation.sections:
        lines += ["", f"## {escaped(section.title)}", ""]
        lines += [f"{'  ' * line.depth}- {at_line_start(escaped(line.text))}" for line in section.lines]
    return "\n".join(lines)


def as_html(explanation: Explanation) -> str:
    """A page with headings and nested lists, styled as the report."""
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("explanation.html").render(
        explanation=explanation,
        lead=_nested(explanation.lead),
        sections=[(section.title, _nested(section.lines)) for section in explanation.sections],
        css=Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8")),
    )


def _nested(lines: Sequence[Line]) -> Markup:
    """Lines as lists within lists."""
    html, depth = [], -1
    for line in lines:
        # A line deeper by more than one level opens as many lists; the lists between have no text of their own.
        if line.depth > depth:
            html.append("<ul><li>" * (line.depth - depth))
        else:
            html.append("</li></ul>" * (depth - line.depth) + "</li><li>")
        html.append(str(escape(line.text)))
        depth = line.depth
    html.append("</li></ul>" * (depth + 1))
    return Markup("".join(html))
