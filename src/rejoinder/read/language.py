"""Which language a text is in: plain text in, ISO 639-1 out, told by its most frequent little words."""

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

ENOUGH = 2
"""Little words a text must hold before anything is said."""

FIRST_WORDS = 400


@cache
def _little_words() -> dict[str, tuple[str, ...]]:
    """Return word → the languages in which it is a little word."""
    text = files(__package__).joinpath("languages.toml").read_text(encoding="utf-8")
    languages: dict[str, list[str]] = {}
    for language, words in tomllib.loads(text).items():
        for word in words.split():
            languages.setdefault(word, []).append(language)
    return {word: tuple(found) for word, found in languages.items()}


def find_language(words: str) -> str | None:
    """Return the language of plain text (see `plain`), None where too little tells."""
    known = _little_words()
    votes: Counter[str] = Counter()
    for word in words.split()[:FIRST_WORDS]:
        found = known.get(word, ())
        for language in found:
            votes[language] += 6 // len(found)
    if not votes or votes.most_common(1)[0][1] < ENOUGH * 3:
        return None
    return max(sorted(votes), key=lambda language: votes[language])
