"""Formulas: letters in, the same letters out, with kind words that others get too no longer called personal.

A sentence that stands in the letters of two organisations is a formula, whatever it sounds like.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rejoinder.model.case import Letter
from rejoinder.read.cases.names import organization_words
from rejoinder.read.lessons import blank


def mark_formulas(letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters with each kind word personal only if no other organisation wrote it too."""
    formulas = find_formulas(letters)
    return [_marked(letter, formulas) for letter in letters]


def find_formulas(letters: Iterable[Letter]) -> frozenset[str]:
    """Return the kind words, without names and numbers, that two organisations wrote."""
    writers: dict[str, set[tuple[str, ...]]] = {}
    for text, writer in _kind_words(letters):
        writers.setdefault(text, set()).add(writer)
    return frozenset(text for text, those in writers.items() if len(those) > 1)


def _kind_words(letters: Iterable[Letter]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for letter in letters:
        writer = organization_words(letter.reading.organization or letter.message.sender.email)
        for word in letter.reading.kind_words:
            yield blank(word.text), writer


def _marked(letter: Letter, formulas: frozenset[str]) -> Letter:
    words = letter.reading.kind_words
    if not any(word.personal and blank(word.text) in formulas for word in words):
        return letter
    marked = tuple(
        replace(word, personal=word.personal and blank(word.text) not in formulas) for word in words
    )
    return replace(letter, reading=replace(letter.reading, kind_words=marked))
