"""From places to sentences: a plan, the facts and a book in, worded sentences with their facts out.

The choice among wordings is dealt like cards: each case takes the next from a deck that is shuffled by its
point, so that neighbouring cases get different sentences, and the same case always gets the same. Inside a
sentence, `<gladly|with pleasure>` are dealt in the same way.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import gcd, prod
from zlib import crc32

from rejoinder.model.draft import Fact, Sentence
from rejoinder.model.person import Register, Voice
from rejoinder.write.book import Book, fields
from rejoinder.write.plan import Kind, Place, needs_of

NAMING = ("role", "organization", "agency")
"""Facts that say what a letter is about; its first sentence holds one of them where the record does."""

GOLDEN = 0.382
"""The share of a round after which steps spread most evenly."""

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_DOUBLE_END = re.compile(r"(?<![.])([.?!])[.](?![.])")
_VARIED = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """All that decides how a point is put."""

    book: Book
    register: Register
    form: int
    """Index of the form of address."""
    facts: Mapping[str, Fact]
    seed: int
    """The case's number."""
    kind: str
    said: frozenset[str] = frozenset()
    """What the person wrote in the thread before, folded: it is not said again."""
    voice: Voice = field(default_factory=Voice)
    likes: Callable[[str], int] = lambda _: 0
    """How much speaks for a wording in this person's eyes; below 0, against it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A place that was worded."""

    place: Place
    point: str
    sentence: Sentence


def realise(places: Sequence[Place], kind: Kind, *, wording: Wording, frame: int) -> list[Said]:
    """Word the places and keep the length; `frame` counts the words of greeting and closing."""
    fewest, most = kind.words
    said = _word(places, wording, use=[place for place in places if not place.reserve])
    for place in [place for place in places if place.reserve]:
        if _length(said) + frame < fewest:
            said = _word(places, wording, use=[*(one.place for one in said), place])
    for place in [place for place in reversed(places) if place.droppable]:
        if _length(said) + frame > most:
            said = [one for one in said if one.place is not place]
    return said


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(_WORD.findall(text))


def fold(text: str) -> str:
    """Return a sentence as it is compared: words only, small."""
    return " ".join(_WORD.findall(text.casefold()))


def deal(options: Sequence[str], *, deck: str, turn: int) -> Sequence[str]:
    """Return the options in the order this turn prefers; neighbouring turns start differently."""
    if not options:
        return options
    block, index = divmod(turn, len(options))
    shuffled = sorted(options, key=lambda text: hashlib.sha256(f"{deck}|{block}|{text}".encode()).digest())
    return [*shuffled[index:], *shuffled[:index]]


def vary(text: str, *, turn: int) -> str:
    """Choose in each `<gladly|with pleasure>`; as many turns as there are combinations say it differently."""
    choices = [match.group(1).split("|") for match in _VARIED.finditer(text)]
    number = _scatter(turn, prod(map(len, choices)))
    chosen: list[str] = []
    for options in choices:
        number, index = divmod(number, len(options))
        chosen.append(options[index])
    words = iter(chosen)
    return _VARIED.sub(lambda _: next(words), text)


def _scatter(turn: int, size: int) -> int:
    """Return a number below `size`, another one for each of `size` turns in a row, neighbours far apart."""
    step = next((step for step in range(max(1, round(size * GOLDEN)), size) if gcd(step, size) == 1), 1)
    return turn * step % size


def _length(said: Collection[Said]) -> int:
    return sum(count_words(one.sentence.text) for one in said)


def _word(places: Sequence[Place], wording: Wording, *, use: Collection[Place]) -> list[Said]:
    said: list[Said] = []
    for place in places:
        if place not in use:
            continue
        worded = next(_wordings(place, wording, before=said), None)
        if worded is not None:
            said.append(worded)
    return said


def _wordings(place: Place, wording: Wording, *, before: Sequence[Said]) -> Iterator[Said]:
    """Yield the ways to fill a place: those that echo nothing before them first, no point a second time."""
    made = {one.point for one in before}
    for point in [point for point in place.points if point not in made]:
        options = wording.book.texts(point, wording.register)
        dealt = deal(options, deck=f"{wording.kind}|{point}", turn=wording.seed)
        sentences = [sentence for text in dealt if (sentence := _fill(point, text, wording)) is not None]
        fresh = [one for one in sentences if fold(one.text) not in wording.said]
        ranked = sorted(fresh, key=lambda one: _weight(one, before, wording))
        yield from (Said(place=place, point=point, sentence=one) for one in ranked)


def _weight(sentence: Sentence, before: Sequence[Said], wording: Wording) -> int:
    """Weigh what speaks against a wording: words never used, echoes, names said again or not at first."""
    names = {wording.facts[name] for name in NAMING if name in wording.facts}
    said = sentence.text.casefold()
    never = sum(phrase.casefold() in said for phrase in wording.voice.never)
    favourite = any(phrase.casefold() in said for phrase in wording.voice.favourites)
    liked = 5 * max(-2, min(1, wording.likes(sentence.part)))
    vague = not before and bool(names) and not names & set(sentence.facts)
    named = bool(before) and len(names & set(sentence.facts) & set(before[-1].sentence.facts)) > 1
    echoes = count_echoes(sentence.text, [one.sentence.text for one in before], wording.book)
    return 100 * never - 8 * favourite - liked + 10 * vague + 3 * named + echoes


def _fill(point: str, text: str, wording: Wording) -> Sentence | None:
    """Return a wording with its facts put in, None where one is missing."""
    known = set(wording.facts)
    pattern = vary(wording.book.expand(text, known=known, form=wording.form), turn=wording.seed)
    used = sorted(fields(pattern))
    if not known.issuperset(used):
        return None
    filled = _DOUBLE_END.sub(r"\1", pattern.format_map({name: wording.facts[name].value for name in used}))
    names = dict.fromkeys([*used, *needs_of(point)])
    facts = tuple(dict.fromkeys(wording.facts[name] for name in names))
    return Sentence(text=filled, facts=facts, part=f"{point}/{crc32(text.encode()):08x}")


def count_echoes(text: str, before: Sequence[str], book: Book) -> int:
    """Count what a sentence would repeat: an opening that was used, and stems that sound twice."""
    opening, said = fold(text).split()[:2], " ".join(before).casefold()
    openings = sum(fold(one).split()[:2] == opening for one in before)
    starts = bool(before) and fold(before[-1]).split()[:1] == opening[:1]
    return 2 * openings + starts + sum(2 for stem in book.echoes if stem in text.casefold() and stem in said)
