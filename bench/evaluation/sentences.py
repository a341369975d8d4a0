"""Sentences: labelled sentences in; how well rules, sense and both tell what each of them does, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.letters import LANGUAGES, Line, read_letters, read_sentences
from evaluation.scores import Score
from rejoinder.model.reading import ActName
from rejoinder.read.acts import follow_rules, see, strongest
from rejoinder.read.lexicon import Lexicon, find_lexicon
from rejoinder.read.sense import sense, sense_alone
from rejoinder.read.sentence import plain

EVEN = 0.5
READERS = ("rules", "words alone", "among the others", "rules and sense")


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A letter, or a sentence that stands alone."""

    subject: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A sentence: the acts it does, and those that each of READERS sees."""

    does: frozenset[str]
    seen: tuple[frozenset[str], ...]


def tell(language: str, passage: Passage) -> Iterator[Told]:
    """Read the labelled sentences of a passage."""
    lexicon = find_lexicon(language)
    if lexicon is None:
        return
    texts = [line.text for line in passage.lines]
    readers = (
        _by_rules(texts, lexicon),
        _by_words(texts, lexicon),
        _by_sense(passage.subject, texts, lexicon),
        _by_all(passage.subject, texts, lexicon),
    )
    for line, *seen in zip(passage.lines, *readers, strict=True):
        yield Told(does=frozenset(label.name for label in line.labels), seen=tuple(seen))


def sealed(language: str) -> Iterator[Passage]:
    """Yield the sealed letters and the sealed single sentences of a language."""
    for letter in read_letters("sealed", language):
        yield Passage(subject=letter.headers.get("Subject", ""), lines=tuple(letter.lines))
    for line in read_sentences(language, sealed=True):
        yield Passage(subject="", lines=(line,))


def read_sealed() -> list[Told]:
    """Read the sealed sentences of all languages."""
    return [
        told for language in LANGUAGES for passage in sealed(language) for told in tell(language, passage)
    ]


def score(told: Iterable[Told], act: str, reader: int) -> Score:
    """Score one of READERS on one act."""
    pairs = [(act in one.does, act in one.seen[reader]) for one in told]
    return Score(
        right=sum(does and seen for does, seen in pairs),
        false=sum(seen and not does for does, seen in pairs),
        missed=sum(does and not seen for does, seen in pairs),
    )


def score_all(told: list[Told], reader: int) -> Score:
    """Score one of READERS on all acts together."""
    return sum((score(told, act.value, reader) for act in ActName), Score())


def _by_rules(texts: list[str], lexicon: Lexicon) -> list[frozenset[str]]:
    plains = [plain(text, lexicon.rewrites) for text in texts]
    return [
        frozenset(deed.act.value for deed in follow_rules(lexicon.hits(words), words)) for words in plains
    ]


def _by_words(texts: list[str], lexicon: Lexicon) -> list[frozenset[str]]:
    return [_even(likely) for likely in sense_alone([plain(text, lexicon.rewrites) for text in texts])]


def _by_sense(subject: str, texts: list[str], lexicon: Lexicon) -> list[frozenset[str]]:
    plains = [plain(text, lexicon.rewrites) for text in (subject, *texts)]
    return [_even(one) for one in sense(plains, [strongest(lexicon.hits(words)) for words in plains])[1:]]


def _even(likely: dict[str, float]) -> frozenset[str]:
    return frozenset(label for label, odds in likely.items() if odds >= EVEN)


def _by_all(subject: str, texts: list[str], lexicon: Lexicon) -> list[frozenset[str]]:
    return [frozenset(deed.act.value for deed in one.deeds) for one in see(subject, texts, lexicon)[1:]]
