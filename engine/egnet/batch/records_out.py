"""Coded rows in, whole decision records as JSON out, as `egnet.decision.decision.decision_of` writes them.

What a principle, a verdict and the outcomes say is written once for each distinct answer, by `decision_of` itself, with a
mark for each figure; the figures, the row's own place and its hash are put in row by row. Always holds: the bytes are
those of the definition's records.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from egnet.columnar.kernel import DETAIL, VERDICT, Detail, Kernel, PrincipleColumns
from egnet.decision.decision import Json, decision_of, value_of
from egnet.evaluate.explore import Leaf, is_exact
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import PrincipleTrace, Trace, otherwise_id
from egnet.explain.words import filled, shown_fact
from egnet.plan.plan import Atom, PlanCondition, PlanPrinciple, leaves
from egnet.records.record import Figure, TaskRecord
from egnet.records.whole import Disagreement, Effective, Origin
from egnet.rulebook.load import sha256_of
from egnet.rulebook.rulebook import Source
from egnet.tables.fact_column import BLANK, FactColumn
from egnet.tables.plain import PlainTable
from egnet.text import Language, Text
from egnet.values.value import Unknown, Value, word

if TYPE_CHECKING:
    import polars as pl

#: So much of what a principle said is remembered.
_MOST_SAID = 1 << 12
#: The column of whole records, and the formats that have it.
RECORD, RECORD_FORMATS = "post", ("json", "jsonl")
#: Stand around what is put in; no text of a rulebook has them.
_BEGIN, _END = "\ue000", "\ue001"
_HOLE = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
#: The hole for where a row stands; no fact is named so.
_SOURCE = "."
#: How deep the items of a record's lists stand, and the values of facts, where records are indented.
_OF_KEYS, _OF_ITEMS, _OF_VALUES = 4, 6, 12
#: A value by itself, which is put in with its quotation marks or without.
_VALUE = re.compile(f'"{_BEGIN}([^.{_END}]+){_END}"')
_LANGUAGES: tuple[Language, ...] = ("da", "en")
_LISTS = ("reasons", "overridden", "conflicts", "consequences", "schedule")
#: Where a fact of a row comes from, by the sign that stands for it; a column `kilde.` says so where the cell does not.
_ORIGINS = dict(
    zip(
        "012345", (Origin.ABSENT, Origin.STATED, Origin.PARTS, Origin.NARROWED, Origin.WHOLE, Origin.PARTS), strict=True
    )
)
ORIGIN = "kilde."
#: The last is of a whole that states that nothing is known.
PARTS, NARROWED, WHOLE, PARTS_INSTEAD = 2, 3, 4, 5


@dataclass(frozen=True)
class Said:
    """What one principle says, or the outcomes do: the items of each list of a record, every second piece a hole."""

    items: Mapping[str, tuple[tuple[str, ...], ...]]
    exact: bool
    finding: str = ""


@dataclass
class Part:
    """A principle, or the outcomes: the facts that it shows, and what it said for each combination so far."""

    facts: tuple[str, ...]
    origins: str
    said: dict[Any, Said] = field(default_factory=dict)

    def forget(self) -> None:
        """Let go of what was said where that is much; each takes some kilobytes."""
        if len(self.said) > _MOST_SAID:
            self.said.clear()


class DecisionRecords:
    """Writes decision records of the rows of a document; one on each line with `lines`, else indented."""

    def __init__(self, kernel: Kernel, table: PlainTable, document: str, *, lines: bool) -> None:
        self.kernel = kernel
        self.plan = kernel.plan
        self.table = table
        self.document = document.replace(",", " ")
        self.lines = lines
        self._principles = [Part(self._shown_by(p), f"kendt{p.index}") for p in self.plan.principles]
        self._outcomes = Part(self._shown_by_outcomes(), "kendt.følger")
        self._verdicts: list[tuple[str, str]] = []
        self._decisive: list[tuple[frozenset[str], ...]] = []
        self._texts: dict[str, dict[Any, str]] = {}
        #: What wholes say against their parts, by id, and what the cuts that cells state are.
        self.disagreements: Mapping[str, Sequence[Disagreement]] = {}
        self.cuts: Mapping[str, object] = {}
        provenance = decision_of(self._decided((), Detail(frozenset(), (), (), True)))["provenance"]
        hash_ = '"record_sha256": '
        before, self._after_hash = self._dumped(provenance, _OF_KEYS).split(f'{hash_}""')
        self._before_hash = before + hash_

    def texts(self, frame: pl.DataFrame, cells: Mapping[str, Sequence[str | None]], places: Iterable[str]) -> list[str]:
        """A record for each row of codes; `cells` are the texts of its fields and facts, `places` where it stands."""
        kernel, parts = self.kernel, [*self._principles, self._outcomes]
        decided = kernel.with_detail(kernel.with_verdict(kernel.with_findings(frame)))
        rows = kernel.with_traces(decided)
        facts = self.table.facts.values()
        rows = rows.with_columns(
            *(one.numbers(rows.schema) for one in facts), *(one.entry_numbers(rows.schema) for one in facts)
        ).with_columns(self._origins_of(part, rows.schema) for part in parts)
        self._take_new()
        traces = [PrincipleColumns.of(p).trace for p in self.plan.principles]
        keys = list(rows.select(VERDICT, DETAIL, *traces, *(part.origins for part in parts)).iter_rows())
        said = [self._said_in(key) for key in keys]
        holes = {hole for one in {id(s): s for row in said for s in row}.values() for hole in _holes(one)}
        columns = {hole: self._column(hole, rows) for hole in holes - {_SOURCE}}
        columns[_SOURCE] = [_inner(str(Source(self.document, place))) for place in places]
        heads = self._heads(cells, len(keys))
        hashes = _hashes(cells, len(keys), set(self.table.facts), self.cuts)
        disagreements = [self._disagreements(id_) for id_ in cells["id"]]
        return [
            self._record(row, head, key[0], one, columns, hash_, disagreements[row])
            for row, (head, key, one, hash_) in enumerate(zip(heads, keys, said, hashes, strict=True))
        ]

    def rows(
        self, frame: pl.DataFrame, cells: Mapping[str, Sequence[str | None]], places: Iterable[str]
    ) -> pl.DataFrame:
        """The records of rows of codes, in a column; see `texts`."""
        import polars as pl

        return pl.DataFrame({RECORD: pl.Series(self.texts(frame, cells, places), dtype=pl.String)})

    def row_of(self, decided: Decided) -> dict[str, str]:
        """A record that the definition decided."""
        return {RECORD: self._dumped(decision_of(decided), 2)}

    # -- what is said once for many rows -----------------------------------------------------------------------------------

    def _shown_by(self, principle: PlanPrinciple) -> tuple[str, ...]:
        own = principle.principle
        texts = [rule.rule.because for rule in principle.rules]
        texts += [] if own.otherwise_because is None else [own.otherwise_because]
        return self._facts_in([rule.condition for rule in principle.rules], texts)

    def _shown_by_outcomes(self) -> tuple[str, ...]:
        return self._facts_in((), [one.source.text for one in (*self.plan.consequences, *self.plan.schedule)])

    def _facts_in(self, conditions: Iterable[PlanCondition], texts: Iterable[Text]) -> tuple[str, ...]:
        names = [self.plan.facts[x.fact].name for c in conditions for x in leaves(c) if isinstance(x, Atom)]

        def shown(name: str) -> str:
            names.append(name)
            return ""

        for text in texts:
            for language in _LANGUAGES:
                filled(text.in_(language), shown)
        calculated = [one.fact.name for n in names if n in self.plan.derived for one in self.table.calculated_from(n)]
        return tuple(name for name in dict.fromkeys([*names, *calculated]) if name in self.table.facts)

    def _origins_of(self, part: Part, schema: Mapping[str, Any]) -> pl.Expr:
        """A text that tells where each fact comes from that a part shows; see `_ORIGINS`."""
        import polars as pl

        if not part.facts:
            return pl.lit("").alias(part.origins)
        signs = []
        for name in part.facts:
            column = self.table.facts[name]
            is_stated = pl.col(column.number).is_not_null() | (pl.col(column.entry) != BLANK)
            stated = pl.when(is_stated).then(pl.lit(1, pl.UInt8)).otherwise(pl.lit(0, pl.UInt8))
            told = [pl.col(f"{ORIGIN}{name}")] if f"{ORIGIN}{name}" in schema else []
            signs.append(pl.coalesce(*told, stated).cast(pl.String))
        return pl.concat_str(signs).alias(part.origins)

    def _take_new(self) -> None:
        for verdict in self.kernel.verdicts[len(self._verdicts) :]:
            exact = is_exact(verdict.diagram)
            trace = self._decided((), Detail(frozenset(), (), (), True)).trace
            trace = replace(trace, possible=verdict.possible, undecided_by=verdict.undecided_by)
            both = [self._of_verdict(replace(trace, exact=exact and others)) for others in (False, True)]
            self._verdicts.append((both[0], both[1]))
        for detail in self.kernel.details[len(self._decisive) :]:
            of_principle = [
                detail.decisive & {otherwise_id(p.id), *(rule.id for rule in p.rules)} for p in self.plan.principles
            ]
            self._decisive.append(tuple(of_principle))

    def _of_verdict(self, trace: Trace) -> str:
        decided = decision_of(replace(self._decided((), Detail(frozenset(), (), (), True)), trace=trace))
        names = ("verdict", "certain", "exact", "possible", "undecided_by")
        return self._joined([f'"{name}": {self._dumped(decided[name], _OF_KEYS)}' for name in names], _OF_KEYS)

    def _said_in(self, key: tuple[Any, ...]) -> list[Said]:
        _, detail, *rest = key
        count = len(self._principles)
        found = []
        for index, part in enumerate(self._principles):
            own = (rest[index], self._decisive[detail][index], rest[count + index])
            part.forget()
            if own not in part.said:
                part.said[own] = self._of_principle(part, self.kernel.traces[index].all[own[0]], own[1], own[2])
            found.append(part.said[own])
        own_outcomes = (detail, rest[-1])
        self._outcomes.forget()
        if own_outcomes not in self._outcomes.said:
            self._outcomes.said[own_outcomes] = self._of_outcomes(self.kernel.details[detail], rest[-1])
        return [*found, self._outcomes.said[own_outcomes]]

    def _of_principle(self, part: Part, trace: PrincipleTrace, decisive: frozenset[str], stated: str) -> Said:
        decided = self._decided((trace,), Detail(decisive, (), (), True), part, stated)
        made = decision_of(decided)
        finding = f"{json.dumps(trace.principle.id, ensure_ascii=False)}: "
        finding += self._dumped(made["findings"][trace.principle.id], _OF_ITEMS)
        return Said(self._items(made, part, stated), trace.exact, finding)

    def _of_outcomes(self, detail: Detail, stated: str) -> Said:
        made = decision_of(self._decided((), detail, self._outcomes, stated))
        return Said(self._items(made, self._outcomes, stated), detail.exact)

    def _decided(
        self, principles: tuple[PrincipleTrace, ...], detail: Detail, part: Part | None = None, stated: str = ""
    ) -> Decided:
        """A record of marks, with what was found of it."""
        values: dict[str, Value] = {}
        origins: dict[str, Origin] = {}
        figures: dict[str, Figure] = {}
        for name, fact in self.plan.rulebook.facts.items():
            sign = stated[part.facts.index(name)] if part is not None and name in part.facts else "0"
            if sign != "0" or name in self.plan.derived:
                mark = f"{_BEGIN}{name}{_END}"
                values[name] = word(mark)
                # What has no figure has a text all the same, which is put in like that of one that has.
                figures[name] = Figure(word(mark), f"ca. {mark}", Source(f"{_BEGIN}{_SOURCE}{_END}", ""))
                origins[name] = Origin.DERIVED if name in self.plan.derived else _ORIGINS[sign]
            else:
                values[name], origins[name] = fact.domain.unknown(Unknown.ABSENT), Origin.ABSENT
        record = TaskRecord("", "", "", figures, None)
        nothing = cast("Any", Leaf(frozenset(), True))
        trace = Trace(
            self.plan,
            (),
            principles,
            (),
            (("",),),
            True,
            nothing,
            (),
            detail.decisive,
            detail.consequences,
            detail.schedule,
        )
        return Decided(Effective(record, values, origins, ()), trace, ())

    def _items(self, made: Json, part: Part, stated: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        from_others = {name for name, sign in zip(part.facts, stated, strict=True) if sign in f"{PARTS}{WHOLE}"}
        for reason in made["reasons"]:
            for name, fact in reason["facts"].items():
                if name in self.plan.derived or name in from_others:
                    del fact["source"]
        return {name: tuple(self._pieces(self._dumped(item, _OF_ITEMS)) for item in made[name]) for name in _LISTS}

    def _pieces(self, text: str) -> tuple[str, ...]:
        """The text around its holes, and what each hole is for: a fact's value, or its text in a language."""
        for opening, kind in (("ca. ", "da"), ("Ca. ", "Da"), ("about ", "en"), ("About ", "En")):
            text = text.replace(f"{opening}{_BEGIN}", f"{_BEGIN}{kind}.")
        return tuple(_HOLE.split(_VALUE.sub(f"{_BEGIN}=.\\1{_END}", text)))

    # -- what is put in row by row -----------------------------------------------------------------------------------------

    def _column(self, hole: str, rows: pl.DataFrame) -> list[str]:
        """What is put in for a fact, row by row; made once for each distinct figure."""
        kind, _, name = hole.partition(".")
        known = self._texts.setdefault(hole, {})
        if len(known) > 1 << 18:
            known.clear()
        column = self.table.facts.get(name)
        used = [column] if column is not None else self.table.calculated_from(name)
        names = [c for one in used for c in (one.number, one.entry)]
        made = []
        for cells in rows.select(names).iter_rows() if names else ((),) * len(rows):
            if cells not in known:
                known[cells] = self._put_in(kind, name, column, dict(zip(names, cells, strict=True)))
            made.append(known[cells])
        return made

    def _put_in(self, kind: str, name: str, column: FactColumn | None, row: Mapping[str, Any]) -> str:
        figure = None
        if column is None:
            value = self.table.calculated(name, row)
        else:
            value = column.value_of(row[column.number], row[column.entry])
            entry = column.entry_at(row[column.entry]) if row[column.number] is None else None
            figure = entry.figure if entry is not None else None
            figure = figure or Figure(value, entry.printed if entry is not None else "", Source("", ""))
        if kind == "=":
            return self._dumped(value_of(value), _OF_VALUES)
        text = shown_fact(self.plan.rulebook.facts[name], value, figure, "da" if kind.lower() == "da" else "en")
        return _inner(text[:1].upper() + text[1:] if kind[0].isupper() else text)

    def _heads(self, cells: Mapping[str, Sequence[str | None]], count: int) -> list[str]:
        nothing: Sequence[str | None] = [None] * count
        names = ("id", "title", "administration", "part_of")
        heads = []
        for id_, title, administration, part_of in zip(*(cells.get(name, nothing) for name in names), strict=True):
            own = (" ".join((title or "").split()) or id_, " ".join((administration or "").split()))
            said = (id_, *own, part_of or None)
            both = zip(names, said, strict=True)
            heads.append(self._joined([f'"{n}": {json.dumps(v, ensure_ascii=False)}' for n, v in both], _OF_KEYS))
        return heads

    def _disagreements(self, id_: str | None) -> str:
        """What a whole says against its parts, as a list."""
        told = [
            {"fact": one.fact, "cut": one.cut, "stated": value_of(one.stated), "from_parts": value_of(one.from_parts)}
            for one in self.disagreements.get(id_ or "", ())
        ]
        return self._enclosed("[", [self._dumped(one, _OF_ITEMS) for one in told], "]")

    def _record(
        self,
        row: int,
        head: str,
        verdict: int,
        said: Sequence[Said],
        columns: Mapping[str, Sequence[str]],
        hash_: str,
        disagreements: str,
    ) -> str:
        exact = all(one.exact for one in said)
        findings = self._enclosed("{", [one.finding for one in said if one.finding], "}")
        lists = {
            name: self._enclosed("[", [_filled(item, columns, row) for one in said for item in one.items[name]], "]")
            for name in _LISTS
        }
        keys = [
            head,
            self._verdicts[verdict][exact],
            f'"findings": {findings}',
            *(f'"{name}": {lists[name]}' for name in _LISTS[:3]),
            f'"disagreements": {disagreements}',
            *(f'"{name}": {lists[name]}' for name in _LISTS[3:]),
            f'"provenance": {self._before_hash}"{hash_}"{self._after_hash}',
        ]
        joined = self._joined(keys, _OF_KEYS)
        return f"{{{joined}}}" if self.lines else f"{{\n    {joined}\n  }}"

    # -- JSON --------------------------------------------------------------------------------------------------------------

    def _dumped(self, data: object, depth: int) -> str:
        if self.lines:
            return json.dumps(data, ensure_ascii=False)
        return json.dumps(data, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * depth)

    def _joined(self, items: Iterable[str], depth: int) -> str:
        return (", " if self.lines else ",\n" + " " * depth).join(items)

    def _enclosed(self, opening: str, items: Sequence[str], closing: str) -> str:
        joined = self._joined(items, _OF_ITEMS)
        if self.lines or not items:
            return f"{opening}{joined}{closing}"
        return f"{opening}\n{' ' * _OF_ITEMS}{joined}\n{' ' * _OF_KEYS}{closing}"


