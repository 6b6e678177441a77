"""A plan as formulas, as someone would write it who knows the rulebook and wants it to be fast.

In: a plan whose table gives the first row that holds. Out: for each principle what it takes to find each word, and what
it takes for each verdict, for records of which all is known and for records of which part is. Always holds: nothing here
is taken on trust, since every peer that runs these formulas is compared with the definition before it is timed.

A fact that several principles look at is split first: under each of its values the principles have nothing in common,
so that what is possible of each may be joined. Conditions of parts are false, for the records have none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from benchmarks.formula import (
    All,
    Any,
    Between,
    Formula,
    Named,
    Not,
    Test,
    Words,
    all_of,
    any_of,
    either,
    is_read_once,
    names_in,
    not_,
    tests_in,
)
from egnet.columnar.coding import runs_of
from egnet.evaluate.explore import Branch, Diagram
from egnet.evaluate.judge import findings_of
from egnet.evaluate.look import Definition
from egnet.evaluate.questions import Questions
from egnet.plan.plan import Atom, Every, FindingIn, Negated, Plan, PlanCondition, PlanFact, Some, leaves

MOST_LOOKS = 1_000_000
Held = Mapping[int, str]
"""What some principles find, by index."""


@dataclass(frozen=True)
class Translation:
    """The formulas of one plan. `words` has, for each fact of words, its texts as the records have them, by cell."""

    plan: Plan
    words: Mapping[str, Mapping[str, int]]
    _known: dict[tuple[Diagram[frozenset[str]], str], Formula] = field(default_factory=dict)

    # -- for records of which all is known ---------------------------------------------------------------------------------

    @cached_property
    def findings(self) -> dict[tuple[int, str], Formula]:
        """What it takes for a principle (by index) to find a word; the principle's last word is left to be the rest."""
        found: dict[tuple[int, str], Formula] = {}
        for index, diagram in self._diagrams.items():
            *first, last = self._words_of(diagram)
            for word in first:
                found[index, word] = self._formula(diagram, word, {})
            found[index, last] = not_(any_of(Named(name_of(index, word)) for word in first))
        return found

    @cached_property
    def rows(self) -> list[tuple[Formula, str]]:
        """What it takes for each row, in terms of findings by name, and the verdict; the last holds where no other does."""
        return [(True if row.condition is None else self._row(row.condition), row.verdict) for row in self.plan.rows]

    @cached_property
    def definitions(self) -> list[tuple[str, Formula]]:
        """The findings that rows are written in, by name."""
        found = self.findings.items()
        return [(name_of(index, word), formula) for (index, word), formula in found if not _refers(formula)]

    @cached_property
    def rows_in_full(self) -> list[tuple[Formula, str]]:
        """The rows in terms of facts alone."""
        by_name = dict(self.definitions)
        return [(substituted(condition, by_name), verdict) for condition, verdict in self.rows]

    def _row(self, condition: PlanCondition) -> Formula:
        match condition:
            case FindingIn(principle, words):
                held = [word for word in self._words_of(self._diagrams[principle]) if word in words]
                return any_of(self._finding(principle, word) for word in held)
            case Every(operands):
                return all_of(map(self._row, operands))
            case Some(operands):
                return any_of(map(self._row, operands))
            case Negated(operand):
                return not_(self._row(operand))
            case _:
                return False

    def _finding(self, principle: int, word: str) -> Formula:
        formula = self.findings[principle, word]
        named = word != self._words_of(self._diagrams[principle])[-1]
        return Named(name_of(principle, word)) if named else formula

    @cached_property
    def ways(self) -> list[tuple[str, list[Test]]]:
        """Every way to every finding: its name, and tests that all hold; of each principle, just one way does."""
        found: list[tuple[str, list[Test]]] = []

        def walk(index: int, node: Diagram[frozenset[str]], tests: list[Test]) -> None:
            if not isinstance(node, Branch):
                found.extend((name_of(index, word), tests) for one in node.outcomes for word in one)
                return
            by_child: dict[Diagram[frozenset[str]], list[int]] = {}
            for cell, child in node.children:
                by_child.setdefault(child, []).append(cell)
            for child, cells in by_child.items():
                for test in tests_in(self._test(self.plan.facts[node.fact], cells)):
                    walk(index, child, [*tests, test])

        for index, diagram in self._diagrams.items():
            walk(index, diagram, [])
        return found

    def ways_of_verdicts(self, most: int) -> list[tuple[str, list[str]]] | None:
        """Every way from findings, by name, to a verdict; `None` if there are more than so many."""
        found: list[tuple[str, list[str]]] = []

        def walk(held: Held) -> bool:
            rest, verdict = self._rest(held)
            if not rest:
                found.append((verdict, [name_of(index, word) for index, word in held.items()]))
                return len(found) <= most
            asked = _asked_first(rest, held)
            return all(walk({**held, asked: word}) for word in self._words_of(self._diagrams[asked]))

        return found if walk({}) else None

    # -- for records of which part is known --------------------------------------------------------------------------------

    @cached_property
    def possible(self) -> Possible:
        """What it takes for a verdict to be possible."""
        definitions: dict[Formula, str] = {}
        kleene: dict[str, Formula] = {}
        verdicts = self._split(self._shared, {}, definitions, kleene)
        steps = [Step(name, formula, name in kleene, kleene.get(name, False)) for formula, name in definitions.items()]
        return Possible(steps, verdicts)

    def _split(
        self,
        shared: Sequence[int],
        held: Mapping[int, int],
        definitions: dict[Formula, str],
        kleene: dict[str, Formula],
    ) -> dict[str, Formula]:
        """What it takes for each verdict, where the facts that several principles look at are held in turn."""
        if not shared:
            may: dict[tuple[int, str], Formula] = {}
            for index, diagram in self._diagrams.items():
                may |= self._may(index, diagram, held, definitions, kleene)
            return self._table(may, definitions)
        fact = self.plan.facts[shared[0]]
        cells = range(len(fact.cells))
        under = [self._split(shared[1:], {**held, fact.index: cell}, definitions, kleene) for cell in cells]
        tests = [self._test(fact, [cell]) for cell in cells]
        return {
            verdict: either(tests[0], under[0][verdict], tests[1], under[1][verdict])
            if len(tests) == 2
            else any_of(all_of([test, one[verdict]]) for test, one in zip(tests, under, strict=True))
            for verdict in under[0]
        }

    def _may(
        self,
        index: int,
        diagram: Diagram[frozenset[str]],
        held: Mapping[int, int],
        definitions: dict[Formula, str],
        kleene: dict[str, Formula],
    ) -> dict[tuple[int, str], Formula]:
        """What it takes for each finding to be possible. Of two, one is what is left where the other is certain."""
        words = self._words_of(diagram)
        formulas = {word: self._formula(diagram, word, held) for word in words}
        if len(words) == 2 and is_read_once(formulas[words[0]]):
            first = formulas[words[0]]
            if isinstance(first, bool):
                return {(index, words[0]): first, (index, words[1]): not first}
            name = definitions.setdefault(first, f"k{len(definitions)}")
            kleene[name] = formulas[words[1]]
            return {(index, words[0]): Named(f"{name}_may"), (index, words[1]): Named(f"{name}_not")}
        return {
            (index, word): one if isinstance(one, bool) else Named(definitions.setdefault(one, f"m{len(definitions)}"))
            for word, one in formulas.items()
        }

    def _table(self, may: Mapping[tuple[int, str], Formula], definitions: dict[Formula, str]) -> dict[str, Formula]:
        """The verdict table read one principle after the other; the same rest of it is one definition."""
        verdicts = list(dict.fromkeys(row.verdict for row in self.plan.rows))
        known: dict[object, dict[str, Formula]] = {}

        def read(held: Held) -> dict[str, Formula]:
            rest, verdict = self._rest(held)
            if not rest:
                return {one: one == verdict for one in verdicts}
            asked = _asked_first(rest, held)
            ahead = {x.principle for condition, _ in rest for x in leaves(condition) if isinstance(x, FindingIn)}
            key = (tuple(rest), verdict, tuple((p, word) for p, word in held.items() if p in ahead))
            if key not in known:
                words = [w for (principle, w), one in may.items() if principle == asked and one is not False]
                under = {word: read({**held, asked: word}) for word in words}
                known[key] = {
                    one: self._joined(may, asked, {w: under[w][one] for w in words}, definitions) for one in verdicts
                }
            return known[key]

        return read({})

    def _joined(
        self,
        may: Mapping[tuple[int, str], Formula],
        asked: int,
        under: Mapping[str, Formula],
        definitions: dict[Formula, str],
    ) -> Formula:
        """Possible under some finding that is possible; what is so under every finding needs no look at it."""
        if len(set(under.values())) == 1:
            return next(iter(under.values()))
        by_rest: dict[Formula, list[str]] = {}
        for word, formula in under.items():
            by_rest.setdefault(formula, []).append(word)
        under_ = [(any_of(may[asked, word] for word in words), formula) for formula, words in by_rest.items()]
        if len(under_) == 2:
            (first, then), (second, otherwise) = under_
            joined = either(first, then, second, otherwise)
        else:
            joined = any_of(all_of(one) for one in under_)
        if isinstance(joined, All | Any):
            return Named(definitions.setdefault(joined, f"v{len(definitions)}"))
        return joined

    def _rest(self, held: Held) -> tuple[list[tuple[PlanCondition, str]], str]:
        """The rows that may still be reached, and the verdict where none of them holds."""
        rest = []
        for row in self.plan.rows:
            holds = True if row.condition is None else _holds(row.condition, held)
            if holds is True:
                return rest, row.verdict
            if holds is None:
                assert row.condition is not None
                rest.append((row.condition, row.verdict))
        raise AssertionError("the last row holds always")

    # -- what principles look at -------------------------------------------------------------------------------------------

    @cached_property
    def _diagrams(self) -> dict[int, Diagram[frozenset[str]]]:
        """What each principle that the table asks for finds, as a function of its facts."""
        questions = Questions(self.plan, Definition(self.plan))
        state = tuple(fact.every_cell for fact in self.plan.facts)
        asked = {x.principle for row in self.plan.rows for x in leaves(row.condition) if isinstance(x, FindingIn)}
        return {i: findings_of(questions, self.plan.principles[i], state, MOST_LOOKS) for i in sorted(asked)}

    @cached_property
    def _shared(self) -> list[int]:
        """The facts that several principles look at."""
        looked = [fact for diagram in self._diagrams.values() for fact in facts_in(diagram)]
        return [fact for fact in dict.fromkeys(looked) if looked.count(fact) > 1]

    @property
    def facts(self) -> list[PlanFact]:
        """The facts that the verdict depends on, in the plan's order."""
        looked = {fact for diagram in self._diagrams.values() for fact in facts_in(diagram)}
        return [self.plan.facts[fact] for fact in sorted(looked)]

    def _words_of(self, diagram: Diagram[frozenset[str]]) -> list[str]:
        """The words that are found under some choice, in the rulebook's order."""
        found: list[str] = []

        def visit(node: Diagram[frozenset[str]]) -> None:
            if isinstance(node, Branch):
                for _, child in node.children:
                    visit(child)
            else:
                found.extend(sorted(word for one in node.outcomes for word in one))

        visit(diagram)
        order = list(self.plan.rulebook.findings)
        return sorted(dict.fromkeys(found), key=lambda word: order.index(word) if word in order else -1)

    def _formula(self, diagram: Diagram[frozenset[str]], word: str, held: Mapping[int, int]) -> Formula:
        """What it takes to find the word, where some facts are held in a cell."""
        for fact, cell in held.items():
            diagram = restricted(diagram, fact, cell)
        return self._shortest(diagram, word)

    def _shortest(self, diagram: Diagram[frozenset[str]], word: str) -> Formula:
        """The formula of fewest tests that comes of looking at one fact after the other, in whatever order."""
        if not isinstance(diagram, Branch):
            return any(word in one for one in diagram.outcomes)
        if (diagram, word) not in self._known:
            forms = [self._branch(diagram, word, self.plan.facts[fact]) for fact in facts_in(diagram)]
            self._known[diagram, word] = min(forms, key=lambda form: len(tests_in(form)))
        return self._known[diagram, word]

    def _branch(self, diagram: Diagram[frozenset[str]], word: str, fact: PlanFact) -> Formula:
        by_rest: dict[Formula, list[int]] = {}
        for cell in range(len(fact.cells)):
            rest = self._shortest(restricted(diagram, fact.index, cell), word)
            by_rest.setdefault(rest, []).append(cell)
        under = [(self._test(fact, cells), rest) for rest, cells in by_rest.items()]
        if len(under) == 1:
            return under[0][1]
        if len(under) == 2:
            (first, then), (second, otherwise) = under
            return either(first, then, second, otherwise)
        return any_of(all_of([test, rest]) for test, rest in under)

    def _test(self, fact: PlanFact, cells: Sequence[int]) -> Formula:
        """A fact lies in some of its cells."""
        if fact.domain.kind.is_numeric:
            return any_of(Test(fact.name, stretch) for stretch in _stretches(fact, cells))
        texts = self.words.get(fact.name)
        if texts is None:
            yes = next(i for i, cell in enumerate(fact.cells) if "ja" in cell.pieces)
            return Test(fact.name, yes in cells)
        chosen = frozenset(text for text, cell in texts.items() if cell in cells)
        return Test(fact.name, Words(chosen, frozenset(texts) - chosen))


