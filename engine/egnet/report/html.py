"""The document as one HTML page: no script, no request, every text escaped.

Comes in: a `Document`. Goes out: a page that stands alone. Always holds: a phrase in another language than the page
says so; nothing from the input reaches the page as markup.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from egnet.report import labels, svg
from egnet.report.document import Document
from egnet.report.phrase import Phrase
from egnet.text import Language

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(document: Document) -> str:
    """The page."""
    language = document.language
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: marked(value, language) if isinstance(value, Phrase) else value,
    )
    page = environment.get_template("report.html").render(
        document=document,
        say=labels.in_language(language),
        words=labels,
        svg=svg,
        language=language,
        css=Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8")),
    )
    return page.rstrip("\n") + "\n"


def marked(phrase: Phrase, language: Language) -> Markup:
    """A phrase, marked where it is in another language than the page."""
    if phrase.language == language or not phrase.text:
        return escape(phrase.text)
    return Markup('<span lang="{}">{}</span>').format(phrase.language, phrase.text)
