"""Proofreading behind one small port: a text in a language in, its slips of the pen out.

English is read by Harper, which knows grammar too; the other languages by how often words are written: a word
that hardly anybody writes, and that one slip would make of a common one, is a slip. Both are loaded when a
first text is checked. Without them nothing is found, and nothing else suffers.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

GRAMMAR = frozenset({
    "BoundaryError", "Eggcorn", "Malapropism", "Nonstandard", "Repetition", "Typo",
})  # fmt: skip
"""The kinds of Harper's findings that are mistakes whoever writes, and no matter of style."""

RARE, COMMON, FARTHER = 2.0, 3.0, 2.0
"""How often a word is written that may be a slip, how often the one that was meant, and how much oftener at
least; by Zipf's scale: the logarithm of how often in a thousand million words."""

_TWICE = frozenset({"die", "das", "der", "sie", "nous", "vous"})
"""Words that grammar may put twice in a row."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßàâçéèêëîïôûùœæáíóúñ"
_ACCENTED = {"a": "äàâá", "c": "ç", "e": "éèêë", "i": "îïí", "o": "öôó", "u": "üùûú", "n": "ñ", "s": "ß"}
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{3,}(?:-[^\W\d_]+)*(?![\w@/])")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_DOUBLED = re.compile(r"\b(\w{2,}) \1\b", re.IGNORECASE)
_ENDING = 2
"""Letters in which a word that is used at all may differ from a common one: that is another form of it."""
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
        return _make_english() if language == "en" else _make_by_frequency(language)
    except ImportError:
        return None


def _make_english() -> Proofreader:
    from harper import Dialect, Language, Linter

    linter = Linter(dialect=Dialect.BRITISH)
    frequency = _make_frequency("en")

    def read(text: str) -> Iterator[Slip]:
        for lint in linter.lint(text, language=Language.PLAINTEXT):
            word = lint.problem_text
            is_word = lint.lint_kind == "Spelling"
            if (is_word and frequency(word) < COMMON) or lint.lint_kind in GRAMMAR:
                better = next((one.replacement_text for one in lint.suggestions), "")
                yield Slip(start=lint.span.start, end=lint.span.end, better=better, is_word=is_word)

    return read


def _make_by_frequency(language: str) -> Proofreader:
    frequency = _make_frequency(language)

    def read(text: str) -> Iterator[Slip]:
        plain = _ELIDED.sub(lambda match: " " * len(match.group()), text)
        for match in _WORD.finditer(plain):
            better = _find_neighbour(match.group(), frequency) if frequency(match.group()) < RARE else None
            if better:
                yield Slip(start=match.start(), end=match.end(), better=better, is_word=True)
        for match in _DOUBLED.finditer(text):
            if match.group(1).casefold() not in _TWICE:
                yield Slip(start=match.start(), end=match.end(), better=match.group(1))

    return read


def _make_frequency(language: str) -> Callable[[str], float]:
    from wordfreq import zipf_frequency

    zipf_frequency("a", language)
    return partial(zipf_frequency, lang=language)


def _find_neighbour(word: str, frequency: Callable[[str], float]) -> str | None:
    """Return the commonest word that one slip would turn into this one; None where it may be a name.

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
    neighbours = (one for one in chain(swapped, dropped, changed, added) if one[:1] == word[0])
    best = max(neighbours, key=frequency)
    if frequency(word) and best[: len(word) - _ENDING] == word[:-_ENDING]:
        return None
    return best if frequency(best) >= max(COMMON, frequency(word) + FARTHER) else None
