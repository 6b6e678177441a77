"""The whole reasoning for one task as plain text, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Verdict
from egnet.explain.alternatives import alternatives
from egnet.explain.obstacles import why_not
from egnet.explain.phrases import Line, Phrases
from egnet.explain.reasons import Reason, reasons_of, set_aside
from egnet.explain.unknowns import unknowns_of
from egnet.explain.words import fill
from egnet.records.whole import Disagreement, Origin
from egnet.rulebook.rulebook import Polarity, Step
from egnet.text import Language, Text
from egnet.values.shown import show_value, with_unit
from egnet.values.value import Value

WIDTH = 80
_NO_BREAK = "\u00a0"

_SIGNS = {Polarity.PLUS: "+", Polarity.MINUS: "-", Polarity.NEUTRAL: "·"}
_ORIGINS = {
    Origin.PARTS: Text("samlet op fra delene", "rolled up from the parts"),
    Origin.NARROWED: Text("og delene", "and the parts"),
    Origin.WHOLE: Text("fra helheden", "from the whole"),
    Origin.DERIVED: Text("beregnet", "calculated"),
}

_VERDICT = Text("Afgørelse", "Verdict")
_OPEN = Text("muligt er {possible}", "possible are {possible}")
_WIDE = Text(
    "grænsen for arbejdet er nået: svaret er rigtigt, men måske bredt",
    "the limit on work is met: the answer is sound, but perhaps wide",
)
_WHY = Text("Hvorfor", "Why")
_CONSIDERED = Text("Hensyn, der taler for og imod", "Considerations for and against")
_HEARD = Text("Hørt og tilsidesat", "Heard and set aside")
_HELD_BY = Text("tilsidesat af", "set aside by")
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
_RULE = Text("regel", "rule")
_UNDER = Text("Grundlag", "Basis")
_BASIS = Text("regelsæt {id} {version} ({status}) pr. {day}", "rulebook {id} {version} ({status}) as of {day}")


def explanation(decided: Decided, language: Language = "da", others: Sequence[Decided] = ()) -> str:
    """Why, why not the others, what is missing, what would change it, and what follows.

    `others` are all decided records of the run: a whole's verdict may change with those of its parts.
    """
    return _Explanation(decided, language, others).text()


class _Explanation:
    def __init__(self, decided: Decided, language: Language, others: Sequence[Decided]) -> None:
        self.decided = decided
        self.others = others
        self.trace = decided.trace
        self.plan = decided.trace.plan
        self.rulebook = decided.trace.plan.rulebook
        self.language = language
        self.phrases = Phrases(decided, language)
        self.unknowns = unknowns_of(decided)
        self.lines: list[str] = []

    def text(self) -> str:
        self._head()
        self._reasons()
        self._set_aside()
        self._conflicts()
        self._why_not()
        self._missing()
        self._changes()
        self._irrelevant_unknowns()
        self._consequences()
        self._schedule()
        self._disagreements()
        basis = self.say(_BASIS).format(
            id=self.rulebook.id, version=self.rulebook.version, status=self.rulebook.status, day=self.plan.as_of
        )
        self._section(_UNDER, [basis])
        return "\n".join(line.replace(_NO_BREAK, " ").rstrip() for line in self.lines)

    def say(self, text: Text) -> str:
        return text.in_(self.language)

    def _head(self) -> None:
        record = self.decided.record
        title = f"{record.title} ({record.administration})" if record.administration else record.title
        self.lines += [title, "=" * len(title), ""]
        self._paragraph(f"{self.say(_VERDICT)}: {self.words(self.trace.verdict)}")
        if not self.trace.certain:
            self._paragraph(self.say(_OPEN).format(possible=self.either(self.trace.possible)), indent=2)
        if not self.trace.exact:
            self._paragraph(self.say(_WIDE), indent=2)

    def words(self, verdict: Verdict) -> str:
        declared = self.rulebook.verdicts
        if self.language == "en":
            return " + ".join(declared[word].english if word in declared else word for word in verdict)
        return " + ".join(verdict)

    def either(self, verdicts: Sequence[Verdict]) -> str:
        return self.listed([self.words(verdict) for verdict in verdicts])

    def listed(self, words: Sequence[str]) -> str:
        either = " eller " if self.language == "da" else " or "
        return either.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

    # -- sections ------------------------------------------------------------------------------------------------------

    def _reasons(self) -> None:
        reasons = reasons_of(self.decided)
        findings = [r for r in reasons if r.finding is not None and (r.polarity is not Polarity.NEUTRAL or r.certain)]
        considerations = [r for r in reasons if r.finding is None and (r.certain or not self._nothing_known(r))]
        self._section(_WHY, [])
        for traced in self.trace.principles:
            mine = [r for r in findings if r.principle == traced.principle.id]
            words = [w for w in traced.principle.principle.findings if w in traced.findings]
            self.lines.append(f"  {self.say(traced.principle.principle.title)}: {self.listed(words)}")
            for reason in mine:
                self._reason(reason)
        if considerations:
            self._section(_CONSIDERED, [])
            for reason in considerations:
                self._reason(reason)

    def _nothing_known(self, reason: Reason) -> bool:
        return any(self.decided.effective.values[name].unknown is not None for name in reason.facts)

    def _reason(self, reason: Reason) -> None:
        marks = [] if reason.certain else [self.say(_POSSIBLE)]
        marks += [self.say(_DECISIVE)] if reason.decisive else []
        mark = f" [{', '.join(marks)}]" if marks else ""
        self._paragraph(f"{_SIGNS[reason.polarity]} {self.say(reason.text)}{mark}", indent=4, hang=2)
        for name in reason.facts:
            self._paragraph(self.known(name), indent=8, hang=2)
        self._paragraph(f"{reason.source} · {self.say(_RULE)} {reason.rule}", indent=8, hang=2)

    def known(self, name: str) -> str:
        """A fact with its value, unit and where it comes from."""
        fact = self.rulebook.facts[name]
        value = self.decided.effective.values[name]
        origin = self.decided.effective.origins[name]
        figure = self.decided.record.figures.get(name)
        whence = [str(figure.source)] if figure is not None else []
        whence += [self.say(_ORIGINS[origin])] if origin in _ORIGINS else []
        return f"{self.say(fact.title)}: {self.shown(name, value)}" + (f" ({' '.join(whence)})" if whence else "")

    def shown(self, name: str, value: Value) -> str:
        fact = self.rulebook.facts[name]
        return with_unit(show_value(value, fact.domain, self.language), fact.unit, value)

    def _set_aside(self) -> None:
        heard = set_aside(self.decided)
        if heard:
            self._section(_HEARD, [])
        for one in heard:
            mark = "" if one.certain else f" [{self.say(_POSSIBLE)}]"
            self._paragraph(f"{_SIGNS[one.polarity]} {self.say(one.text)}{mark}", indent=4, hang=2)
            self._paragraph(f"{one.source} · {one.rule} {self.say(_HELD_BY)} {one.by}", indent=8, hang=2)

    def _conflicts(self) -> None:
        clashes = [p for p in self.trace.principles if p.collides.may_hold]
        self._optional(_CLASH, [f"{self.say(p.principle.principle.title)}: {', '.join(p.colliding)}" for p in clashes])

    def _why_not(self) -> None:
        self._lines(_NOT, self.phrases.why_not(why_not(self.trace)))

    def _missing(self) -> None:
        self._lines(_MISSING, self.phrases.missing(self.unknowns))

    def _changes(self) -> None:
        self._lines(_CHANGE, self.phrases.alternatives(alternatives(self.decided, self.others)))

    def _irrelevant_unknowns(self) -> None:
        """What was asked for and not answered, or what some rule looks at, and cannot matter."""
        read = {fact.name for fact in self.plan.facts}
        values = self.decided.effective.values
        titles: dict[str, list[str]] = {}
        for name in self.unknowns.cannot_matter:
            if values[name].unknown is not None and (name in read or name in self.decided.record.figures):
                title = self.say(self.rulebook.facts[name].title)
                titles.setdefault(self.shown(name, values[name]), []).append(title)
        self._optional(_UNKNOWN, [f"{reason}: {'; '.join(names)}" for reason, names in titles.items()])

    def _consequences(self) -> None:
        lines = []
        for outcome, holds in self.trace.consequences:
            consequence = outcome.source
            assert not isinstance(consequence, Step)
            mark = "" if holds.must_hold else f" [{self.say(_POSSIBLE)}]"
            text = self.say(fill(consequence.text, self.decided))
            lines.append(f"{self.say(consequence.title)}: {text}{mark} ({consequence.source})")
        self._optional(_FOLLOWS, lines)

    def _schedule(self) -> None:
        lines = []
        for outcome, holds in self.trace.schedule:
            step = outcome.source
            assert isinstance(step, Step)
            years = str(step.year) if step.to_year == step.year else f"{step.year}-{step.to_year}"
            mark = "" if holds.must_hold else f" [{self.say(_POSSIBLE)}]"
            lines.append(f"{years}: {self.say(fill(step.text, self.decided))}{mark} ({step.source})")
        self._optional(_SCHEDULE, lines)

    def _disagreements(self) -> None:
        self._optional(_DISAGREE, [self._disagreement(one) for one in self.decided.effective.disagreements])

    def _disagreement(self, one: Disagreement) -> str:
        return self.say(_DISAGREEMENT).format(
            fact=self.say(self.rulebook.facts[one.fact].title),
            stated=self.shown(one.fact, one.stated),
            parts=self.shown(one.fact, one.from_parts),
        )

    # -- layout --------------------------------------------------------------------------------------------------------

    def _optional(self, title: Text, paragraphs: Sequence[str]) -> None:
        if paragraphs:
            self._section(title, paragraphs)

    def _lines(self, title: Text, lines: Sequence[Line]) -> None:
        if lines:
            self._section(title, [])
        for line in lines:
            self._paragraph(line.text, indent=2 + 2 * line.depth, hang=2)

    def _section(self, title: Text, paragraphs: Iterable[str]) -> None:
        self.lines += ["", self.say(title)]
        for paragraph in paragraphs:
            self._paragraph(paragraph, indent=2, hang=2)

    def _paragraph(self, text: str, indent: int = 0, hang: int = 0) -> None:
        self.lines += textwrap.wrap(
            text.replace(" %", f"{_NO_BREAK}%"),
            WIDTH,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
