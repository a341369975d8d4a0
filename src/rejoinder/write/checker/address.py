"""Checks of address and language: du and Sie in one letter, a letter in another language than theirs."""

import re
from collections.abc import Iterator

from rejoinder.model.draft import Finding, Severity
from rejoinder.model.reading import Kind
from rejoinder.write.book import FALLBACK, languages
from rejoinder.write.checker.examined import Examined
from rejoinder.write.checker.phrases import get_phrases
from rejoinder.write.language import detect_language

TELLING = 10
"""Words; a shorter line does not tell its language for sure."""


def check_address(examined: Examined) -> Iterator[Finding]:
    """Find two forms of address in one letter; the rarer one is quoted."""
    places = {
        name: list(re.finditer(pattern, examined.own_words))
        for name, pattern in get_phrases(examined.language).address.items()
    }
    used = sorted((name for name in places if places[name]), key=lambda name: len(places[name]))
    if len(used) > 1:
        match = places[used[0]][0]
        yield Finding(
            severity=Severity.IMPROVES,
            quote=examined.quote(*match.span()),
            why=f"Elsewhere the letter says {used[-1]}; here it says {used[0]}.",
            rule="D-address",
            suggestion=f"Stay with {used[-1]}, if that is what their letter uses.",
        )


def check_language(examined: Examined) -> Iterator[Finding]:
    """Find a letter that is not in the language of theirs, or that changes language on the way."""
    written = detect_language(examined.own_words)
    theirs = _their_language(examined)
    if theirs and written and written != theirs and not (written == FALLBACK and theirs not in languages()):
        yield Finding(
            severity=Severity.IMPROVES,
            quote="",
            why=f"Their letter is in another language ({theirs}) than this one ({written}).",
            rule="B-language",
            suggestion="Answer in the language they wrote in, if you can.",
        )
    for line in (line for line in examined.lines if len(line.split()) >= TELLING):
        if written and detect_language(line) not in {None, written}:
            yield Finding(
                severity=Severity.IMPROVES,
                quote=examined.quote(*_span(examined, line))[:80],
                why="This part is in another language than the rest.",
                rule="B-language",
                suggestion="Put the whole letter into one language.",
            )
            return


def _span(examined: Examined, line: str) -> tuple[int, int]:
    start = examined.own_words.find(line)
    return start, start + len(line)


def _their_language(examined: Examined) -> str | None:
    if examined.case is None:
        return None
    letters = [one for one in reversed(examined.case.letters) if one.reading.kind is not Kind.CANDIDATE]
    return next((one.reading.language for one in letters if one.reading.language), None)
