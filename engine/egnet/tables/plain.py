"""Cells in, codes out: the columns of a table read as the intake of single records reads each cell.

Each column is read by its fact (`egnet.tables.fact_column`). Always holds: a row in which anything is wrong or unusual is
`odd`, and is left to the intake of single records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import Coding
from egnet.columnar.kernel import Kernel, known_column
from egnet.explain.words import shown_fact
from egnet.language import ast
from egnet.records.columns import Column, Columns
from egnet.records.rows import ERROR_VALUES
from egnet.records.whole import derived_value
from egnet.rulebook.names import FIELDS
from egnet.tables.fact_column import FactColumn
from egnet.values.value import NOT_RELEVANT, Value

if TYPE_CHECKING:
    import polars as pl

ODD = "post.særlig"
#: Fields that place a record in a whole.
OF_WHOLES = ("part_of", "cut", "cuts")
#: Fields that say nothing of where a figure stands or what a record is part of.
_SIMPLE = ("id", "title", "administration")


class PlainTable:
    """A table by its headings: what its columns mean, and its cells as codes."""

    def __init__(
        self,
        kernel: Kernel,
        headings: Sequence[str],
        cells: Sequence[str],
        strange: frozenset[str] = frozenset(),
        *,
        danish: bool = True,
        wholes: bool = False,
    ) -> None:
        self.kernel = kernel
        self.danish = danish
        self.plan = kernel.plan
        rulebook = self.plan.rulebook
        columns = Columns(rulebook.facts)
        codings = {coding.fact.name: coding for coding in kernel.codings}
        self.fields: dict[str, str] = {}
        self.facts: dict[str, FactColumn] = {}
        #: The column of cells of each fact that has one.
        self.cell_of: dict[str, str] = {}
        #: Columns in which any cell makes a row odd: unknown names, sources, notes, places in a whole.
        self.unusual: list[str] = []
        for heading, cell in zip(headings, cells, strict=True):
            column: Column | None = columns.of(heading) if heading else None
            name = "" if column is None or column.aspect else column.name
            if cell in strange:
                self.unusual.append(cell)
            elif name in _SIMPLE:
                self.fields[name] = cell
            elif name in rulebook.facts and name not in self.plan.derived:
                self.facts[name] = FactColumn(rulebook.facts[name], codings.get(name), cell, danish)
                self.cell_of[name] = cell
            elif not (wholes and name in OF_WHOLES):
                self.unusual.append(cell)
            if name in FIELDS and name not in _SIMPLE:
                self.fields[name] = cell
        for name, fact in rulebook.facts.items():
            if name not in self.facts and name not in self.plan.derived:
                self.facts[name] = FactColumn(fact, codings.get(name), danish=danish)

    @property
    def placing(self) -> list[str]:
        """The columns of cells that say who a record is, and of what it is a part; an error of Excel in one is an error."""
        return [self.fields[name] for name in (*_SIMPLE, *OF_WHOLES) if name in self.fields]

    def named_cells(self) -> dict[str, str]:
        """The columns of cells that a row which is not odd may have filled, by field and fact."""
        return {**{name: self.fields[name] for name in _SIMPLE if name in self.fields}, **self.cell_of}

    def read(self, cells: pl.DataFrame) -> pl.DataFrame:
        """The cells with the columns of every fact, and whether a row is odd."""
        import polars as pl

        read = [series for name, cell in self.cell_of.items() for series in self.facts[name].read(cells[cell])]
        frame = cells.with_columns(read)
        odd = pl.lit(False)
        for cell in self.unusual:
            odd |= _is_filled(cell, cells.schema[cell])
        for name in self.cell_of:
            column = self.facts[name]
            unreadable = [entry.value is None for entry in column.entries]
            if any(unreadable):
                odd |= column.of_entries(frame.schema, unreadable, pl.Boolean)
        if self.danish:
            for cell in self.placing:
                if cells.schema[cell] == pl.String:
                    odd |= pl.col(cell).is_in(list(ERROR_VALUES)).fill_null(False)
        id_ = pl.col(self.fields["id"])
        odd |= (
            id_.cast(pl.String).fill_null("") == "" if cells.schema[self.fields["id"]] == pl.String else id_.is_null()
        )
        return frame.with_columns(odd.alias(ODD))

    def coded(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the codes that the kernel asks for; no row is odd."""
        import polars as pl

        kernel = self.kernel
        stated: list[pl.Expr] = []
        calculated: list[Coding] = []
        for coding in kernel.codings:
            name = coding.fact.name
            if name in self.facts:
                continue
            if coding.fact.parts is not None:
                none = pl.lit(coding.code_of(NOT_RELEVANT), pl.Int32)
                of_wholes = pl.col(coding.name).fill_null(none) if coding.name in frame.schema else none
                stated.append(of_wholes.alias(coding.name))
            else:
                calculated.append(coding)
        schema = frame.schema
        stated += [column.codes(schema) for column in self.facts.values() if column.coding is not None]
        stated += [self._nothing_known(fact, schema).alias(known_column(fact)) for fact in kernel.asked_whether_known]
        frame = frame.with_columns(stated)
        for coding in calculated:
            frame = self._calculated(frame, coding)
        return frame

    def _nothing_known(self, fact: str, schema: Mapping[str, Any]) -> pl.Expr:
        import polars as pl

        column = self.facts.get(fact)
        if column is None:
            return pl.lit(0, pl.Int32)
        flags = [int(entry.value is not None and entry.value.unknown is not None) for entry in column.entries]
        of_entry = column.of_entries(schema, flags, pl.Int32)
        return pl.when(column.numbers(schema).is_null()).then(of_entry).otherwise(pl.lit(0, pl.Int32))

    def _calculated(self, frame: pl.DataFrame, coding: Coding) -> pl.DataFrame:
        """The codes of a derived fact: calculated once for each combination of what it is calculated from."""
        import polars as pl

        of = self.calculated_from(coding.fact.name)
        columns = [name for one in of for name in (one.number, one.entry)]
        if not columns:
            code = coding.code_of(self.calculated(coding.fact.name, {}))
            return frame.with_columns(pl.lit(code, pl.Int32).alias(coding.name))
        figures = [expr for one in of for expr in (one.numbers(frame.schema), one.entry_numbers(frame.schema))]
        frame = frame.with_columns(figures)
        distinct = frame.select(columns).unique()
        codes = [coding.code_of(self.calculated(coding.fact.name, row)) for row in distinct.iter_rows(named=True)]
        known = distinct.with_columns(pl.Series(coding.name, codes, dtype=pl.Int32))
        return frame.join(known, on=columns, how="left", nulls_equal=True, maintain_order="left")

    def calculated_from(self, name: str) -> list[FactColumn]:
        """The columns that a derived fact is calculated from."""
        order = _calculation(self.plan.derived, name)
        return [self.facts[n] for n in dict.fromkeys(_names(self.plan.derived, order)) if n in self.facts]

    def calculated(self, name: str, row: Mapping[str, Any]) -> Value:
        """What is known of a derived fact of one row, which is not odd."""
        stated = self.calculated_from(name)
        values = {one.fact.name: one.value_of(row[one.number], row[one.entry]) for one in stated}
        for one in _calculation(self.plan.derived, name):
            values[one] = derived_value(self.plan, one, values)
        return values[name]

    def calculated_in_words(self, name: str, row: Mapping[str, Any]) -> str:
        """What is known of a derived fact of one row, in words."""
        return shown_fact(self.plan.rulebook.facts[name], self.calculated(name, row), None, "da")


def _calculation(derived: Mapping[str, ast.Expression], name: str) -> list[str]:
    """The derived facts that one is calculated from, and itself, in the order to calculate them."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name in derived and name not in order:
            for needed in ast.names_in(derived[name]):
                visit(needed.name)
            order.append(name)

    visit(name)
    return order


def _names(derived: Mapping[str, ast.Expression], order: Sequence[str]) -> list[str]:
    return [needed.name for name in order for needed in ast.names_in(derived[name])]


def _is_filled(cell: str, type_: Any) -> pl.Expr:
    import polars as pl

    filled = pl.col(cell).is_not_null()
    return filled & (pl.col(cell).str.strip_chars() != "") if type_ == pl.String else filled
