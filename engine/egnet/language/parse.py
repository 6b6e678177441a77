"""Text of a test, a formula or an expression in, its tree out.

`LanguageError` carries the diagnostic's code and the offsets of the smallest part that is wrong. Grammar:
`grammar.lark` beside this file.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

from lark import Lark, Token, Transformer, Tree, UnexpectedCharacters, UnexpectedInput, UnexpectedToken, v_args
from lark.exceptions import VisitError
from lark.tree import Meta

from egnet.diagnostics.codes import language as codes
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.language import ast
from egnet.source.node import Scalar

Start = Literal["tests", "formula", "expression"]

#: Levels of nesting (each operator and bracket is one); later stages walk the tree by recursion.
DEEPEST = 200


#: What people write, and what the language has for it.
_MEANT = {
    "≥": ">=", "≤": "<=", "≠": "!=", "=>": ">=", "=<": "<=", "==": "=", "<>": "!=",
    "og": "and", "eller": "or", "ikke": "not(…)", "“": '"', "”": '"', "»": '"', "«": '"', "x": "*", "×": "*", "÷": "/",
}  # fmt: skip


class LanguageError(Exception):
    """A text of the condition language that cannot be read."""

    def __init__(self, code: Code, start: int, end: int, **fields: str) -> None:
        super().__init__(code.id)
        self.code = code
        self.start = start
        self.end = max(end, start + 1)
        self.fields = fields

    def at(self, node: Scalar) -> Diagnostic:
        """The diagnostic at the part of the node's text that is wrong."""
        meant = _MEANT.get(self.fields.get("found", "")) or _MEANT.get(node.text[max(self.start - 1, 0) : self.end])
        instead = codes.WRITE_INSTEAD if meant and self.code is codes.UNEXPECTED else None
        fields = {**self.fields, "meant": meant or ""}
        return self.code.at(node.part(self.start, self.end - self.start), instead=instead, **fields)


def parse_tests(text: str) -> tuple[ast.UnaryTest, ...]:
    """The tests of one cell; the cell holds when any of them does."""
    return cast("tuple[ast.UnaryTest, ...]", _parse(text, "tests"))


def parse_formula(text: str) -> ast.Formula:
    """A `when` that is one expression."""
    return cast("ast.Formula", _parse(text, "formula"))


def parse_expression(text: str) -> ast.Expression:
    """The expression of a derived fact."""
    return cast("ast.Expression", _parse(text, "expression"))


def _parse(text: str, start: Start) -> object:
    _refuse_ambiguous_numbers(text)
    try:
        tree = _parser(start).parse(text)
    except UnexpectedToken as error:
        raise _unexpected(text, error, str(error.token), error.token.type) from None
    except UnexpectedCharacters as error:
        raise _unexpected(text, error, text[error.pos_in_stream or 0], "") from None
    if _depth(tree) > DEEPEST:
        raise LanguageError(codes.TOO_DEEP, 0, len(text), limit=str(DEEPEST))
    try:
        return _Build().transform(tree)
    except VisitError as error:
        # lark wraps what is raised while the tree is built.
        raise error.orig_exc from None


def _depth(tree: Tree[Token]) -> int:
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in node.children if isinstance(child, Tree)]
    return deepest


@lru_cache
def _parser(start: Start) -> Lark:
    # Also where the package is in an archive, as on a cluster.
    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, start=start, parser="lalr", propagate_positions=True)


#: As many digits as Python reads without complaint, and far more than anyone counts with.
_NUMBER = re.compile(r"\d{1,1000}(\.\d{1,1000})?")
_GROUPED = re.compile(r"(?<![\w.,])(?!0)\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w,.]|\.\d)")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])\d+,\d+(?![\w,])")


def _refuse_ambiguous_numbers(text: str) -> None:
    for match in _GROUPED.finditer(text):
        raise LanguageError(
            codes.GROUPED_NUMBER, match.start(), match.end(), value=match[0], plain=match[0].replace(".", "")
        )
    for match in _DECIMAL_COMMA.finditer(text):
        raise LanguageError(
            codes.DECIMAL_COMMA, match.start(), match.end(), value=match[0], point=match[0].replace(",", ".")
        )


def _unexpected(text: str, error: UnexpectedInput, found: str, kind: str) -> LanguageError:
    start = error.pos_in_stream if error.pos_in_stream is not None and kind != "$END" else len(text.rstrip())
    if kind == "$END":
        return LanguageError(codes.ENDS_TOO_SOON, start, start + 1)
    return LanguageError(codes.UNEXPECTED, start, start + max(1, len(found)), found=found)


