"""Sentences: labelled sentences in; how well rules, sense and both tell what each of them does, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.letters import LANGUAGES, Line, read_letters, read_sentences
from evaluation.scores import Score
from rejoinder.model.reading import ActName
from rejoinder.read.acts import follow_rules, see
from rejoinder.read.lexicon import Lexicon, find_lexicon
from rejoinder.read.sense import sense
from rejoinder.read.sentence import plain

EVEN = 0.5
READERS = ("rules", "sense", "both")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A sentence: the acts it does, and those that each of READERS sees."""

    does: frozenset[str]
    seen: tuple[frozenset[str], ...]


def tell(language: str, lines: Iterable[Line]) -> Iterator[Told]:
    """Read labelled sentences of a language, each by itself."""
    lexicon = find_lexicon(language)
    if lexicon is None:
        return
    for line in lines:
        does = frozenset(label.name for label in line.labels)
        yield Told(
            does=does, seen=(_by_rules(line, lexicon), _by_sense(line, lexicon), _by_both(line, lexicon))
        )


def sealed(language: str) -> list[Line]:
    """Return the sealed sentences of a language: those of its sealed letters, and the sealed single ones."""
    lines = [line for letter in read_letters("sealed", language) for line in letter.lines]
    return [*lines, *read_sentences(language, sealed=True)]


def read_sealed() -> list[Told]:
    """Read the sealed sentences of all languages."""
    return [told for language in LANGUAGES for told in tell(language, sealed(language))]


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


def _by_rules(line: Line, lexicon: Lexicon) -> frozenset[str]:
    words = plain(line.text, lexicon.rewrites)
    return frozenset(deed.act.value for deed in follow_rules(lexicon.hits(words), words))


def _by_sense(line: Line, lexicon: Lexicon) -> frozenset[str]:
    likely = sense([plain(line.text, lexicon.rewrites)])[0]
    return frozenset(label for label, odds in likely.items() if odds >= EVEN)


def _by_both(line: Line, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(deed.act.value for deed in see("", [line.text], lexicon)[1].deeds)
