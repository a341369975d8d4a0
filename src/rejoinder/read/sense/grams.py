"""Grams: a plain sentence in, the numbers of its features out: words, neighbours, and pieces of words.

A feature is hashed into one of SIZE places, so a model is a table and no vocabulary is kept. Pieces of words
carry what endings and compounds hide ("abgesagt", "Absage"); accents are folded in them, since many people
leave them out.
"""

import unicodedata
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

SIZE = 1 << 16
"""Places of the table; a power of two."""

MASK, SHIFT = SIZE - 1, 20
NEXT, OVER, THIRD = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D
"""Odd factors that spread the codes of neighbouring words over the table."""

PIECES = (3, 4, 5)
"""Lengths of the pieces of a word, its edges included."""

WORDS_KEPT = 20_000


def grams(plain: str) -> list[int]:
    """Return the places of a sentence's features, each once, in no order that matters."""
    words = [_word(word) for word in plain.split()]
    codes = [code for code, _ in words]
    places = set(chain.from_iterable(pieces for _, pieces in words))
    places.update([(one * NEXT + other) >> SHIFT & MASK for one, other in pairwise(codes)])
    places.update([
        (one * OVER + other) >> SHIFT & MASK for one, other in zip(codes, codes[2:], strict=False)
    ])
    places.update([
        (one * THIRD + other * NEXT + last) >> SHIFT & MASK
        for one, other, last in zip(codes, codes[1:], codes[2:], strict=False)
    ])
    return list(places)


@lru_cache(maxsize=WORDS_KEPT)
def _word(word: str) -> tuple[int, tuple[int, ...]]:
    """Return the code of a word, and the places of the word and of its pieces."""
    marks = unicodedata.normalize("NFD", f"<{word}>")
    folded = "".join(mark for mark in marks if not unicodedata.combining(mark))
    pieces = {folded[at : at + size] for size in PIECES for at in range(len(folded) - size + 1)}
    return crc32(word.encode()), (_place(word), *sorted(_place(f"~{piece}") for piece in pieces))


def _place(feature: str) -> int:
    return crc32(feature.encode()) & MASK
