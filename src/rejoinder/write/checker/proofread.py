"""Proofreading behind one small port: a text in a language in, its slips of the pen out.

English is read by Harper, which knows grammar too; the other languages by a dictionary of inflected words.
Both are loaded when a first text is checked. Without them nothing is found, and nothing else suffers.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

GRAMMAR = frozenset({
    "BoundaryError", "Eggcorn", "Malapropism", "Nonstandard", "Repetition", "Typo",
})  # fmt: skip
"""The kinds of Harper's findings that are mistakes whoever writes, and no matter of style."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßàâçéèêëîïôûùœæáíóúñ"
_ACCENTED = {"a": "äàâá", "c": "ç", "e": "éèêë", "i": "îïí", "o": "öôó", "u": "üùûú", "n": "ñ", "s": "ß"}
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{3,}(?:-[^\W\d_]+)*(?![\w@/])")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_DOUBLED = re.compile(r"\b(\w{2,}) \1\b", re.IGNORECASE)
_SHORTEST_NOUN, _LONGEST = 6, 24
"""Letters; names of few letters have neighbours by chance, and what is longer is hardly a slip."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """A slip of the pen and its place."""

    start: int
    end: int
    better: str
    """Empty where nothing is proposed."""
    is_word: bool = False
    """Whether the word itself is unknown; else the way words stand together."""


Proofreader = Callable[[str], Iterator[Slip]]


@cache
def find_proofreader(language: str) -> Proofreader | None:
    """Return who reads this language, None where nobody does."""
    try:
        return _make_english() if language == "en" else _make_by_dictionary(language)
    except ImportError:
        return None


def _make_english() -> Proofreader:
    from harper import Dialect, Language, Linter

    linter = Linter(dialect=Dialect.BRITISH)
    knows = _make_knows("en")

    def read(text: str) -> Iterator[Slip]:
        for lint in linter.lint(text, language=Language.PLAINTEXT):
            word = lint.problem_text
            is_word = lint.lint_kind == "Spelling"
            if (is_word and not knows(word)) or lint.lint_kind in GRAMMAR:
                better = next((one.replacement_text for one in lint.suggestions), "")
                yield Slip(start=lint.span.start, end=lint.span.end, better=better, is_word=is_word)

    return read


def _make_by_dictionary(language: str) -> Proofreader:
    knows = _make_knows(language)

    def read(text: str) -> Iterator[Slip]:
        plain = _ELIDED.sub(lambda match: " " * len(match.group()), text)
        for match in _WORD.finditer(plain):
            better = None if knows(match.group()) else _find_neighbour(match.group(), knows)
            if better:
                yield Slip(start=match.start(), end=match.end(), better=better, is_word=True)
        for match in _DOUBLED.finditer(text):
            yield Slip(start=match.start(), end=match.end(), better=match.group(1))

    return read


def _make_knows(language: str) -> Callable[[str], bool]:
    import simplemma

    simplemma.is_known("a", lang=language)

    def knows(word: str) -> bool:
        return any(simplemma.is_known(form, lang=language) for form in (word, word.lower(), word.capitalize()))

    return knows


def _find_neighbour(word: str, knows: Callable[[str], bool]) -> str | None:
    """Return a known word that one slip would turn into this one; None where it may be a name or a compound.

    In a word with a capital, which may be a name, a changed letter counts only where an accent is missing.
    """
    is_noun = word[0].isupper()
    if not (_SHORTEST_NOUN if is_noun else 0) <= len(word) <= _LONGEST:
        return None
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    dropped = (left + right[1:] for left, right in cuts if right)
    changed = (
        left + letter + right[1:]
        for left, right in cuts
        if right
        for letter in (_ACCENTED.get(right[0], "") if is_noun else _LETTERS)
    )
    added = (left + letter + right for left, right in cuts for letter in _LETTERS)
    neighbours = chain(swapped, dropped, changed, added)
    return next((one for one in neighbours if one[0] == word[0] and knows(one)), None)
