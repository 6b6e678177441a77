"""A feature file that cannot be parsed: what the parser says of it in, diagnostics out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egnet.diagnostics.codes import features as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import SourceText
from egnet.features.description import foreign, in_wrong_letters, span_of
from egnet.features.keywords import DECLARED, keyword_at
from egnet.text import Language

if TYPE_CHECKING:
    from gherkin.errors import CompositeParserException, ParserException


def unparsed(source: SourceText, error: CompositeParserException) -> list[Diagnostic]:
    """Every line that does not fit."""
    declared = DECLARED.match(source.text)
    language: Language = "da" if declared is not None and declared[1] == "da" else "en"
    found = [_unfit(source, one, language) for one in error.errors]
    # With the wrong language every line of the file is unfit; the first says what is wrong with all of them.
    return found[:1] if found[0].code in (codes.NO_LANGUAGE.id, codes.UNKNOWN_LANGUAGE.id) else found


def _unfit(source: SourceText, error: ParserException, language: Language) -> Diagnostic:
    from gherkin.errors import AstBuilderException, NoSuchLanguageException, UnexpectedEOFException

    number = min(error.location["line"], len(source.lines))
    line = source.line(number)
    span = span_of(source, number, line.strip())
    match error:
        case NoSuchLanguageException():
            return codes.UNKNOWN_LANGUAGE.at(span, language=line.rpartition(":")[2].strip())
        case UnexpectedEOFException():
            return codes.ENDS_EARLY.at(span)
        case AstBuilderException():
            return codes.UNEVEN_TABLE.at(span)
    if keyword_at(line, language) is None and keyword_at(line, "en" if language == "da" else "da") is not None:
        return codes.NO_LANGUAGE.at(span) if language == "en" else foreign(source, number, line, language)
    return in_wrong_letters(source, number, line, language) or codes.UNREADABLE.at(span)