@v_args(meta=True)
class _Build(Transformer[Token, object]):
    """From lark's tree to ours; each method is named after the grammar's rule or alias."""

    def number(self, meta: Meta, children: list[Any]) -> ast.Number:
        written = str(children[0])
        if not _NUMBER.fullmatch(written):
            raise LanguageError(codes.NOT_ONE_NUMBER, *_ends(meta), found=written)
        exact = Fraction(written)
        return ast.Number(exact / 100 if len(children) > 1 else exact, *_ends(meta))

    def name(self, meta: Meta, children: list[Any]) -> ast.Name:
        return ast.Name(str(children[0]), *_ends(meta))

    def negative(self, meta: Meta, children: list[Any]) -> ast.Negative:
        return ast.Negative(children[1], *_ends(meta))

    def arithmetic(self, meta: Meta, children: list[Any]) -> ast.Arithmetic:
        left, operator, right = children
        return ast.Arithmetic(str(operator), left, right, *_ends(meta))

    def call(self, meta: Meta, children: list[Any]) -> ast.Call:
        return ast.Call(str(children[0]), tuple(children[1:]), *_ends(meta))

    def tests(self, meta: Meta, children: list[Any]) -> tuple[ast.UnaryTest, ...]:
        return tuple(children)

    def negated(self, meta: Meta, children: list[Any]) -> ast.Not:
        return ast.Not(children[1], *_ends(meta))

    def compared(self, meta: Meta, children: list[Any]) -> ast.Compared:
        return ast.Compared(str(children[0]), children[1], *_ends(meta))

    def at_least(self, meta: Meta, children: list[Any]) -> ast.Compared:
        return ast.Compared(">=", children[1], *_ends(meta))

    def at_most(self, meta: Meta, children: list[Any]) -> ast.Compared:
        return ast.Compared("<=", children[1], *_ends(meta))

    def range(self, meta: Meta, children: list[Any]) -> ast.Range:
        opening, low, high, closing = children
        return ast.Range(low, high, str(opening) == "[", str(closing) == "]", *_ends(meta))

    def special(self, meta: Meta, children: list[Any]) -> ast.Special:
        return ast.Special(str(children[0]), *_ends(meta))

    def phrase(self, meta: Meta, children: list[Any]) -> ast.Phrase:
        return ast.Phrase(" ".join(str(children[0]).split()), *_ends(meta))

    def quoted(self, meta: Meta, children: list[Any]) -> ast.Phrase:
        return ast.Phrase(str(children[0])[1:-1], *_ends(meta))

    def figure(self, meta: Meta, children: list[Any]) -> ast.Figure:
        return ast.Figure(children[0], *_ends(meta))

    def negative_figure(self, meta: Meta, children: list[Any]) -> ast.Figure:
        start, end = _ends(meta)
        return ast.Figure(ast.Negative(children[1], start, end), start, end)

    def either(self, meta: Meta, children: list[Any]) -> ast.Logical:
        return ast.Logical("or", (children[0], children[2]), *_ends(meta))

    def both(self, meta: Meta, children: list[Any]) -> ast.Logical:
        return ast.Logical("and", (children[0], children[2]), *_ends(meta))

    def negation(self, meta: Meta, children: list[Any]) -> ast.Logical:
        return ast.Logical("not", (children[1],), *_ends(meta))

    def comparison(self, meta: Meta, children: list[Any]) -> ast.Comparison | ast.Member:
        left, operator, right = children
        start, end = _ends(meta)
        if isinstance(right, (ast.Phrase, ast.Special)):
            if str(operator) == "=":
                return ast.Member(left, (right,), start, end)
            if str(operator) == "!=":
                return ast.Member(left, (ast.Not((right,), right.start, right.end),), start, end)
            raise LanguageError(codes.ORDER_OF_WORDS, start, end, operator=str(operator))
        return ast.Comparison(str(operator), left, right, start, end)

    def member(self, meta: Meta, children: list[Any]) -> ast.Member:
        return ast.Member(children[0], children[2], *_ends(meta))

    def member_of_range(self, meta: Meta, children: list[Any]) -> ast.Member:
        return ast.Member(children[0], (children[2],), *_ends(meta))

    def between(self, meta: Meta, children: list[Any]) -> ast.Member:
        subject, _, low, _, high = children
        start, end = _ends(meta)
        return ast.Member(subject, (ast.Range(low, high, True, True, low.start, high.end),), start, end)


def _ends(meta: Meta) -> tuple[int, int]:
    return meta.start_pos, meta.end_pos
