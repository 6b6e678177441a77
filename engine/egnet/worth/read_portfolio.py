"""The file in `portfolio/` beside cases in, a checked `Frame` out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.diagnostic import EgnetError, has_errors
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Document, Rulebook
from egnet.source.read import read_file
from egnet.source.shape import shaped
from egnet.values.written import Unreadable
from egnet.worth.assumptions import Assumption, Frame, Goal, Name, Own, Settings, read_assumption, wanted
from egnet.worth.figures import SPENT, Figures, spans_of
from egnet.worth.written import PortfolioFile

FOLDER = "portfolio"


def frame_beside(paths: Iterable[Path], rulebook: Rulebook) -> Frame | None:
    """The one frame in the folders beside the cases, if there is one; raises `EgnetError` with all that is wrong."""
    folders = dict.fromkeys((path if path.is_dir() else path.parent) / FOLDER for path in paths)
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.yaml"))]
    if len(files) > 1:
        raise EgnetError([codes.SEVERAL_PORTFOLIOS.at(None, files=", ".join(str(file) for file in files))])
    return read_frame(files[0], rulebook) if files else None


def read_frame(path: Path, rulebook: Rulebook) -> Frame:
    """The frame in a file; raises `EgnetError` with all that is wrong with it."""
    node, diagnostics = read_file(path)
    if node is None or has_errors(diagnostics):
        raise EgnetError(diagnostics)
    file = shaped(node, PortfolioFile, frozenset())
    if isinstance(file, list):
        raise EgnetError([*diagnostics, *file])
    return _Frame(file, rulebook).read()


def supposed(frame: Frame, settings: Settings, verdicts: Sequence[str] = ()) -> Frame:
    """The frame with what was set by hand."""
    return replace(
        frame,
        assumptions={**frame.assumptions, **settings.assumptions},
        own=settings.own,
        verdicts=frozenset(verdicts) or frame.verdicts,
    )


class _Frame:
    def __init__(self, file: PortfolioFile, rulebook: Rulebook) -> None:
        self.file = file
        self.rulebook = rulebook
        own = {name: Document(name, one.title, one.publisher, one.date) for name, one in file.sources.items()}
        self.names = Names(documents={**rulebook.documents, **own}, facts=dict(rulebook.facts))
        self.own_documents = own
        self.figures = Figures(self.names)

    def read(self) -> Frame:
        file = self.file
        for key in ("budget", "support", "tariffs"):
            if getattr(file, key) not in self.rulebook.facts:
                self.names.unknown_fact(getattr(file, key), file.at(key))
        consequences = [one.id for one in self.rulebook.consequences]
        self.figures.known(file.money_follows, consequences, file.at("money_follows"))
        for verdict, span in zip(file.verdicts, spans_of(file.node.get("verdicts"), len(file.verdicts)), strict=True):
            self.figures.known(verdict, self.rulebook.verdicts, span)
        assumptions = self._assumptions()
        frame = Frame(
            id=file.portfolio,
            title=file.title,
            unit=file.unit,
            verdicts=frozenset(file.verdicts),
            budget=file.budget,
            support=file.support,
            tariffs=file.tariffs,
            money_follows=file.money_follows,
            assumptions=assumptions,
            goals=tuple(self._goals()),
            own=Own({}, {}),
            documents=self.own_documents,
            note=file.note,
        )
        if self.names.diagnostics:
            raise EgnetError(self.names.diagnostics)
        return frame

    def _assumptions(self) -> dict[Name, Assumption]:
        found: dict[Name, Assumption] = {}
        for one in self.file.assumptions:
            name = Name(one.id)
            source = self.figures.source(one, one.id)
            try:
                written, interval = read_assumption(name, one.value)
            except Unreadable as error:
                self.names.report(error.at(one.at("value")))
                continue
            except ValueError:
                what = wanted(name)
                self.names.report(
                    codes.NOT_AN_ASSUMPTION.at(one.at("value"), name=name.value, value=one.value, wanted=what)
                )
                continue
            if name in found:
                self.names.report(codes.NAMED_TWICE.at(one.at("id"), name=name.value, place=str(one.at("id"))))
            found[name] = Assumption(name, written, interval, one.because, source)
        given = {one.id for one in self.file.assumptions}
        for name in Name:
            if name.value not in given:
                self.names.report(codes.MISSING_ASSUMPTION.at(self.file.at_key("assumptions"), name=name.value))
        return found

    def _goals(self) -> list[Goal]:
        return [
            Goal(
                one.id,
                one.title,
                self.figures.stated(one, "value", SPENT, self.figures.source(one, one.id)),
                one.unit,
                one.note,
            )
            for one in self.file.goals
        ]
