"""The whole reasoning for one task as a tree of lines, for any layout.

Comes in: a decided record. Goes out: an `Explanation`, sections of lines by depth: what holds, the findings under it,
the rules under those, and under them the figures, thresholds and sources they stand on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import PrincipleTrace, RuleTrace, Verdict
from egnet.explain.alternatives import MOST_ALTERNATIVES, alternatives
from egnet.explain.obstacles import why_not
from egnet.explain.phrases import Line, Phrases
from egnet.explain.reasons import Reason, SetAside, facts_tested, reasons_of, set_aside
from egnet.explain.unknowns import unknowns_of
from egnet.explain.words import fill
from egnet.language import ast
from egnet.plan.plan import Atom, FindingIn, leaves
from egnet.records.whole import Disagreement, Origin
from egnet.rulebook.condition import FactTest
from egnet.rulebook.condition import leaves as written_leaves
from egnet.rulebook.rulebook import Polarity, Step
from egnet.text import Language, Text
from egnet.values.shown import show_number, show_value, with_unit
from egnet.values.value import Value

SIGNS = {Polarity.PLUS: "+", Polarity.MINUS: "-", Polarity.NEUTRAL: "·"}
_ORIGINS = {
    Origin.PARTS: Text("samlet op fra delene", "rolled up from the parts"),
    Origin.NARROWED: Text("og delene", "and the parts"),
    Origin.WHOLE: Text("fra helheden", "from the whole"),
    Origin.DERIVED: Text("beregnet", "calculated"),
}

_VERDICT = Text("Afgørelse: {verdict}", "Verdict: {verdict}")
_OPEN = Text("muligt er {possible}", "possible are {possible}")
_WIDE = Text(
    "grænsen for arbejdet er nået: svaret er rigtigt, men måske bredt",
    "the limit on work is met: the answer is sound, but perhaps wide",
)
_WHY = Text("Hvorfor", "Why")
_ROW = Text(
    "Række {n} i afgørelsestabellen giver {verdict}: {asks}", "Row {n} of the verdict table gives {verdict}: {asks}"
)
_LAST_ROW = Text("ingen anden række gælder", "no other row holds")
_PARTS = Text("delenes afgørelser", "the verdicts of the parts")
_FINDING = Text("{title}: {finding}", "{title}: {finding}")
_CONSIDERED = Text("Hensyn, der taler for og imod", "Considerations for and against")
_HEARD = Text("Hørt og tilsidesat", "Heard and set aside")
_HELD_BY = Text("tilsidesat af {rule}", "set aside by {rule}")
_NARROWLY = Text("Regler, der netop ikke gælder", "Rules that narrowly do not apply")
_BUT_FOR = Text(
    "»{claim}« - ville gælde, hvis {fact} var anderledes", '"{claim}" - would apply if {fact} were different'
)
_NOT = Text("Hvorfor ikke", "Why not")
_MISSING = Text("Hvad der mangler, og hvad svaret ville give", "What is missing, and what an answer would give")
_CHANGE = Text("Hvad der ville ændre afgørelsen", "What would change the verdict")
_UNKNOWN = Text("Ukendt uden betydning for afgørelsen", "Unknown, and of no matter for the verdict")
_FOLLOWS = Text("Følger", "Consequences")
_SCHEDULE = Text("Tidsplan", "Schedule")
_DISAGREE = Text("Tal, der ikke stemmer", "Figures that disagree")
_DISAGREEMENT = Text(
    "{fact}: oplyst {stated}, men delene giver {parts}", "{fact}: stated {stated}, but the parts give {parts}"
)
_CLASH = Text("Regler i modstrid", "Rules in conflict")
_DECISIVE = Text("afgørende", "decisive")
_POSSIBLE = Text("muligvis", "possibly")
_IN_THE_WAY = Text("står i vejen for {verdicts}", "stands in the way of {verdicts}")
_RULE = Text("regel {rule}", "rule {rule}")
_THRESHOLD = Text("tærskel: {title} {number} ({source})", "threshold: {title} {number} ({source})")
_UNDER = Text("Grundlag", "Basis")
_STATUS = {"udkast": Text("udkast", "draft"), "vedtaget": Text("vedtaget", "adopted")}
_BASIS = Text("regelsæt {id} {version} ({status}) pr. {day}", "rulebook {id} {version} ({status}) as of {day}")


@dataclass(frozen=True)
class Section:
    """A heading and its lines; a deeper line belongs to the less deep one above it."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Explanation:
    """Why, why not the others, what is missing, what would change it, and what follows."""

    title: str
    lead: tuple[Line, ...]
    sections: tuple[Section, ...]
    language: Language

    def to_depth(self, depth: int) -> Explanation:
        """Only so many levels of lines in each section."""
        cut = (replace(s, lines=tuple(line for line in s.lines if line.depth < depth)) for s in self.sections)
        return replace(self, sections=tuple(cut))