@dataclass(frozen=True)
class Step:
    """A definition.

    In Kleene's logic it has two names: what may be so (`_may`), and what may not be so (`_not`), which the `contrary` says
    for languages that have no such logic.
    """

    name: str
    formula: Formula
    in_kleene: bool
    contrary: Formula = False


@dataclass(frozen=True)
class Possible:
    """Definitions, each in terms of facts and of those before it, and what it takes for each verdict to be possible."""

    steps: list[Step]
    verdicts: dict[str, Formula]


def levels_of(steps: Sequence[Step]) -> list[list[Step]]:
    """Definitions in levels, each in terms of facts and of the levels before it."""
    height: dict[str, int] = {}
    levels: list[list[Step]] = []
    for step in steps:
        own = 1 + max((height[name.split("_")[0]] for name in names_in(step.formula)), default=-1)
        height[step.name] = own
        if own == len(levels):
            levels.append([])
        levels[own].append(step)
    return levels


def name_of(principle: int, word: str) -> str:
    """The name of a finding, in letters that every language takes."""
    return f"p{principle}_{''.join(letter for letter in word if letter.isascii() and letter.isalpha())}"


def _refers(formula: Formula) -> bool:
    """Whether it is the rest that other findings leave."""
    return isinstance(formula, Not) and not tests_in(formula)


