"""Names and the letters of addresses: a name and letters in; whether the letters spell the name out."""

from functools import lru_cache

from rejoinder.read.facts.words import UMLAUTS, make_line, squash

BY_CHANCE = 3
"""Letters up to which two names agree by chance."""
INFLECTED = 2
"""Letters at the end of a word that may tell a case and no other word: Stadtwerken, Stadtwerke."""


def spells(name: str, letters: str) -> bool:
    """Say whether letters are words of a name in their order, whole or begun, small ones left out.

    So musee-abbaye is Musée de l'Abbaye, and grandbaltyk is Hotel Grand Bałtyk.
    """
    return any(_spells(words, letters) for words in _spelled_words(name))


@lru_cache(maxsize=4096)
def _spelled_words(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name as addresses may spell them: without accents, or with German vowels."""
    spaced = name.replace("-", " ").replace("&", "and")
    words = [word.core for word in make_line(spaced).words if word.core]
    plain, german = tuple(map(squash, words)), tuple(map(spell_umlauts, words))
    return (plain,) if plain == german else (plain, german)


def _spells(words: tuple[str, ...], letters: str) -> bool:
    ends, whole = {0}, False
    for word in words:
        size = len(word)
        ends |= {
            end + taken
            for end in ends
            for taken in (*range(BY_CHANCE, size - INFLECTED), size)
            if letters[end : end + taken] == word[:taken]
        }
        whole = whole or (size > BY_CHANCE and word in letters)
    return whole and len(letters) > BY_CHANCE and len(letters) in ends


def spell_umlauts(text: str) -> str:
    """Return the letters of a text as German addresses spell them: Müller is mueller."""
    return squash(text.lower().translate(UMLAUTS))
