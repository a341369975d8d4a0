"""Words: a text in, its lines as words out. A wrapped paragraph is one line again."""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

LIMIT_CHARS = 16_000
"""Longer texts are read at their head and tail only."""
LONGEST_WORD = 80
"""A longer word is looked at no more than punctuation."""
LIMIT_LINES = 1500
LIMIT_WORDS = 300
"""Words of one line that are looked at."""
WRAPPED_FROM, WRAPPED_TO = 50, 90
"""Where no line of a text is longer than the second, lines longer than the first may have been broken."""

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""How German addresses spell letters that they cannot hold."""

_WORD = re.compile(r"(?i:\b(?:[dlnmtsjc]|qu|lorsqu|puisqu)['’])(?=\w)|\S+")
_OPENING = "\"'“„«‘‚([{<*"
_AROUND = "\"'“”„«»‘’‚‹›()[]{}<>,;:!?.…*_"
_LAYOUT = re.compile(r"[\t\x0b\x0c\r\xa0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u034f\u200b-\u200f\u2060\ufeff]")
_WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that have no accent to leave out, as addresses spell them."""
_BETWEEN = re.compile(r"[\W_\u0300-\u036f]+")
_HANGING = (" -", " –")
"""Ends of a line, however short, that goes on."""
_OWN_LINE = re.compile(r"^\s*(?:[-–•*·▪]|\d+[.)]\s)")


class Word(NamedTuple):
    """A word as it stands in its line."""

    text: str
    core: str
    """Without the punctuation around it."""
    low: str
    """The core in lower case."""
    start: int
    end: int

    @property
    def tail(self) -> str:
        """The punctuation behind it."""
        return self.text[len(self.text.rstrip(_AROUND)) :]

    @property
    def is_opened(self) -> bool:
        """Whether a quotation mark or bracket stands before it."""
        return self.text[0] in _OPENING

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name: a capital anywhere, a digit first, or a joining sign."""
        core = self.core
        return bool(core) and (core[0].isdigit() or core in {"&", "+"} or core != core.lower())


class Line(NamedTuple):
    """A line of text, wrapped paragraphs joined, with its words."""

    text: str
    words: tuple[Word, ...]
    lows: tuple[str, ...]

    def cut(self, start: int, end: int) -> str:
        """Return the text from word `start` up to before word `end`."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""


def split_words(text: str) -> tuple[Word, ...]:
    """Split one line into words; an elided article (l', d') is a word of its own."""
    words: list[Word] = []
    for found in islice(_WORD.finditer(text), LIMIT_WORDS):
        raw = found.group()
        if raw.isalnum() and len(raw) <= LONGEST_WORD:
            words.append(Word(raw, raw, raw.lower(), found.start(), found.end()))
            continue
        core = "" if len(raw) > LONGEST_WORD else raw.strip(_AROUND) or (raw if raw in {"&", "+"} else "")
        if raw[-1] in "'’" and len(raw) <= len("puisqu'"):
            core = raw.replace("’", "'")
        low = core.lower().replace("’", "'").removesuffix("(s")
        words.append(Word(raw, core, low, found.start(), found.end()))
    return tuple(words)


@lru_cache(maxsize=4096)
def make_line(text: str) -> Line:
    """Make a line of one stretch of text; line breaks and runs of spaces become single spaces."""
    clean = " ".join(_INVISIBLE.sub("", text).split())
    words = split_words(clean)
    return Line(clean, words, tuple(word.low for word in words))


def split_lines(text: str) -> tuple[Line, ...]:
    """Split a text into lines, empty ones kept as empty."""
    if len(text) > LIMIT_CHARS:
        text = text[: LIMIT_CHARS * 3 // 4] + "\n\n" + text[-LIMIT_CHARS // 4 :]
    joined: list[str] = []
    previous = ""
    raws = _LAYOUT.sub(" ", text).split("\n", LIMIT_LINES)[:LIMIT_LINES]
    is_wrapped = max((len(raw) for raw in raws if "://" not in raw), default=0) <= WRAPPED_TO
    for raw in raws:
        if is_wrapped and _continues(previous, raw):
            joined[-1] += " " + raw.strip()
        else:
            joined.append(raw.strip())
        previous = raw.strip()
    return tuple(make_line(line) for line in joined)


def _continues(previous: str, line: str) -> bool:
    if not line.strip() or _OWN_LINE.match(line):
        return False
    if len(previous) < WRAPPED_FROM:
        return previous.endswith(_HANGING)
    return previous[-1] not in ".!?:;" and len(previous) + len(line.split(maxsplit=1)[0]) >= WRAPPED_FROM + 10


@lru_cache(maxsize=8192)
def squash(text: str) -> str:
    """Return the letters and digits of a text in lower case and without accents, for comparing spellings."""
    folded = text.casefold().translate(_WHOLE_LETTERS)
    return _BETWEEN.sub("", folded if folded.isascii() else normalize("NFKD", folded))
