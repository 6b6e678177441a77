"""Chain rules in, a working memory out that durable-rules keeps up to date: the only module that imports it.

What durable-rules 2.0.28 does safely is small, and nothing else is used: facts of three short strings, told one at a
time under a session number of their own; patterns that equal constants, and joins of them; actions that tell further
facts. Rulesets run without its host, whose threads would take up actions of their own accord and outlive a session.
"""

from __future__ import annotations

import importlib
import weakref
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from egnet.chaining.envelope import ChainRule, ChainRules
from egnet.chaining.tokens import Token
from egnet.diagnostics.codes import chaining as codes
from egnet.diagnostics.diagnostic import EgnetError

#: Sessions of one ruleset that are open at once. (It runs out at 1 024; each takes a few MB.)
MOST_OPEN = 1000

#: Facts that differ may get one number inside durable-rules; with another `again` they do not.
_MOST_TRIES = 4

_serial = count(1)

Fact = dict[str, str]


class Ruleset:
    """The rules of one chain, made known to durable-rules under a name of their own.

    Raises `EgnetError` where durable-rules does not import. For one thread at a time.
    """

    def __init__(self, name: str, found: ChainRules) -> None:
        self._engine = _imported("durable.engine")
        self._facts = _facts(found)
        self._open: dict[str, Memory] = {}
        self._free = [str(n) for n in reversed(range(MOST_OPEN))]
        rules = {f"r{n}": self._rule(rule) for n, rule in enumerate(found.rules)}
        self._rules = self._engine.Ruleset(f"egnet {name} {next(_serial)}", None, rules)
        # durable-rules itself never gives a ruleset's memory back; at the end of the process there is no need to.
        release = weakref.finalize(self, _imported("durable_rules_engine").delete_ruleset, self._rules._handle)
        release.atexit = False

    def open(self) -> Memory:
        """A working memory in which nothing is known; raises `EgnetError` if too many are open."""
        if not self._free:
            raise EgnetError([codes.TOO_MANY_OPEN.at(None, most=MOST_OPEN)])
        memory = Memory(self, self._free.pop())
        self._open[memory.number] = memory
        return memory

    def _rule(self, rule: ChainRule) -> dict[str, Any]:
        """A rule as durable-rules takes it. One of a single premise also sees that its token arrived."""
        patterns = [
            {f"m_{n}": {"$and": [{name: value} for name, value in self._facts[token].items()]}}
            for n, token in enumerate(rule.premises)
        ]
        own = rule.premises if len(rule.premises) == 1 else ()

        def run(closure: Any) -> None:
            memory = self._open[closure.s.sid]
            memory.arrived.update(own)
            for token in rule.conclusions:
                if token not in memory.known:
                    memory.known.add(token)
                    self._tell(closure.assert_fact, memory.number, token)

        return {"all": patterns, "run": run}

    def tell(self, memory: Memory, token: Token) -> None:
        """Tell one token and run all rules that follow; raises `EgnetError` if any of it goes wrong."""
        ended: list[tuple[BaseException | None, dict[str, Any] | None]] = []
        try:
            handle = self._tell(self._rules.assert_fact, memory.number, token)
            self._rules.do_actions(handle, lambda error, state: ended.append((error, state)))
        except Exception as error:
            raise _stopped(str(error)) from error
        if not ended:
            raise _stopped("an action took too long")
        failure, state = ended[0]
        if isinstance(failure, Exception):
            raise _stopped(str(failure)) from failure
        if failure is not None:
            raise failure
        memory.has_run = memory.has_run or state is not None
        if state is not None and state.get("exception"):
            raise _stopped(str(state["exception"]))
        if memory.arrived != memory.known:
            raise _stopped("a fact was not handled")

    def _tell(self, assert_fact: Callable[[Fact], Any], number: str, token: Token) -> Any:
        fact = {"sid": number, **self._facts[token]}
        for again in range(_MOST_TRIES):
            try:
                return assert_fact(fact)
            except self._engine.MessageObservedException:
                fact["again"] = str(again)
        return assert_fact(fact)

    def close(self, memory: Memory) -> None:
        """Forget what one memory knows, so that its number can be used again."""
        del self._open[memory.number]
        # Deleting a session in which no action ever ran frees memory that was never allocated.
        if memory.has_run:
            self._rules.delete_state(memory.number)
        if memory.has_run or not memory.known:
            self._free.append(memory.number)


class Memory:
    """A working memory: `known` are the tokens told and all that follow from them."""

    def __init__(self, ruleset: Ruleset, number: str) -> None:
        self.ruleset = ruleset
        self.number = number
        self.known: set[Token] = set()
        self.arrived: set[Token] = set()
        self.has_run = False
        self.is_closed = False

    def tell(self, tokens: Iterable[Token]) -> None:
        """Tell these tokens, one at a time; one that is known already changes nothing. ValueError when closed."""
        if self.is_closed:
            raise ValueError("the session is closed")
        for token in tokens:
            if token not in self.known:
                self.known.add(token)
                self.ruleset.tell(self, token)

    def close(self) -> None:
        """Give the session back; closing twice is once."""
        if not self.is_closed:
            self.is_closed = True
            self.ruleset.close(self)


def _facts(found: ChainRules) -> dict[Token, Fact]:
    """For each token, the fact that says so: the number of its area, and its number there."""
    facts: dict[Token, Fact] = {}
    areas: dict[object, int] = {}
    for token, subject in found.subjects.items():
        area = areas.setdefault(subject.area, len(areas))
        facts[token] = {"area": str(area), "token": str(len(facts))}
    return facts


def _imported(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except Exception as error:  # a C module that was built for another Python fails in its own ways
        raise EgnetError([codes.NOT_AVAILABLE.at(None, reason=str(error))]) from error


def _stopped(reason: str) -> EgnetError:
    return EgnetError([codes.STOPPED.at(None, reason=reason)])
