"""Why not, what is missing and what would change it, in words.

Results about one decided record come in, out go lines of text with a depth, for any format to lay out. Facts go by
their titles, findings and verdicts by the rulebook's words; numbers are in the language's notation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from egnet.evaluate.explore import cells_in
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Verdict
from egnet.explain.alternatives import MOST_CHANGES, Alternative, Alternatives, Change
from egnet.explain.answers import Asked, Given, LeftOpen, Tree, tree_of_answers
from egnet.explain.obstacles import Condition, NotThis, Obstacle, Way
from egnet.explain.unknowns import Unknowns
from egnet.explain.words import show_cells, title_of
from egnet.plan.plan import PlanFact
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.interval import Interval
from egnet.values.shown import show_value
from egnet.values.value import ANY_NUMBER, Value

#: Ways to one verdict, and conditions of which any one will do, that are named before their number is.
MOST_NAMED = 4

_NOW = Text("{fact}: {cells} (nu {value})", "{fact}: {cells} (now {value})")
_MUST = Text("{title}: nu »{is_}«, skulle være »{must}«", "{title}: now “{is_}”, would have to be “{must}”")
_NEVER = Text("{verdict}: kan ikke gives, hvad svarene end er", "{verdict}: cannot be given, whatever the answers")
_OR = Text("; eller ", "; or ")
_MORE = Text("; eller {count} andre", "; or {count} others")
_MORE_WAYS = Text("eller på {count} andre måder", "or in {count} other ways")
_AND_THEN = Text("så afhænger det af {facts}", "then it depends on {facts}")
_PARTLY = Text(
    "grænsen for arbejdet er nået: der kan være flere eller kortere veje",
    "the limit on work is met: there may be other or shorter ways",
)
_UNTRIED = Text("der kan være andre, som ikke er undersøgt", "there may be others that were not looked into")
_ARROW = Text("{changes} → {verdict}", "{changes} → {verdict}")
_NOTHING = Text(
    "Intet af det, der kan laves om på, giver en anden afgørelse",
    "Nothing of what can be changed gives another verdict",
)
_NOTHING_NEAR = Text(
    "Ingen ændring af op til {count} af de forhold, der kan laves om på, giver en anden afgørelse",
    "No change of up to {count} of the things that can be changed gives another verdict",
)
_KNOWN = Text("Kendes {fact}, og er {it} {cells}: {verdict}", "If {fact} is known, and {it} is {cells}: {verdict}")
_KNOWN_OPEN = Text("Kendes {fact}, og er {it} {cells}:", "If {fact} is known, and {it} is {cells}:")
_ELSE = Text("ellers {verdict}", "otherwise {verdict}")
_ELSE_OPEN = Text("Ellers:", "Otherwise:")
_ELSE_THEN = Text("Ellers: {then}", "Otherwise: {then}")
_IS = Text("er {it} {cells}: {verdict}", "if {it} is {cells}: {verdict}")
_DEPENDS = Text("{verdicts}, afhængigt af {facts}", "{verdicts}, depending on {facts}")
_ONE_IS_ENOUGH = Text("Ét svar er nok, hvis det er:", "One answer is enough, if it is:")
_MANY = Text("{count} andre oplysninger", "{count} other answers")
_TOGETHER = Text(
    "Hvad svarene end er, er afgørelsen først sikker, når alle disse kendes: {facts}",
    "Whatever the answers, the verdict is certain only when all of these are known: {facts}",
)
_CLASH = Text(
    "Under nogle svar er regler i modstrid, så intet sæt svar afklarer sagen med sikkerhed",
    "Under some answers rules disagree, so that no set of answers is sure to settle it",
)

#: More than none.
_SOME = Value((Interval(Fraction(1, 10**9), None),))

Item = TypeVar("Item")


@dataclass(frozen=True)
class Line:
    """One line of text; one that is deeper belongs to the line above it that is less deep."""

    depth: int
    text: str


class Phrases:
    """What to say of one decided record, in one language."""

    def __init__(self, decided: Decided, language: Language = "da") -> None:
        self.decided = decided
        self.trace = decided.trace
        self.plan = decided.trace.plan
        self.rulebook = decided.trace.plan.rulebook
        self.language = language

    def _say(self, text: Text, **values: object) -> str:
        return text.in_(self.language).format(**values)

    # -- facts and verdicts --------------------------------------------------------------------------------------------

    def title(self, fact: PlanFact) -> str:
        return title_of(fact, self.plan, self.language)

    def cells(self, fact: PlanFact, mask: int) -> str:
        """Cells in words, with the unit; of counted parts, `ikke relevant` says that there are no parts."""
        if fact.parts is not None:
            if not any(fact.cells[cell].choice_within(_SOME) is not None for cell in cells_in(mask)):
                return "ingen" if self.language == "da" else "none"
            mask &= ~sum(1 << i for i, cell in enumerate(fact.cells) if cell.choice_within(ANY_NUMBER) is None)
        return show_cells(mask, fact, self.plan, self.language)

    def now(self, fact: PlanFact) -> str:
        """What is known of a fact today."""
        declared = self.rulebook.facts.get(fact.name)
        if declared is None:
            return self.cells(fact, self.trace.state[fact.index])
        return show_value(self.decided.effective.values[fact.name], declared.domain, self.language)

    def verdicts(self, verdicts: Iterable[Verdict]) -> str:
        declared = self.rulebook.verdicts
        english = self.language == "en"
        words = [
            " + ".join(declared[word].english if english and word in declared else word for word in verdict)
            for verdict in verdicts
        ]
        return self.either(words)

    def either(self, words: Sequence[str]) -> str:
        last = " eller " if self.language == "da" else " or "
        return last.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

    def titles(self, facts: Iterable[PlanFact]) -> str:
        """Titles in a row; they may have commas themselves."""
        return "; ".join(self.title(fact) for fact in facts)

    # -- why not -------------------------------------------------------------------------------------------------------

    def why_not(self, found: Iterable[NotThis]) -> list[Line]:
        """For each other verdict the findings in its way, and below them what would have to be otherwise."""
        lines = []
        for one in found:
            verdict = self.verdicts([(one.verdict,)])
            if not one.ways and one.exact:
                lines.append(Line(0, self._say(_NEVER, verdict=verdict)))
            by_obstacles: dict[tuple[Obstacle, ...], list[Way]] = {}
            for way in one.ways:
                by_obstacles.setdefault(way.obstacles, []).append(way)
            for obstacles, ways in by_obstacles.items():
                reasons = "; ".join(self._obstacle(obstacle) for obstacle in obstacles)
                lines.append(Line(0, f"{verdict}: {reasons}" if reasons else f"{verdict}:"))
                lines += self._ways(ways)
            if not one.exact:
                lines.append(Line(1, self._say(_PARTLY)))
        return lines

    def _obstacle(self, obstacle: Obstacle) -> str:
        title = self.rulebook.principle(obstacle.principle).title.in_(self.language)
        return self._say(_MUST, title=title, is_=self.either(obstacle.is_), must=self.either(obstacle.must_be))

    def _ways(self, ways: Sequence[Way]) -> list[Line]:
        places = _places(ways)
        lines = []
        if places is not None:
            for place in places:
                conditions = sorted(place, key=lambda c: (not self._is_changeable(c.fact), c.fact.index, c.must_be))
                shown, more = _shortened(conditions)
                named = self._say(_OR).join(self._condition(condition) for condition in shown)
                lines.append(Line(1, named + (self._say(_MORE, count=more) if more else "")))
        else:
            some, more = _shortened(ways)
            lines += [Line(1, self._all(self._condition(condition) for condition in way.conditions)) for way in some]
            lines += [Line(1, self._say(_MORE_WAYS, count=more))] if more else []
        rests_on = {fact.index: fact for way in ways for fact in way.rests_on}
        if rests_on:
            facts = self.titles(rests_on[index] for index in sorted(rests_on))
            lines.append(Line(1, self._say(_AND_THEN, facts=facts)))
        return lines

    def _condition(self, condition: Condition | Change) -> str:
        fact = condition.fact
        mask = condition.must_be if isinstance(condition, Condition) else condition.cells
        return self._say(_NOW, fact=self.title(fact), cells=self.cells(fact, mask), value=self.now(fact))

    def _all(self, conditions: Iterable[str]) -> str:
        return (" og " if self.language == "da" else " and ").join(conditions)

    def _is_changeable(self, fact: PlanFact) -> bool:
        declared = self.rulebook.facts.get(fact.name)
        return declared is not None and declared.changeable

    # -- what would change it ------------------------------------------------------------------------------------------

    def alternatives(self, found: Alternatives) -> list[Line]:
        """One line for each alternative; that there are none is said only of a verdict that is certain."""
        lines = [Line(0, self._alternative(one)) for one in found.nearest]
        if not lines and found.exact and self.trace.certain:
            lines.append(Line(0, self._say(_NOTHING if found.are_all else _NOTHING_NEAR, count=MOST_CHANGES)))
        if not found.exact:
            lines.append(Line(0, self._say(_UNTRIED)))
        return lines

    def _alternative(self, one: Alternative) -> str:
        changes = self._all(self._condition(change) for change in one.changes)
        return self._say(_ARROW, changes=changes, verdict=self.verdicts([one.verdict]))

    # -- what is missing -----------------------------------------------------------------------------------------------

    def missing(self, unknowns: Unknowns) -> list[Line]:
        """How answers would settle an open verdict; nothing of one that is certain."""
        if self.trace.certain:
            return []
        tree = tree_of_answers(self.trace)
        lines = self._tree(tree, 0)
        if unknowns.settle_together is None:
            lines.append(Line(0, self._say(_CLASH)))
        elif len(unknowns.settle_together) > 1:
            if unknowns.that_settle:
                lines.append(Line(0, self._say(_ONE_IS_ENOUGH)))
            for answer in unknowns.that_settle:
                cells = self.cells(answer.fact, answer.cells)
                text = f"{self.title(answer.fact)}: {cells} → {self.verdicts(answer.verdicts)}"
                lines.append(Line(1, text))
            lines.append(Line(0, self._say(_TOGETHER, facts=self.titles(unknowns.settle_together))))
        return lines

    def _tree(self, tree: Tree, depth: int) -> list[Line]:
        match tree:
            case Given(verdicts):
                return [Line(depth, self.verdicts(verdicts))]
            case LeftOpen(facts, verdicts):
                on = self.titles(facts) if len(facts) <= MOST_NAMED else self._say(_MANY, count=len(facts))
                return [Line(depth, self._say(_DEPENDS, verdicts=self.verdicts(verdicts), facts=on))]
            case Asked():
                return self._asked(tree, depth)

    def _asked(self, asked: Asked, depth: int) -> list[Line]:
        """The answers that settle it in one sentence; then what follows the others, without stepping in for the last."""
        given = [(mask, after) for mask, after in asked.answers if isinstance(after, Given)]
        others = [(mask, after) for mask, after in asked.answers if not isinstance(after, Given)]
        lines = []
        if given:
            sentence = [self._answer(_IS if i else _KNOWN, asked.fact, *one) for i, one in enumerate(given)]
            if not others:
                sentence[-1] = self._say(_ELSE, verdict=self.verdicts(given[-1][1].verdicts))
            lines.append(Line(depth, ", ".join(sentence)))
        for i, (mask, after) in enumerate(others):
            if given and len(others) == 1:
                first, *rest = self._tree(after, depth)
                then = first.text[:1].lower() + first.text[1:]
                lines += [Line(depth, self._say(_ELSE_THEN, then=then)), *rest]
            elif i and i == len(others) - 1:
                lines += [Line(depth, self._say(_ELSE_OPEN)), *self._tree(after, depth + 1)]
            else:
                lines.append(Line(depth, self._answer(_KNOWN_OPEN, asked.fact, mask)))
                lines += self._tree(after, depth + 1)
        return lines

    def _answer(self, text: Text, fact: PlanFact, mask: int, after: Given | None = None) -> str:
        verdict = "" if after is None else self.verdicts(after.verdicts)
        name, it, cells = self.title(fact), "svaret", self.cells(fact, mask)
        declared = self.rulebook.facts.get(fact.name)
        if declared is not None and declared.kind is Kind.INTEGER:
            # What is counted stands beside the number already.
            name, it = f"antal {name}", "det"
            cells = cells.removesuffix(f" {declared.unit}")
        elif declared is None or not declared.kind.is_numeric:
            name = f"»{name}«"
        else:
            it = "den" if declared.kind is Kind.SHARE else "det"
        if self.language == "en":
            name = name.replace("antal ", "the number of ", 1) if it == "det" else name
            name, it = name.replace("»", "“").replace("«", "”"), "it" if it != "svaret" else "the answer"
        return self._say(text, fact=name, it=it, cells=cells, verdict=verdict)


def _shortened(items: Sequence[Item]) -> tuple[Sequence[Item], int]:
    """The first few, and how many more there are; one more than a few is shown as well."""
    return (items, 0) if len(items) <= MOST_NAMED + 1 else (items[:MOST_NAMED], len(items) - MOST_NAMED)


def _places(ways: Sequence[Way]) -> list[list[Condition]] | None:
    """The ways as places to be filled, each by one of several conditions in any combination; `None` if they are not so.

    Two conditions that never stand in one way compete for a place.
    """
    conditions = {(c.fact.index, c.must_be): c for way in ways for c in way.conditions}
    sets = [frozenset((c.fact.index, c.must_be) for c in way.conditions) for way in ways]
    places: list[set[tuple[int, int]]] = []
    for key in conditions:
        rivals = {other for other in conditions if not any({key, other} <= way for way in sets)} | {key}
        touching = [place for place in places if place & rivals]
        places = [place for place in places if not place & rivals] + [rivals.union(*touching)]
    combinations = 1
    for place in places:
        combinations *= len(place)
    if combinations != len(sets) or any(len(way & place) != 1 for way in sets for place in places):
        return None
    return sorted([[conditions[key] for key in sorted(place)] for place in places], key=len)