def _filled(pieces: tuple[str, ...], columns: Mapping[str, Sequence[str]], row: int) -> str:
    if len(pieces) == 1:
        return pieces[0]
    return "".join([columns[one][row] if place % 2 else one for place, one in enumerate(pieces)])


def _holes(said: Said) -> list[str]:
    return [hole for items in said.items.values() for pieces in items for hole in pieces[1::2]]


def _inner(text: str) -> str:
    """A text as it stands within the quotation marks of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _hashes(
    cells: Mapping[str, Sequence[str | None]], count: int, facts: set[str], cuts: Mapping[str, object]
) -> list[str]:
    """The hash of each record, of what stands in its cells; see `TaskRecord.sha256`."""
    fields = [name for name in cells if name not in facts]
    stated = [name for name in cells if name in facts]
    of_fields = zip(*(cells[name] for name in fields), strict=True)
    of_facts = zip(*(cells[name] for name in stated), strict=True) if stated else ((),) * count
    hashes = []
    for own, figures in zip(of_fields, of_facts, strict=True):
        said: dict[str, object] = {name: text for name, text in zip(fields, own, strict=True) if text}
        if "cuts" in said:
            said["cuts"] = cuts[str(said["cuts"])]
        said["facts"] = {n: _at_once(text) for n, text in zip(stated, figures, strict=True) if text}
        hashes.append(sha256_of([said, ""]))
    return hashes


def _at_once(text: str) -> str | list[str]:
    return [one.strip() for one in text.split("|")] if "|" in text else text