def substituted(formula: Formula, by_name: Mapping[str, Formula]) -> Formula:
    """The formula with what each name stands for."""
    match formula:
        case Named(name):
            return by_name[name]
        case All(parts):
            return all_of(substituted(part, by_name) for part in parts)
        case Any(parts):
            return any_of(substituted(part, by_name) for part in parts)
        case Not(part):
            return not_(substituted(part, by_name))
        case _:
            return formula


def restricted(diagram: Diagram[frozenset[str]], fact: int, cell: int) -> Diagram[frozenset[str]]:
    """The diagram where a fact lies in a cell."""
    if not isinstance(diagram, Branch):
        return diagram
    if diagram.fact == fact:
        return dict(diagram.children)[cell]
    children = tuple((one, restricted(child, fact, cell)) for one, child in diagram.children)
    return children[0][1] if len({child for _, child in children}) == 1 else Branch(diagram.fact, children)


def facts_in(diagram: Diagram[frozenset[str]]) -> list[int]:
    """The facts that a diagram looks at, each once."""
    if not isinstance(diagram, Branch):
        return []
    below = (fact for _, child in diagram.children for fact in facts_in(child))
    return list(dict.fromkeys([diagram.fact, *below]))


def _asked_first(rest: Sequence[tuple[PlanCondition, str]], held: Held) -> int:
    """The first principle that the rows ask for and of which it is not known what it finds."""
    asked = (leaf.principle for leaf in leaves(rest[0][0]) if isinstance(leaf, FindingIn))
    return next(principle for principle in asked if principle not in held)


