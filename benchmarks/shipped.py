"""The workload of `rules/borgerserviceenhed-2010`: every fact that it looks at, drawn as task areas might be."""

from __future__ import annotations

from datetime import date

from benchmarks.workload import Drawn, Flags, Numbers, Texts, Workload
from egnet.driver import read_rulebook
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.values.domain import Kind

DAY = date(2010, 3, 12)
#: What is neither as likely as not nor a count is drawn so.
_DRAWN: dict[str, Drawn] = {
    "målgruppe": Texts({"borgere": 70, "borgere | virksomheder": 10, "virksomheder": 12, "kommunen selv": 8}),
    "binding_til_opgaver_der_bliver": Texts({"svag": 50, "stærk": 30, "afgørende": 20}),
    "andre_kommuners_erfaring": Texts({"ingen kendt": 60, "har samlet": 30, "er vendt tilbage": 10}),
    "arkiv_digitaliseret": Texts({"ja": 20, "nej": 20, "ikke relevant": 60}),
    "henvendelser": Numbers(100_000),
    "sager": Numbers(60_000),
    "årsværk": Numbers(1_000, 10),
    "indgange_der_kan_samles": Numbers(4),
    "opgaveområder_i_analysen": Numbers(30),
    "støttefunktion_i_enheden": Flags(8),
    "lov_kræver_ét_udvalg": Flags(10),
    "fordeling_styrer_tilbud_der_bliver": Flags(8),
    "uundværlig_for_afgivende": Flags(8),
    "fysisk_arkiv_nødvendigt": Flags(20),
    "afventer_anden_beslutning": Flags(10),
    "egen_sagsbehandling": Flags(85),
}
_PERCENT = 35


def workload() -> Workload:
    """The shipped rulebook on the day of its adoption."""
    folder = shipped("rules") / "borgerserviceenhed-2010"
    plan = plan_of(read_rulebook(folder), DAY)
    drawn: dict[str, Drawn] = {}
    for fact in plan.facts:
        if fact.parts is not None:
            continue
        if fact.name in _DRAWN:
            drawn[fact.name] = _DRAWN[fact.name]
        elif fact.domain.kind is Kind.SHARE:
            drawn[fact.name] = Numbers(101, 100)
        else:
            assert fact.domain.kind is Kind.BOOLEAN, fact.name
            drawn[fact.name] = Flags(_PERCENT)
    return Workload("shipped", "borgerserviceenhed-2010", plan, drawn, lambda _: folder)
