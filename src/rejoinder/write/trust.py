"""Trust: the middle of a letter and what a language model made of it in, the first reason to distrust it out.

Nothing here knows what a sentence means. It is therefore strict: a word that neither the letter nor our own
book of letters holds might be a claim, and a claim that the record does not hold must not leave. What is
refused costs nothing, as the letter stood before.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wordfreq import zipf_frequency

from rejoinder.model.draft import Sentence
from rejoinder.write.book import fields, get_book
from rejoinder.write.checker.phrases import get_pattern, get_phrases
from rejoinder.write.language import number_words
from rejoinder.write.plan import get_plans
from rejoinder.write.sentences import split_sentences

SHORTEST, LONGEST = 0.6, 1.5
"""Of the letter's words, what an answer may have."""
GRAMMAR = 5.8
"""Zipf frequency from which a word tells nothing of its own."""
COMMON = 5.2
"""Zipf frequency from which a word may stand in any letter, so long as its sentence tells nothing new."""
NEW = 0.5
"""The share of its telling words that a sentence may have from the book instead of from the letter."""
LEFT = 0.3
"""The share of its telling words that must be left of each sentence."""
STEM = 4
"""Letters that two forms of a word share at least."""

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_MARKUP = re.compile(r"[*_#`<>\[\]{}|\\]|https?:|www\.|@")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer beside what it is an answer to."""

    original: str
    sentences: tuple[Sentence, ...]
    """Those of the original, with their facts."""
    text: str
    language: str


def find_distrust(answer: Answer) -> str:
    """Return why an answer is not to be taken, as a sentence for the person; empty where it may be."""
    return next((reason for doubt in DOUBTS for reason in doubt(answer)), "")


def get_exact(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences that must stay as they are worded: what is asked for, what is decided."""
    return [one for one in sentences if one.part.partition("/")[0] in get_plans().exact]


def lay_beside(text: str, sentences: Sequence[Sentence]) -> Sentence:
    """Return the sentence of the original that a sentence of the answer says anew."""
    words = _stems(text)
    return max(sentences, key=lambda one: (_shared(words, _stems(one.text)), -abs(len(one.text) - len(text))))


def _doubt_form(answer: Answer) -> Iterator[str]:
    if not answer.text:
        yield "The answer was empty."
    if _MARKUP.search(answer.text):
        yield "It holds signs or addresses that do not belong in a letter."
    share = len(_WORD.findall(answer.text)) / max(1, len(_WORD.findall(answer.original)))
    if share < SHORTEST:
        yield "It is much shorter than the letter, so something must be missing."
    if share > LONGEST:
        yield "It is much longer than the letter, so something must have been added."


def _doubt_numbers(answer: Answer) -> Iterator[str]:
    counting = number_words(answer.language)
    before, after = _numbers(answer.original, counting), _numbers(answer.text, counting)
    for one in sorted(after - before):
        yield f"It says “{one}”, and the letter does not."
    for one in sorted(before - after):
        yield f"It leaves out “{one}”."


def _numbers(text: str, counting: frozenset[str]) -> set[str]:
    said = {word.casefold() for word in _WORD.findall(text)}
    return {*_NUMBER.findall(text), *(said & counting)}


def _doubt_names(answer: Answer) -> Iterator[str]:
    """Doubt an answer without a name, a role or a word of theirs that stood in the letter."""
    original, text = _flat(answer.original), _flat(answer.text)
    values = {_flat(fact.value): fact.value for one in answer.sentences for fact in one.facts}
    for flat, value in values.items():
        if flat and flat in original and flat not in text:
            yield f"It leaves out “{' '.join(value.split())}”."


def _doubt_words(answer: Answer) -> Iterator[str]:
    """Doubt an answer with a word that neither the letter nor our own book holds, or a new capital."""
    told = frozenset(word.casefold() for word in _WORD.findall(answer.original))
    known = told | _book_words(answer.language)
    written = set(_WORD.findall(answer.original))
    for match in _WORD.finditer(answer.text):
        word = match.group()
        is_new_name = _is_name(match, answer) and word not in written
        if is_new_name or not (_is_common(word, answer.language) or _is_known(word.casefold(), known)):
            yield f"It says “{word}”, which nothing in your record bears."


