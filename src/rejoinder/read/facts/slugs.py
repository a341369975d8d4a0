"""Slugs: the letters of an address in; the name they most likely stand for, spelled out in words, out."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from rejoinder.read.facts.page import Page
from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.words import squash

INITIALS = 3
"""A slug of at most so many letters is written in capitals."""
LEAST = 4
"""Letters from which a word is looked for in a slug."""
LEAST_REST = 3
"""Letters from which what no word explains may be a word itself."""
LONGEST = 48
"""A longer slug is left as it is."""
UNKNOWN = 3
"""What an unknown word costs, beside its letters."""


class _Split(NamedTuple):
    """The cheapest way to cut letters into words."""

    cost: int
    words: tuple[str, ...]


def spell_out(slug: str, page: Page) -> str:
    """Return the words of a slug as a name: bibliotecadopenedo is Biblioteca do Penedo."""
    known = _known_words(page)
    grammar = get_lexicon().grammars.get(page.language or "")
    parts = slug.replace("_", "-").split("-")
    if grammar is None or not grammar.compounds:
        joints = frozenset(squash(word) for word in grammar.connectors) if grammar else frozenset()
        parts = [word for part in parts for word in _split(part, known, joints - {""})]
    return " ".join(_write(word, known) for word in parts if word)


def _known_words(page: Page) -> Mapping[str, str]:
    """Return the words that a slug may be made of, by their letters: kinds of firms, names of the letter."""
    told = [word.core for line in page.told for word in line.words if word.is_capital]
    named = (page.sender.person or "").split()
    return {**_kinds(page.language or ""), **_by_letters([*told, *named])}


@cache
def _kinds(language: str) -> Mapping[str, str]:
    """Return the kinds of all languages; one that two spell otherwise as this language does."""
    grammars = get_lexicon().grammars
    kinds = [kind for grammar in grammars.values() for kind in grammar.kinds]
    return _by_letters([*kinds, *(grammars[language].kinds if language in grammars else ())])


def _by_letters(words: Iterable[str]) -> Mapping[str, str]:
    return {squash(word): word for word in words if len(squash(word)) >= LEAST and word.isalpha()}


def _split(letters: str, known: Mapping[str, str], joints: frozenset[str]) -> tuple[str, ...]:
    """Cut letters into known words, joining words behind one, and as little else as can be."""
    if len(letters) > LONGEST:
        return (letters,)
    best = {0: _Split(0, ())}
    for end in range(1, len(letters) + 1):
        ways = [
            _Split(best[start].cost + cost, (*best[start].words, word))
            for start in range(end)
            if start in best
            and (cost := _cost(word := letters[start:end], best[start].words, known, joints)) is not None
        ]
        if ways:
            best[end] = min(ways)
    found = best.get(len(letters))
    return found.words if found and any(word in known for word in found.words) else (letters,)


def _cost(word: str, before: tuple[str, ...], known: Mapping[str, str], joints: frozenset[str]) -> int | None:
    """Return what a word costs; None where it cannot stand there."""
    if word in known:
        return 1
    if word in joints and before and before[-1] in known:
        return 1
    is_apart = not before or before[-1] in known or before[-1] in joints
    return len(word) + UNKNOWN if len(word) >= LEAST_REST and is_apart else None


def _write(word: str, known: Mapping[str, str]) -> str:
    """Write a word with the accents and capitals of a name."""
    if word in get_lexicon().words.joints:
        return word
    spelled = known.get(word, word)
    if spelled != spelled.lower():
        return spelled
    return spelled.upper() if len(spelled) <= INITIALS else spelled.capitalize()
