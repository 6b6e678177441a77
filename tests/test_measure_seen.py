"""What scenarios exercise: counted from the traces of their decisions, told as text, JSON and a page."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest

from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.measure import coverage
from egnet.measure.page import as_html
from egnet.measure.seen import Exercised, Kind, Seen, exercised
from egnet.plan.fold import plan_of
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Rulebook, Source
from egnet.values.value import NOT_RELEVANT, Value, chosen

RULES = Path(__file__).parents[1] / "rules" / "borgerserviceenhed-2010"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The shipped rulebook."""
    return read_rulebook(RULES, "borgerserviceenhed-2010")


def decided(rulebook: Rulebook, **values: Value) -> Decided:
    """A task of which only this is known, decided."""
    figures = {name: Figure(value, "", Source("x", "")) for name, value in values.items()}
    record = TaskRecord("opgave", "Opgave", "", figures, None)
    (one,) = decide(plan_of(rulebook, date(2010, 3, 12)), [record])
    return one


def one_seen(covered: Exercised, kind: Kind, id_: str, text: str = "") -> Seen:
    """The one thing of this kind and id."""
    (found,) = (one for one in covered.of(kind) if one.id == id_ and one.text == text)
    return found


def counts(seen: Seen) -> tuple[int, int, int]:
    """True, false, unknown."""
    return seen.true, seen.false, seen.unknown


def test_nothing_looked_at_is_everything_missing(rulebook: Rulebook) -> None:
    """Every rule, test, override, row, consequence and step of the rulebook is listed."""
    covered = exercised(rulebook, [])
    rules = [rule for principle in rulebook.principles for rule in principle.rules]
    assert [one.id for one in covered.of(Kind.RULE)] == [rule.id for rule in rules]
    assert len(covered.of(Kind.OVERRIDE)) == sum(len(rule.overrides) for rule in rules)
    assert len(covered.of(Kind.ROW)) == len(rulebook.rows)
    assert len(covered.of(Kind.CONSEQUENCE)) == len(rulebook.consequences)
    assert len(covered.of(Kind.STEP)) == len(rulebook.schedule)
    assert covered.missing == covered.seen


def test_rules_and_tests_are_counted(rulebook: Rulebook) -> None:
    """One decision in which a rule applies, one in which it does not, one in which that is open."""
    many, few = chosen(Fraction(30000)), chosen(Fraction(100))
    decisions = [decided(rulebook, henvendelser=value) for value in (many, few)]
    covered = exercised(rulebook, [*decisions, decided(rulebook)])
    assert counts(one_seen(covered, Kind.RULE, "P3.henvendelser")) == (1, 1, 1)
    assert counts(one_seen(covered, Kind.TEST, "P3.lav", "henvendelser: < mindste_volumen")) == (1, 1, 1)
    assert counts(one_seen(covered, Kind.RULE, "P3.sager")) == (0, 0, 3)
    assert covered.decisions == 3


def test_not_relevant_is_neither(rulebook: Rulebook) -> None:
    """A test on `ikke relevant` is not true, not false and not unknown; its rule does not apply."""
    figures = {"fysisk_arkiv_nødvendigt": chosen("ja"), "arkiv_digitaliseret": NOT_RELEVANT}
    covered = exercised(rulebook, [decided(rulebook, **figures)])
    test = one_seen(covered, Kind.TEST, "FORUDSÆTNING.arkiv", "arkiv_digitaliseret: nej")
    assert counts(test) == (0, 0, 0)
    assert counts(one_seen(covered, Kind.RULE, "FORUDSÆTNING.arkiv")) == (0, 1, 0)


def test_an_exception_is_seen_with_and_without(rulebook: Rulebook) -> None:
    """It counts where the other rule would apply, and not where it would not anyway."""
    low = {"henvendelser": chosen(Fraction(1)), "sager": chosen(Fraction(1))}
    follows, not_so = chosen("ja"), chosen("nej")
    high = {"henvendelser": chosen(Fraction(30000))}
    id_ = "P3.følger_helheden > P3.lav"
    for figures, value, expected in ((low, follows, (1, 0, 0)), (low, not_so, (0, 1, 0)), (high, follows, (0, 0, 0))):
        covered = exercised(rulebook, [decided(rulebook, flytter_med_helheden=value, **figures)])
        assert counts(one_seen(covered, Kind.OVERRIDE, id_)) == expected
    unknown = exercised(rulebook, [decided(rulebook, **low)])
    assert counts(one_seen(unknown, Kind.OVERRIDE, id_)) == (0, 0, 1)


def test_rows_consequences_and_steps_are_counted(rulebook: Rulebook) -> None:
    """An excluded task is given its verdict by the second row, and no consequence follows from it."""
    covered = exercised(
        rulebook,
        [
            decided(
                rulebook, fordeling_styrer_tilbud_der_bliver=chosen("ja"), opgaveområder_i_analysen=chosen(Fraction(2))
            )
        ],
    )
    assert counts(one_seen(covered, Kind.ROW, "udelukket")) == (1, 0, 0)
    assert counts(one_seen(covered, Kind.ROW, "egnet")) == (0, 1, 0)
    assert counts(one_seen(covered, Kind.TEST, "udelukket", "FORDELING: udelukker")) == (1, 0, 0)
    assert counts(one_seen(covered, Kind.CONSEQUENCE, "K.midler-følger")) == (0, 1, 0)
    assert counts(one_seen(covered, Kind.STEP, "T.afklaring")) == (0, 1, 0)


def test_decisions_by_another_rulebook_are_passed_over(rulebook: Rulebook) -> None:
    """Only its own decisions say something of a rulebook."""
    other = read_rulebook(RULES)
    assert exercised(rulebook, [decided(other)]).decisions == 0


def test_text_and_json_say_what_is_missing(rulebook: Rulebook) -> None:
    """Each thing with its place, in both."""
    covered = exercised(rulebook, [decided(rulebook, henvendelser=chosen(Fraction(30000)))])
    text = coverage.as_text([covered], "da", 80)
    assert "  reglen P3.henvendelser: aldrig falsk\n    borgerserviceenhed-2010/principles/3-" in text
    assert max(len(line) for line in text.splitlines()) <= 80
    (data,) = json.loads(json.dumps(coverage.data([covered])))
    (rule,) = (one for one in data["seen"] if one["kind"] == "rule" and one["id"] == "P3.henvendelser")
    assert (rule["true"], rule["false"], rule["never"]) == (1, 0, ["false"])
    assert data["counts"]["rule"]["all"] == len(covered.of(Kind.RULE))


class Reader(HTMLParser):
    """The anchors and links of a page, and whether it asks for anything outside itself."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name == "href" and value:
                self.links.add(value)


def test_the_page_shows_the_rulebook_and_leads_to_what_is_missing(rulebook: Rulebook) -> None:
    """Every missing thing links to its line; no script and nothing from elsewhere; text is escaped."""
    covered = exercised(rulebook, [decided(rulebook)])
    page = as_html([covered], "da")
    reader = Reader()
    reader.feed(page)
    assert {f"#{id_}" for id_ in reader.ids} >= reader.links
    assert len(reader.links) == len({(one.span.source.name, one.span.line) for one in covered.missing})
    assert reader.tags.isdisjoint({"script", "link", "img", "iframe"})
    assert "henvendelser: &#34;&gt;= mindste_volumen&#34;" in page
    assert '<html lang="da">' in page
