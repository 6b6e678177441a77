"""The sentences about money: business cases, benefits and portfolios."""

from __future__ import annotations

from egnet.features import money_claims as claims
from egnet.features.sentence import Sentence

MONEY = (
    Sentence("given", ("forslaget {name} fra {folder}",), ("the proposal {name} from {folder}",), claims.proposal),
    Sentence("given", ("gevinsterne fra {folder}",), ("the benefits from {folder}",), claims.benefits),
    Sentence("given", ("efterregningen af {folder}",), ("the audit of {folder}",), claims.audit),
    Sentence("given", ("porteføljen af {folder}",), ("the portfolio of {folder}",), claims.portfolio),
    Sentence("given", ("{name} er sat til {value}",), ("{name} is set to {value}",), claims.is_set),
    Sentence("when", ("økonomien regnes efter",), ("the economy is worked out",), claims.worked_out),
    Sentence(
        "when",
        ("gevinsterne gøres op", "gevinsterne gøres op den {date}"),
        ("stock is taken of the benefits", "stock is taken of the benefits on {date}"),
        claims.taken_stock,
    ),
    Sentence("when", ("tallene regnes efter",), ("the figures are recomputed",), claims.recomputed),
    Sentence("when", ("porteføljen regnes",), ("the portfolio is added up",), claims.added_up),
    Sentence(
        "then",
        ("er tilbagebetalingstiden {value}", "tilbagebetalingstiden er {value}"),
        ("the break-even year is {value}",),
        claims.break_even_is,
    ),
    Sentence(
        "then",
        ("er den akkumulerede pengestrøm {value}", "den akkumulerede pengestrøm er {value}"),
        ("the accumulated cash flow is {value}",),
        claims.accumulated_is,
    ),
    Sentence(
        "then",
        ("er rækken {name} i tabel {table} {value}", "rækken {name} i tabel {table} er {value}"),
        ("the row {name} of table {table} is {value}",),
        claims.row_is,
    ),
    Sentence(
        "then",
        ("er der et fund {finding} om {part}", "der er et fund {finding} om {part}"),
        ("there is a finding {finding} about {part}",),
        claims.finding_is_there,
    ),
    Sentence(
        "then",
        ("er der intet fund {finding}", "der er intet fund {finding}"),
        ("there is no finding {finding}",),
        claims.finding_is_not_there,
    ),
    Sentence(
        "then",
        ("er {part} for gevinsten {name} {value}", "{part} for gevinsten {name} er {value}"),
        ("the {part} of the benefit {name} is {value}",),
        claims.amount_of_benefit_is,
    ),
    Sentence(
        "then",
        ("er gevinsten {name} {value}", "gevinsten {name} er {value}"),
        ("the benefit {name} is {value}",),
        claims.benefit_is,
    ),
    Sentence(
        "then",
        ("er opfølgningen {name} {value}", "opfølgningen {name} er {value}"),
        ("the follow-up {name} is {value}",),
        claims.follow_up_is,
    ),
    Sentence(
        "then",
        ("er summen i år {year} {value}", "summen i år {year} er {value}"),
        ("the sum of year {year} is {value}",),
        claims.sum_is,
    ),
    Sentence(
        "then",
        ("er grundlaget for {name} {value}", "grundlaget for {name} er {value}"),
        ("the base of {name} is {value}",),
        claims.base_is,
    ),
    Sentence(
        "then",
        ("går besparelsen for {name} til brugerne", "besparelsen for {name} går til brugerne"),
        ("the saving of {name} goes to users",),
        claims.returned_to_users,
    ),
)
