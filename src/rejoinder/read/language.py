"""Which language a text is in, told by its most frequent little words; and what its job mail speaks of."""

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


@cache
def read_topics() -> dict[str, tuple[str, ...]]:
    """Return language → beginnings of words that its job mail has, for languages without a rule file."""
    text = files(__package__).joinpath("topics.toml").read_text(encoding="utf-8")
    return {language: tuple(words) for language, words in tomllib.loads(text).items()}


def is_on_topic(language: str, subject: str, text: str) -> bool:
    """Say whether mail in a language without a rule file may be about a job search.

    One telling word in the subject is enough, or two in the text.
    """
    words, head, body = read_topics().get(language, ()), subject.casefold(), text.casefold()
    return any(word in head for word in words) or sum(word in body for word in words) >= ENOUGH


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