def explain(
    decided: Decided, language: Language = "da", others: Sequence[Decided] = (), most: int = MOST_ALTERNATIVES
) -> Explanation:
    """The explanation of one task. `others` are all decided records of the run: a whole may change with its parts.

    `most` is how many nearest changes are told.
    """
    return _Explaining(decided, language, others, most).explanation()


class _Explaining:
    def __init__(self, decided: Decided, language: Language, others: Sequence[Decided], most: int) -> None:
        self.decided = decided
        self.others = others
        self.most = most
        self.trace = decided.trace
        self.plan = decided.trace.plan
        self.rulebook = decided.trace.plan.rulebook
        self.language = language
        self.phrases = Phrases(decided, language)
        self.unknowns = unknowns_of(decided)
        self.heard = set_aside(decided)
        self.not_these = why_not(decided.trace)

    def explanation(self) -> Explanation:
        record = self.decided.record
        reasons = reasons_of(self.decided)
        sections = (
            (_WHY, self._why(reasons)),
            (_CONSIDERED, self._considerations(reasons)),
            (_HEARD, self._heard()),
            (_CLASH, self._clashes()),
            (_NOT, self.phrases.why_not(self.not_these)),
            (_NARROWLY, self._narrowly_not()),
            (_MISSING, self.phrases.missing(self.unknowns)),
            (_CHANGE, self.phrases.alternatives(alternatives(self.decided, self.others, self.most))),
            (_UNKNOWN, self._irrelevant_unknowns()),
            (_FOLLOWS, self._consequences()),
            (_SCHEDULE, self._schedule()),
            (_DISAGREE, (Line(0, self._disagreement(one)) for one in self.decided.effective.disagreements)),
            (_UNDER, [Line(0, self._basis())]),
        )
        made = (Section(self.say(title), tuple(lines)) for title, lines in sections)
        return Explanation(
            title=f"{record.title} ({record.administration})" if record.administration else record.title,
            lead=tuple(self._lead()),
            sections=tuple(section for section in made if section.lines),
            language=self.language,
        )

    def say(self, text: Text, **values: object) -> str:
        return text.in_(self.language).format(**values) if values else text.in_(self.language)

    def words(self, verdict: Verdict) -> str:
        declared = self.rulebook.verdicts
        if self.language == "en":
            return " + ".join(declared[word].english if word in declared else word for word in verdict)
        return " + ".join(verdict)

    def listed(self, words: Sequence[str]) -> str:
        return _joined(words, " eller " if self.language == "da" else " or ")

    def all_of(self, words: Sequence[str]) -> str:
        return _joined(words, " og " if self.language == "da" else " and ")

    def _lead(self) -> Iterator[Line]:
        yield Line(0, self.say(_VERDICT, verdict=self.words(self.trace.verdict)))
        if not self.trace.certain:
            yield Line(1, self.say(_OPEN, possible=self.listed([self.words(v) for v in self.trace.possible])))
        if not self.trace.exact:
            yield Line(1, self.say(_WIDE))

    # -- why -----------------------------------------------------------------------------------------------------------

    def _why(self, reasons: Sequence[Reason]) -> Iterator[Line]:
        for n, (row, holds) in enumerate(zip(self.plan.rows, self.trace.rows, strict=True), start=1):
            if holds.may_hold:
                mark = "" if holds.must_hold else f" [{self.say(_POSSIBLE)}]"
                verdict = self.words((row.verdict,))
                yield Line(0, self.say(_ROW, n=n, verdict=verdict, asks=self._asks(n - 1)) + mark)
        spoken = [r for r in reasons if r.finding is not None and (r.polarity is not Polarity.NEUTRAL or r.certain)]
        for traced in self.trace.principles:
            words = [w for w in traced.principle.principle.findings if w in traced.findings]
            title = self.say(traced.principle.principle.title)
            yield Line(1, self.say(_FINDING, title=title, finding=self.listed(words)))
            for reason in spoken:
                if reason.principle == traced.principle.id:
                    yield from self._reason(reason, 2)

    def _asks(self, row: int) -> str:
        """What a row asks for, as it is: findings by their principles' titles."""
        condition = self.plan.rows[row].condition
        if condition is None:
            return self.say(_LAST_ROW)
        asked = []
        for leaf in leaves(condition):
            if isinstance(leaf, FindingIn):
                traced = self.trace.principles[leaf.principle]
                found = [w for w in traced.principle.principle.findings if w in traced.findings]
                asked.append(f"{self.say(traced.principle.principle.title)} {self.listed(found)}")
            elif isinstance(leaf, Atom):
                asked.append(self.say(_PARTS))
        return ", ".join(asked)

    def _considerations(self, reasons: Sequence[Reason]) -> Iterator[Line]:
        for reason in reasons:
            if reason.finding is None and (reason.certain or not self._nothing_known(reason)):
                yield from self._reason(reason, 0)

    def _nothing_known(self, reason: Reason) -> bool:
        return any(self.decided.effective.values[name].unknown is not None for name in reason.facts)

    def _reason(self, reason: Reason, depth: int) -> Iterator[Line]:
        marks = [] if reason.certain else [self.say(_POSSIBLE)]
        marks += [self.say(_DECISIVE)] if reason.decisive else []
        if blocked := self._stands_in_the_way_of(reason):
            marks.append(self.say(_IN_THE_WAY, verdicts=self.all_of(blocked)))
        mark = f" [{', '.join(marks)}]" if marks else ""
        yield Line(depth, f"{SIGNS[reason.polarity]} {self.say(reason.text)}{mark}")
        yield from self._figures(reason.rule, reason.facts, depth + 1)
        yield Line(depth + 1, f"{reason.source} · {self.say(_RULE, rule=reason.rule)}")

    def _figures(self, rule: str, facts: Sequence[str], depth: int) -> Iterator[Line]:
        """The figures that a rule looks at, and the thresholds it holds them against."""
        for name in facts:
            yield Line(depth, self.known(name))
        for parameter in self._parameters(rule):
            yield Line(depth, self._threshold(parameter))

    def _stands_in_the_way_of(self, reason: Reason) -> list[str]:
        """The verdicts to which no shortest way leads as long as an argument against stands.

        Several arguments may each be enough, so that none of them alone is decisive.
        """
        if not reason.certain or reason.polarity is not Polarity.MINUS or reason.finding is None:
            return []
        found = (reason.principle, (reason.finding,))
        return [
            self.words((other.verdict,))
            for other in self.not_these
            if other.ways and all(found in [(o.principle, o.is_) for o in way.obstacles] for way in other.ways)
        ]

    def _parameters(self, rule_id: str) -> list[str]:
        """The parameters that a rule's condition holds figures against."""
        rules = (rule for principle in self.rulebook.principles for rule in principle.rules if rule.id == rule_id)
        names: list[str] = []
        for rule in rules:
            for leaf in written_leaves(rule.when):
                if isinstance(leaf, FactTest):
                    names += [name for test in leaf.tests for name in _names_in(test) if name in self.plan.parameters]
        return list(dict.fromkeys(names))

    def _threshold(self, name: str) -> str:
        parameter = self.rulebook.parameters[name]
        dated = parameter.on(self.plan.as_of)
        number = with_unit(show_number(self.plan.parameters[name], parameter.kind, self.language), parameter.unit)
        source = "" if dated is None else dated.source
        return self.say(_THRESHOLD, title=self.say(parameter.title), number=number, source=source)

    def known(self, name: str) -> str:
        """A fact with its value, unit and where it comes from."""
        fact = self.rulebook.facts[name]
        value = self.decided.effective.values[name]
        origin = self.decided.effective.origins[name]
        figure = self.decided.record.figures.get(name)
        whence = [str(figure.source)] if figure is not None else []
        if figure is not None and figure.basis is not None:
            whence[0] += f"; {self.say(figure.basis.shown)}"
        whence += [self.say(_ORIGINS[origin])] if origin in _ORIGINS else []
        return f"{self.say(fact.title)}: {self.shown(name, value)}" + (f" ({' '.join(whence)})" if whence else "")

    def shown(self, name: str, value: Value) -> str:
        fact = self.rulebook.facts[name]
        return with_unit(show_value(value, fact.domain, self.language), fact.unit, value)

    # -- what did not carry the verdict ----------------------------------------------------------------------------------

    def _heard(self) -> Iterator[Line]:
        """Each rule that was overridden, once, with all that may override it."""
        by_rule: dict[str, list[SetAside]] = {}
        for one in self.heard:
            by_rule.setdefault(one.rule, []).append(one)
        for rule, by in by_rule.items():
            one = by[0]
            mark = "" if one.certain else f" [{self.say(_POSSIBLE)}]"
            yield Line(0, f"{SIGNS[one.polarity]} {self.say(one.text)}{mark}")
            yield from self._figures(rule, one.facts, 1)
            held = self.say(_HELD_BY, rule=(self.all_of if one.certain else self.listed)([other.by for other in by]))
            yield Line(1, f"{one.source} · {self.say(_RULE, rule=rule)}, {held}")

    def _clashes(self) -> Iterator[Line]:
        for traced in self.trace.principles:
            if traced.collides.may_hold:
                title = self.say(traced.principle.principle.title)
                yield Line(0, self.say(_FINDING, title=title, finding=", ".join(traced.colliding)))

    def _narrowly_not(self) -> Iterator[Line]:
        """Rules with several conditions of which exactly one is false; with a single one every false rule would be."""
        for traced in self.trace.principles:
            for rule in traced.rules:
                if len(rule.tests) > 1 and isinstance(rule.narrowly_not, Atom):
                    yield from self._but_for(rule, traced, rule.narrowly_not)

    def _but_for(self, rule: RuleTrace, traced: PrincipleTrace, atom: Atom) -> Iterator[Line]:
        name = self.plan.facts[atom.fact].name
        if name in self.rulebook.facts:
            fact = self.say(self.rulebook.facts[name].title)
            yield Line(0, self.say(_BUT_FOR, claim=self.say(fill(rule.rule.rule.because, self.decided)), fact=fact))
            others = [other for other in facts_tested(rule, self.decided) if other != name]
            yield from self._figures(rule.rule.id, [name, *others], 1)
            yield Line(1, f"{rule.rule.rule.source} · {self.say(_RULE, rule=rule.rule.id)}")

    def _irrelevant_unknowns(self) -> Iterator[Line]:
        """What was asked for and not answered, or what some rule looks at, and cannot matter."""
        read = {fact.name for fact in self.plan.facts}
        values = self.decided.effective.values
        titles: dict[str, list[str]] = {}
        for name in self.unknowns.cannot_matter:
            if values[name].unknown is not None and (name in read or name in self.decided.record.figures):
                title = self.say(self.rulebook.facts[name].title)
                titles.setdefault(self.shown(name, values[name]), []).append(title)
        return (Line(0, f"{reason}: {'; '.join(names)}") for reason, names in titles.items())

    # -- what follows ----------------------------------------------------------------------------------------------------

    def _consequences(self) -> Iterator[Line]:
        for outcome, holds in self.trace.consequences:
            consequence = outcome.source
            assert not isinstance(consequence, Step)
            mark = "" if holds.must_hold else f" [{self.say(_POSSIBLE)}]"
            text = self.say(fill(consequence.text, self.decided))
            yield Line(0, f"{self.say(consequence.title)}: {text}{mark} ({consequence.source})")

    def _schedule(self) -> Iterator[Line]:
        for outcome, holds in self.trace.schedule:
            step = outcome.source
            assert isinstance(step, Step)
            years = str(step.year) if step.to_year == step.year else f"{step.year}-{step.to_year}"
            mark = "" if holds.must_hold else f" [{self.say(_POSSIBLE)}]"
            yield Line(0, f"{years}: {self.say(fill(step.text, self.decided))}{mark} ({step.source})")

    def _disagreement(self, one: Disagreement) -> str:
        fact = self.say(self.rulebook.facts[one.fact].title)
        stated, parts = self.shown(one.fact, one.stated), self.shown(one.fact, one.from_parts)
        return self.say(_DISAGREEMENT, fact=fact, stated=stated, parts=parts)

    def _basis(self) -> str:
        rulebook = self.rulebook
        return self.say(
            _BASIS,
            id=rulebook.id,
            version=rulebook.version,
            status=_STATUS[rulebook.status].in_(self.language),
            day=self.plan.as_of,
        )


def _joined(words: Sequence[str], last: str) -> str:
    return last.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _names_in(test: ast.UnaryTest) -> Iterable[str]:
    match test:
        case ast.Compared(_, expression) | ast.Figure(expression):
            return [name.name for name in ast.names_in(expression)]
        case ast.Range(low, high):
            return [name.name for end in (low, high) for name in ast.names_in(end)]
        case ast.Not(tests):
            return [name for inner in tests for name in _names_in(inner)]
        case ast.Phrase(text):
            return [text]
        case _:
            return []
