"""Slugs: the letters of an address in; the name they most likely stand for, spelled out in words, out."""

from collections.abc import Mapping

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


def spell_out(slug: str, page: Page) -> str:
    """Return the words of a slug as a name: bibliotecadopenedo is Biblioteca do Penedo."""
    known = _known_words(page)
    grammar = get_lexicon().grammars.get(page.language or "")
    parts = slug.replace("_", "-").split("-")
    if grammar is None or not grammar.compounds:
        parts = [word for part in parts for word in _split(part, known)]
    return " ".join(_write(word, known) for word in parts if word)


def _known_words(page: Page) -> Mapping[str, str]:
    """Return the words that a slug may be made of, by their letters: kinds of firms, names of the letter."""
    told = [word.core for line in page.told for word in line.words if word.is_capital]
    named = (page.sender.person or "").split()
    kinds = get_lexicon().words.kinds
    words = [*(f"{kind}s" for kind in kinds), *kinds, *told, *named]
    return {squash(word): word for word in words if len(squash(word)) >= LEAST and word.isalpha()}


def _split(letters: str, known: Mapping[str, str]) -> list[str]:
    """Cut a known word from the beginning or the end, with the joining words beside it."""
    if letters in known or len(letters) > LONGEST:
        return [letters]
    sizes = range(len(letters) - 1, LEAST - 1, -1)
    for size in sizes:
        if letters[:size] in known and _is_rest(letters[size:]):
            return [letters[:size], *_split_joints(letters[size:], known)]
    for size in sizes:
        if letters[-size:] in known and _is_rest(letters[:-size]):
            return [*_split(letters[:-size], known), letters[-size:]]
    return [letters]


def _is_rest(letters: str) -> bool:
    return len(letters) >= LEAST_REST


def _split_joints(letters: str, known: Mapping[str, str]) -> list[str]:
    """Cut the joining words from before the rest of a slug that began with a known word."""
    if letters in known:
        return [letters]
    joints = sorted(get_lexicon().words.joints - {"&", "+"}, key=len, reverse=True)
    for joint in joints:
        rest = letters.removeprefix(squash(joint))
        if rest != letters and len(joint) > 1 and len(rest) >= LEAST and (rest in known or joint != "of"):
            return [joint, *_split(rest, known)]
    return _split(letters, known)


def _write(word: str, known: Mapping[str, str]) -> str:
    """Write a word with the accents and capitals of a name."""
    if word in get_lexicon().words.joints:
        return word
    spelled = known.get(word, word)
    if spelled != spelled.lower():
        return spelled
    return spelled.upper() if len(spelled) <= INITIALS else spelled.capitalize()