def _holds(condition: PlanCondition, held: Held) -> bool | None:
    """Whether a row's condition holds by what is found so far; `None` is not known yet."""
    match condition:
        case FindingIn(principle, words):
            return held[principle] in words if principle in held else None
        case Every(operands):
            found = [_holds(operand, held) for operand in operands]
            return False if False in found else None if None in found else True
        case Some(operands):
            found = [_holds(operand, held) for operand in operands]
            return True if True in found else None if None in found else False
        case Negated(operand):
            # A condition of parts is neither; so is its contrary, and neither holds.
            below = _holds(operand, held)
            return None if below is None else not below and not any(isinstance(x, Atom) for x in leaves(operand))
        case _:
            return False


def _stretches(fact: PlanFact, cells: Sequence[int]) -> list[Between]:
    """The stretches of numbers of some cells, neighbours together."""
    found: list[Between] = []
    low, low_in = None, True
    joins = False
    for run in runs_of(fact):
        if run.cell in cells:
            if joins:
                found[-1] = Between(found[-1].low, found[-1].low_in, run.high, run.closed)
            else:
                found.append(Between(low, low_in, run.high, run.closed))
        joins = run.cell in cells
        low, low_in = run.high, not run.closed
    floor = fact.domain.range.low
    # What the domain says already needs no test.
    return [Between(None, True, b.high, b.high_in) if b.low == floor and b.low_in else b for b in found]
