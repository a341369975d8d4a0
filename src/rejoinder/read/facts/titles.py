"""Titles of jobs: a stretch of text in; whether it names a job, and the title by itself, out."""

import re
from functools import lru_cache

from rejoinder.read.facts.numbers import strip_numbers
from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.words import Word, make_line

LONGEST_CHARS = 130
COMPOUND = 8
"""Letters from which a word may be a compound."""
_INFLECTED = re.compile(r"[:*/_·.]?-?(?:innen|in|en|es|e|n|r|s|euse|rice|trice|se|ne|ère|ière)$")
_PARTS = re.compile(r"[/&(]|(?<=\w)-(?=\w{2})|(?<=\w)\.(?=\w{1,3}$)")

_REPLY = re.compile(r"(?i)^(?:re|aw|fwd?|wg)\s*:\s*")
_STATE = re.compile(
    r"(?i)\s*\((?:open|closed|offen|evergreen)\)$|/u\d+$|\s+(?:position|role|job|stelle|poste)$"
)
_WORKLOAD = re.compile(r"\s*[,(–-]?\s*\d{1,3}\s*(?:%?\s*(?:-|–|bis|à|to|/)\s*\d{1,3}\s*)?%\)?$")
"""How much of a week a Swiss or Austrian post fills: 80-100 %."""
_DECORATION = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200e\u200f]+\s*")
_AROUND = " \t\"'“”„«»‘’‚,;:?*_-–—|·<>"


@lru_cache(maxsize=8192)
def _is_title(low: str, core: str) -> bool:
    if low in get_lexicon().words.kinds and low not in get_lexicon().words.titles:
        return False
    return any(_is_head(part.strip(").,*:")) for part in (low, *_PARTS.split(low))) and not core.isdigit()


def is_title_word(word: Word) -> bool:
    """Say whether a word is the head of a job title, in any language."""
    return _is_title(word.low, word.core)


def _is_head(low: str) -> bool:
    lexicon = get_lexicon()
    stem = _INFLECTED.sub("", low)
    if (
        low in lexicon.words.titles
        or low.removesuffix("s") in lexicon.words.titles
        or stem in lexicon.words.titles
    ):
        return True
    return len(low) >= COMPOUND and (
        low.endswith(lexicon.title_endings) or stem.endswith(lexicon.title_endings)
    )


def has_title(text: str) -> bool:
    """Say whether a text holds the head of a job title."""
    return any(is_title_word(word) for word in make_line(text).words)


def clean_title(text: str) -> str | None:
    """Cut numbers, quotes and courtesies from a title; None where no title is left."""
    if len(text) > 2 * LONGEST_CHARS:
        return None
    text = _REPLY.sub("", _DECORATION.sub("", text).strip(_AROUND))
    for _ in range(4):
        shorter = _trim(_balance(_STATE.sub("", _WORKLOAD.sub("", strip_numbers(text))).strip(_AROUND)))
        if shorter == text:
            break
        text = shorter
    return text if is_title(text) else None


def _balance(text: str) -> str:
    """Cut a bracket that is opened and not closed, or closed and not opened."""
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip(_AROUND)
    if text.count(")") > text.count("("):
        text = text.rstrip(") ")
    return text if text.endswith(("Sr.", "Jr.")) else text.rstrip(".")


def _trim(text: str) -> str:
    """Cut joining words and articles from both ends, and "open" or "poste de" from the front."""
    line = make_line(text)
    words = line.words
    start, end = 0, len(words)
    while end > start and (_is_loose(words[end - 1]) or not words[end - 1].core):
        end -= 1
    while start < end and (_is_loose(words[start]) or _is_lead_in(words[start])):
        start += 1
    return line.cut(start, end).strip(_AROUND)


def _is_loose(word: Word) -> bool:
    """Say whether a word joins or is an article; in capitals it is a grade or a field: I, AI."""
    vocabulary = get_lexicon().words
    if word.core.isupper() and word.core != "A":
        return False
    return (word.low in vocabulary.connectors or word.low in vocabulary.articles) and word.low not in {
        "&",
        "+",
    }


def _is_lead_in(word: Word) -> bool:
    vocabulary = get_lexicon().words
    if not word.core:
        return True
    if is_title_word(word):
        return False
    return word.low in vocabulary.heads or (word.low in vocabulary.noise and not word.is_capital)


def is_title(text: str) -> bool:
    """Say whether something is told by a title: not only words such as "the open position"."""
    if not 1 < len(text) <= LONGEST_CHARS or "http" in text or "@" in text or text.startswith("["):
        return False
    vocabulary = get_lexicon().words
    words = [word for word in make_line(text).words if any(char.isalpha() for char in word.core)]
    return any(word.low not in vocabulary.noise and word.low not in vocabulary.greetings for word in words)
