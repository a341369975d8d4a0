"""Telling the language of a text by its small words: text in, ISO 639-1 out, None if it says too little."""

import re
import tomllib
from functools import cache
from importlib.resources import files

LEAST = 2
"""Small words of a language that must be met before it is named."""
LEAD = 1.5
"""How many times more of them than of the next language."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def small_words() -> dict[str, frozenset[str]]:
    """Load languages.toml: language → words that hardly any sentence of it can do without."""
    return {language: frozenset(words.split()) for language, words in _data()["words"].items()}


@cache
def number_words(language: str) -> frozenset[str]:
    """Return the words of a language that count or date; none where it has no list."""
    return frozenset(_data()["numbers"].get(language, "").split())


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))


def detect_language(text: str) -> str | None:
    """Return the language of a text, None where its small words do not settle it."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    counts = sorted(
        ((sum(w in known for w in words), name) for name, known in small_words().items()), reverse=True
    )
    (most, language), (next_most, _) = counts[0], counts[1]
    return language if most >= LEAST and most >= LEAD * next_most else None


def hint(name: str) -> str | None:
    """Return the language that a name shows by its letters or endings ("Bürokraft"), if it shows one."""
    shown = [language for language, pattern in _data()["hints"].items() if re.search(pattern, name)]
    return shown[0] if len(shown) == 1 else None
