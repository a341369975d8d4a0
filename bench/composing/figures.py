"""Figures over written letters: what rests on nothing, findings, variety, length, ease of reading."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from composing.cases import Written
from rejoinder.model.draft import Severity
from rejoinder.model.step import MessageKind
from rejoinder.write.book import get_book
from rejoinder.write.realise import count_words, fold
from rejoinder.write.sentences import split_sentences

LONG = 8
"""Words; a longer sentence is recognised when it stands in another letter."""
SPOKEN = frozenset({MessageKind.PHONE_SCRIPT})
REPLY = range(80, 161)
"""Words of a reply to a no after an interview."""

_MARKS = re.compile(r"[{}<>\[\]|]|\bTODO\b|\b[Xx]{3,}\b|_{3,}")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ][\w’'&-]+")
_VOWELS = re.compile(r"[aeiouyäöüàâáéèêëîïíôóùûúœæ]+", re.IGNORECASE)
_EASE = {
    "en": (206.835, 1.015, 84.6),
    "de": (180.0, 1.0, 58.5),
    "fr": (207.0, 1.015, 73.6),
    "es": (206.84, 1.02, 60.0),
}
"""Flesch's reading ease as fitted to each language: Flesch, Amstad, Kandel and Moles, Fernández Huerta."""


def has_placeholder(written: Written) -> bool:
    """Say whether something was left to fill in."""
    return bool(_MARKS.search(written.draft.body))


def find_ungrounded(written: Written) -> list[str]:
    """Return names, numbers and dates of a body that stand in no fact, not in the person's own words for it.

    A name is a word with a capital inside a sentence; the language's own words are known from its book.
    """
    facts = [fact.value for sentence in written.draft.sentences for fact in sentence.facts]
    told = fold(" ".join([*facts, written.voice.name, written.voice.signature]))
    told_words = set(told.split())
    own = _words_of_book(written.draft.language)
    body = written.draft.body.replace(written.voice.signature, "")
    names = [name for name in _NAME.findall(body) if not set(fold(name).split()) <= told_words | own]
    return [*names, *(number for number in _NUMBER.findall(body) if number not in told)]


def _words_of_book(language: str) -> set[str]:
    book = get_book(language)
    texts = chain.from_iterable(chain.from_iterable(rows.values()) for rows in book.points.values())
    pieces = (variant.text for variants in book.fragments.values() for variant in variants)
    titles = [*book.greetings.titles, *book.greetings.titles.values(), "Dr"]
    ends = [*chain.from_iterable(book.closings.values()), *book.labels.values(), *book.months]
    said = " ".join([*texts, *pieces, *titles, *ends])
    return set(fold(re.sub(r"[<>|\[\]{}]", " ", said)).split())


def count_findings(letters: Iterable[Written], severity: Severity) -> Counter[str]:
    """Count the findings of a severity, by rule."""
    return Counter(
        finding.rule
        for written in letters
        for finding in written.draft.findings
        if finding.severity is severity and finding.rule != "C-fitting"
    )


def share_specific(letters: Iterable[Written]) -> float:
    """Return the share of sentences that rest on a fact, greeting and closing left out."""
    bodies = [sentence for written in letters for sentence in written.draft.sentences if sentence.part]
    return sum(bool(sentence.facts) for sentence in bodies) / max(1, len(bodies))


def find_shared(letters: Sequence[Written]) -> Iterator[tuple[str, int]]:
    """Yield long sentences that one person wrote to two organisations, with how many.

    Scripts for the phone are spoken and left out; so is what the person answered word for word.
    """
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for written in letters:
        answers = [fold(answer) for _, answer in written.case.answers]
        for piece in _pieces(written):
            own = any(answer in fold(piece) for answer in answers)
            if count_words(piece) > LONG and not own and written.step.message_kind not in SPOKEN:
                places[written.draft.language, piece].add(written.case.organization or "")
    yield from ((piece, len(found)) for (_, piece), found in places.items() if len(found) > 1)


def _pieces(written: Written) -> Iterator[str]:
    said = (sentence.text for sentence in written.draft.sentences if sentence.part)
    return chain.from_iterable(map(split_sentences, said))


def count_long(letters: Iterable[Written]) -> int:
    """Count the long sentences of letters."""
    return sum(count_words(piece) > LONG for written in letters for piece in _pieces(written))


def get_lengths(letters: Iterable[Written]) -> list[int]:
    """Return the words of each letter, signature left out, sorted."""
    return sorted(count_words(written.draft.body.replace(written.voice.signature, "")) for written in letters)


def get_ease(written: Written) -> float:
    """Return Flesch's reading ease; syllables are counted as groups of vowels."""
    said = [sentence.text for sentence in written.draft.sentences if sentence.part]
    sentences = sum(len(list(split_sentences(text))) for text in said)
    words = sum(map(count_words, said))
    syllables = len(_VOWELS.findall(" ".join(said)))
    base, per_sentence, per_word = _EASE[written.draft.language]
    return base - per_sentence * words / max(1, sentences) - per_word * syllables / max(1, words)
