"""Grams: a plain sentence in, the numbers of its features out: words, neighbours, and pieces of words.

A feature is hashed into one of SIZE places, so a model is a table and no vocabulary is kept. Pieces of words
carry what endings and compounds hide ("abgesagt", "Absage"); accents are folded in them, since many people
leave them out.
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

SIZE = 1 << 16
"""Places of the table; a power of two."""

PIECES = (3, 4, 5)
"""Lengths of the pieces of a word, its edges included."""

WORDS_KEPT = 20_000


def grams(plain: str) -> list[int]:
    """Return the places of a sentence's features, each once, in no order that matters."""
    words = plain.split()
    places: set[int] = set()
    for word in words:
        places.update(_pieces(word))
    places.update(_place(f"{one} {other}") for one, other in pairwise(words))
    places.update(_place(f"{one} _ {other}") for one, other in zip(words, words[2:], strict=False))
    places.update(map(_place, map(" ".join, zip(words, words[1:], words[2:], strict=False))))
    return list(places)


def _place(feature: str) -> int:
    return crc32(feature.encode()) & (SIZE - 1)


@lru_cache(maxsize=WORDS_KEPT)
def _pieces(word: str) -> tuple[int, ...]:
    """Return the places of a word and of its pieces."""
    folded = "".join(
        mark for mark in unicodedata.normalize("NFD", f"<{word}>") if not unicodedata.combining(mark)
    )
    pieces = (folded[at : at + size] for size in PIECES for at in range(len(folded) - size + 1))
    return (_place(word), *map(_place, {f"~{piece}" for piece in pieces}))
