"""Sentences about errors that are expected: of a rulebook, of cases, of a value."""

from __future__ import annotations

from egnet.features import library, things
from egnet.features.claims import Shown, joined
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.sentence import Said
from egnet.features.tables import fact_named
from egnet.features.world import World
from egnet.text import Text

_REPORTED = Text("der meldes {codes}", "what is reported is {codes}")


def rulebook_checked(world: World, said: Said) -> None:
    """Check a rulebook, as `egnet check` does."""
    world.reported = tuple(library.diagnostics_of(said.text("rulebook"), world.base))


def value_read(world: World, said: Said) -> None:
    """Read a text as the value of a fact, as in a case file."""
    from egnet.values.written import Unreadable, read_value

    fact = fact_named(said.text("fact"), world.the_rulebook())
    try:
        read_value(said.text("value"), fact.domain)
    except Unreadable as error:
        world.reported = (error.code.at(None, instead=None, **error.fields),)
    else:
        world.reported = ()


def error_reported(world: World, said: Said) -> Shown:
    """The error is among those reported."""
    _code(world, said)
    return ()


def error_reported_at(world: World, said: Said) -> Shown:
    """The error is reported of this line of this file."""
    code = _code(world, said)
    spans = [one.span for one in world.reported or () if one.code == code and one.span is not None]
    file, line = said.text("file"), int(said.text("line"))
    if not any(span.line == line and span.source.name.endswith(file) for span in spans):
        places = joined(f"{span.source.name}:{span.line}" for span in spans)
        at = Text("{code} meldes i {file} linje {line}", "{code} is reported in {file} line {line}")
        elsewhere = Text("den meldes i {places}", "it is reported in {places}").format(places=places)
        raise MismatchError(at.format(code=code, file=file, line=line), elsewhere)
    return ()


def no_error_reported(world: World, said: Said) -> Shown:
    """Nothing is reported."""
    if _reported(world):
        none = Text("ingen fejl meldes", "no error is reported")
        raise MismatchError(none, _REPORTED.format(codes=joined(_reported(world))))
    return ()


def _code(world: World, said: Said) -> str:
    from egnet.diagnostics.codes import ALL

    code = known(things.CODE, said.text("code"), ALL)
    if code not in _reported(world):
        reported = Text("fejlen {code} meldes", "the error {code} is reported").format(code=code)
        raise MismatchError(reported, _REPORTED.format(codes=joined(_reported(world))))
    return code


def _reported(world: World) -> list[str]:
    if world.reported is None:
        raise SentenceError(
            'intet er læst, som kunne give en fejl; skriv fx `Når regelsættet "…" kontrolleres`',
            'nothing is read that could give an error; write `When the rulebook "…" is checked`, say',
        )
    return [one.code for one in world.reported]
