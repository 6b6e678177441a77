"""Sentences about errors that are expected: of a rulebook, of cases, of a value."""

from __future__ import annotations

from egnet.features import library
from egnet.features.claims import Shown, joined
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.sentence import Said
from egnet.features.world import World


def rulebook_checked(world: World, said: Said) -> None:
    """Check a rulebook, as `egnet check` does."""
    world.reported = tuple(library.diagnostics_of(said.text("rulebook"), world.base))


def value_read(world: World, said: Said) -> None:
    """Read a text as the value of a fact, as in a case file."""
    from egnet.values.written import Unreadable, read_value

    rulebook = world.the_rulebook()
    fact = rulebook.facts[known("fakta", said.text("fact"), rulebook.facts)]
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
        raise MismatchError(f"{code} meldes i {file} linje {line}", f"den meldes i {places}")
    return ()


def no_error_reported(world: World, said: Said) -> Shown:
    """Nothing is reported."""
    if _reported(world):
        raise MismatchError("ingen fejl meldes", f"der meldes {joined(_reported(world))}")
    return ()


def _code(world: World, said: Said) -> str:
    from egnet.diagnostics.codes import ALL

    code = known("koden", said.text("code"), ALL)
    if code not in _reported(world):
        raise MismatchError(f"fejlen {code} meldes", f"der meldes {joined(_reported(world))}")
    return code


def _reported(world: World) -> list[str]:
    if world.reported is None:
        raise SentenceError('intet er læst, som kunne give en fejl; skriv fx `Når regelsættet "…" kontrolleres`')
    return [one.code for one in world.reported]