def _is_name(match: re.Match[str], answer: Answer) -> bool:
    """Say whether a word is a name by its capital: inside a sentence, in a language that spares capitals."""
    before = answer.text[: match.start()].rstrip(" \t\"'(“„«")
    starts = not before or before[-1] in ".!?:\n"
    word = match.group()
    return word[0].isupper() and not starts and word != "I" and not get_phrases(answer.language).capital_nouns


def _doubt_claims(answer: Answer) -> Iterator[str]:
    """Doubt a sentence that has little to do with the letter, or denies what the letter affirms."""
    told = _stems(answer.original)
    denials = get_pattern(answer.language, get_phrases(answer.language).denials)
    for text in split_sentences(answer.text):
        words = {word for word in _stems(text) if not _is_grammar(word, answer.language)}
        if words and _shared(words, told) < (1 - NEW) * len(words):
            yield f"It says something of its own: “{text}”"
        if bool(denials.search(text)) != bool(denials.search(lay_beside(text, answer.sentences).text)):
            yield f"It may turn a sentence around: “{text}”"


def _doubt_parts(answer: Answer) -> Iterator[str]:
    """Doubt an answer in which hardly a word of one of the letter's sentences is left."""
    said = _stems(answer.text)
    for one in answer.sentences:
        words = {word for word in _stems(one.text) if not _is_grammar(word, answer.language)}
        if _shared(words, said) < LEFT * len(words):
            yield f"It leaves out: “{one.text}”"


def _doubt_exact(answer: Answer) -> Iterator[str]:
    for one in get_exact(answer.sentences):
        if _flat(one.text) not in _flat(answer.text):
            yield f"It changes what must stay as it is: “{one.text}”"


def _doubt_acts(answer: Answer) -> Iterator[str]:
    """Doubt an answer that lost the thanks, or makes a new request."""
    phrases = get_phrases(answer.language)
    if _does(answer, phrases.thanks, answer.original) and not _does(answer, phrases.thanks, answer.text):
        yield "The thanks is lost."
    exact = {_flat(one.text) for one in get_exact(answer.sentences)}
    fresh = " ".join(one for one in split_sentences(answer.text) if _flat(one) not in exact)
    for pattern in phrases.requests.values():
        if _does(answer, pattern, fresh) and not _does(answer, pattern, answer.original):
            yield "It asks for something that the letter does not ask for."


def _does(answer: Answer, pattern: str, text: str) -> bool:
    return any(get_pattern(answer.language, pattern).search(one) for one in split_sentences(text))


DOUBTS: tuple[Callable[[Answer], Iterator[str]], ...] = (
    _doubt_form,
    _doubt_numbers,
    _doubt_names,
    _doubt_words,
    _doubt_exact,
    _doubt_acts,
    _doubt_parts,
    _doubt_claims,
)


def _flat(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?")


def _stems(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _shared(words: set[str], others: set[str]) -> int:
    return sum(_is_known(word, others) for word in words)


def _is_known(word: str, known: "frozenset[str] | set[str]") -> bool:
    """Say whether a word, or another form of it, is among these."""
    if word in known:
        return True
    stem = word[: max(STEM, len(word) - 3)]
    return len(word) > STEM and any(
        other.startswith(stem) and abs(len(other) - len(word)) <= STEM for other in known
    )


def _is_common(word: str, language: str) -> bool:
    return zipf_frequency(word, language) >= COMMON


def _is_grammar(word: str, language: str) -> bool:
    return zipf_frequency(word, language) >= GRAMMAR


@cache
def _book_words(language: str) -> frozenset[str]:
    """Return the words of all wordings of a language, without the names of their fields."""
    book = get_book(language)
    texts = [text for rows in book.points.values() for row in rows.values() for text in row]
    named = {name for text in texts for name in fields(text)}
    said = {word.casefold() for text in texts for word in _WORD.findall(text)}
    return frozenset(said - {piece for name in named for piece in name.split("_")})
