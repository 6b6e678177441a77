"""Charts as inline SVG: horizontal bars that keep their text size on any width.

Comes in: a `Chart`. Goes out: an `<svg>` element, safe to put in a page. Always holds: lengths are percentages and
heights are in `em`, so nothing scales the text; verdicts differ by pattern and by their words, not by colour alone.
"""

from __future__ import annotations

from fractions import Fraction

from markupsafe import Markup

from egnet.report.charts import Bar, Chart
from egnet.report.phrase import Phrase
from egnet.text import Language

#: How many patterns there are; further verdicts start over, and still have their words.
PATTERNS = 6
# Per cent of the width that the longest bar takes; the rest is for its figure.
_WIDEST = 64
_LONGEST_LABEL = 42
_GROUP, _LABEL, _BAR, _GAP = Fraction(2), Fraction(13, 10), Fraction(9, 10), Fraction(5, 10)

_INK, _FILL = "#1f3a5f", "#dfe8f2"
_STROKE = f'stroke="{_INK}" stroke-width="2"'
_MARKS = (
    "",
    f'<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" {_STROKE}/>',
    f'<circle cx="4" cy="4" r="1.7" fill="{_INK}"/>',
    f'<path d="M0,4 h8" {_STROKE}/>',
    f'<path d="M4,0 v8 M0,4 h8" stroke="{_INK}" stroke-width="1"/>',
    f'<path d="M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4" {_STROKE}/>',
)


def pattern_of(rank: int) -> str:
    """The id of the pattern of a verdict."""
    return f"moenster-{rank % PATTERNS}"


def patterns() -> Markup:
    """The definitions of the patterns; they stand once in the page."""
    drawn = "".join(
        f'<pattern id="{pattern_of(rank)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{_INK if rank == 0 else _FILL}"/>{marks}</pattern>'
        for rank, marks in enumerate(_MARKS)
    )
    return Markup(
        f'<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>{drawn}</defs></svg>'
    )


def swatch(rank: int) -> Markup:
    """A small field in the pattern of a verdict, to stand before its words."""
    return Markup(
        '<svg class="swatch" viewBox="0 0 14 14" aria-hidden="true" focusable="false">'
        f'<rect x="1" y="1" width="12" height="12" fill="url(#{pattern_of(rank)})" stroke="{_INK}"/></svg>'
    )


def drawn(chart: Chart, language: Language) -> Markup:
    """The chart as an element of its own, with its text alternative."""
    y = Fraction(0)
    parts = []
    for group in chart.groups:
        if group.title is not None:
            parts.append(_text(group.title, y + Fraction(14, 10), "0", "group", language))
            y += _GROUP
        for bar in group.bars:
            parts.append(_text(bar.label, y + 1, "0", "label", language))
            y += _LABEL
            parts.append(_bar(bar, chart.longest, group.rank, y, language))
            y += _BAR + _GAP
    name = f"figur-{chart.name}"
    return Markup(
        '<svg class="chart" width="100%" height="{height}em" role="img" aria-labelledby="{name}-t {name}-d">'
        '<title id="{name}-t"{tl}>{title}</title><desc id="{name}-d"{dl}>{description}</desc>{parts}</svg>'
    ).format(
        height=_decimal(y),
        name=name,
        title=chart.title.text,
        tl=_lang(chart.title, language),
        description=chart.description.text,
        dl=_lang(chart.description, language),
        parts=Markup("").join(parts),
    )


def _bar(bar: Bar, longest: Fraction, rank: int, y: Fraction, language: Language) -> Markup:
    scale = Fraction(_WIDEST) / longest if longest else Fraction(0)
    low, high = bar.low * scale, bar.high * scale
    drawn_bar = Markup("")
    if high > low:
        drawn_bar += Markup(
            '<rect x="{x}%" y="{y}em" width="{w}%" height="{h}em" fill="#fff" stroke="{ink}" stroke-dasharray="3 3"/>'
        ).format(x=_decimal(low), y=_decimal(y), w=_decimal(high - low), h=_decimal(_BAR), ink=_INK)
    if low:
        drawn_bar += Markup(
            '<rect x="0" y="{y}em" width="{w}%" height="{h}em" fill="url(#{pattern})" stroke="{ink}"/>'
        ).format(y=_decimal(y), w=_decimal(low), h=_decimal(_BAR), pattern=pattern_of(rank), ink=_INK)
    after = f"{_decimal(high)}%"
    shown = Markup('<text class="value" x="{x}" y="{y}em" dx="{dx}"{lang}>{shown}</text>').format(
        x=after,
        y=_decimal(y + Fraction(8, 10)),
        dx="0.5em" if high else "0",
        lang=_lang(bar.shown, language),
        shown=bar.shown.text,
    )
    return drawn_bar + shown


def _text(phrase: Phrase, y: Fraction, x: str, class_: str, language: Language) -> Markup:
    text = phrase.text if len(phrase.text) <= _LONGEST_LABEL else phrase.text[: _LONGEST_LABEL - 1].rstrip() + "…"
    return Markup('<text class="{class_}" x="{x}" y="{y}em"{lang}>{text}</text>').format(
        class_=class_, x=x, y=_decimal(y), lang=_lang(phrase, language), text=text
    )


def _lang(phrase: Phrase, language: Language) -> Markup:
    return Markup("") if phrase.language == language else Markup(' lang="{}"').format(phrase.language)


def _decimal(number: Fraction) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
