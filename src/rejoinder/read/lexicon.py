"""The lexicon of a language: a TOML file of word classes and rules in, rules ready to match out.

A rule says what a sentence does that matches one of its patterns. Before any regular expression runs,
a bit mask of the sentence's words rules out nearly all patterns; so a letter costs little however
many rules there are.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, reduce
from importlib.resources import files
from itertools import chain
from operator import or_
from typing import Any, NamedTuple

from rejoinder.read.notation import Need, Notation, NotationError


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """One pattern: the bits a sentence must have, and the expression it must match."""

    bits: int
    expression: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when a sentence first has the words for it; most never are."""
        return _compile(self.expression)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What a sentence does that matches one of the patterns, and how sure that is."""

    does: str
    """Name of an act, or of a mark such as if, topic-job or stage-interview."""
    probability: float
    detail: str
    """Theme, polarity or other detail; empty where there is none."""
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A rule that matched, and where in the plain sentence."""

    rule: Rule
    start: int
    end: int


Candidate = tuple[int, int]
"""The bits that a pattern needs, and the number of its rule."""


class Word(NamedTuple):
    """What a word of a sentence tells: the bits it sets, and the patterns whose rarest need it meets."""

    bits: int
    candidates: tuple[Candidate, ...]


WORDS_KEPT = 20_000
"""Words of a language that are looked up only once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """The knowledge of one language."""

    language: str
    rewrites: Mapping[str, str]
    rules: tuple[Rule, ...]
    breaks: re.Pattern[str]
    """Where another clause begins; what a rule must not have beside it counts up to there only."""
    word: Callable[[str], "Word"] = field(repr=False)
    """What a word of a sentence tells."""
    always: Sequence[Candidate] = field(repr=False)
    """The candidates that need no word."""

    def hits(self, plain: str) -> list[Hit]:
        """Return the rules that a plain sentence matches, each at its first place."""
        words = [self.word(word) for word in set(plain.split())]
        bits = reduce(or_, (word.bits for word in words), 0)
        candidates = chain(self.always, *(word.candidates for word in words))
        found: list[Hit] = []
        for number in sorted({number for needed, number in candidates if needed & bits == needed}):
            rule = self.rules[number]
            match = _first(rule.when, plain, bits)
            if match and not (rule.unless and _first(rule.unless, self._clause(plain, match), bits)):
                found.append(Hit(rule=rule, start=match.start(), end=match.end()))
        return found

    def _clause(self, plain: str, match: re.Match[str]) -> str:
        """Return the stretch around a match up to the breaks before and after it."""
        before = [stop.end() - 1 for stop in self.breaks.finditer(plain, 0, match.start())]
        after = self.breaks.search(plain, match.end() - 1)
        return plain[before[-1] if before else 0 : after.start() if after else len(plain)]


def _first(patterns: Iterable[Pattern], plain: str, bits: int) -> re.Match[str] | None:
    for pattern in patterns:
        if pattern.bits & bits == pattern.bits and (match := pattern.regex.search(plain)):
            return match
    return None


@cache
def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _index(rules: Sequence[Rule], sizes: Sequence[int]) -> dict[int, list[Candidate]]:
    """Index patterns by the need of theirs that the fewest words meet, -1 for those without.

    `sizes` tells by bit how many words meet a need.
    """
    index: dict[int, list[Candidate]] = {}
    for number, rule in enumerate(rules):
        for pattern in rule.when:
            rarest = min(_bits_of(pattern.bits), key=lambda bit: sizes[bit], default=-1)
            index.setdefault(rarest, []).append((pattern.bits, number))
    return index


def _bits_of(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set."""
    while mask:
        highest = mask.bit_length() - 1
        mask ^= 1 << highest
        yield highest


class _Builder:
    """Compiles the rules of one language and numbers what their patterns need."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._notation = Notation(words)
        self._needs: dict[Need, int] = {}

    def rule(self, entry: Mapping[str, Any]) -> Rule:
        """Return a rule from its entry in the file."""
        return Rule(
            does=str(entry["does"]),
            probability=float(entry.get("p", 0.9)),
            detail=str(entry.get("detail", "")),
            when=tuple(map(self._pattern, entry["when"])),
            unless=tuple(map(self._pattern, entry.get("unless", ()))),
        )

    def breaks(self, patterns: Sequence[str]) -> re.Pattern[str]:
        """Return what parts clauses: the marks that always do, and the patterns of the language."""
        own = (self._notation.compile(pattern).regex for pattern in patterns)
        return re.compile("(?<= )(?:" + "|".join(["[;?!] ", *own]) + ")")

    def _pattern(self, pattern: str) -> Pattern:
        part = self._notation.compile(pattern)
        bits = 0
        for need in part.needs:
            bits |= 1 << self._needs.setdefault(need, len(self._needs))
        return Pattern(bits=bits, expression=r"(?<= )" + part.regex)

    def sizes(self) -> list[int]:
        """Return by how many words and stems each need can be met."""
        return [len(need) for need in self._needs]

    def word(self, index: Mapping[int, Sequence[Candidate]]) -> Callable[[str], Word]:
        """Return the function that looks up a word."""
        exact, stems = self._masks(stems=False), self._masks(stems=True)

        @lru_cache(maxsize=WORDS_KEPT)
        def look_up(word: str) -> Word:
            starts = (word[:end] for end in range(1, len(word) + 1))
            bits = reduce(or_, (stems.get(start, 0) for start in starts), exact.get(word, 0))
            return Word(bits, tuple(chain.from_iterable(index.get(bit, ()) for bit in _bits_of(bits))))

        return look_up

    def _masks(self, *, stems: bool) -> dict[str, int]:
        """Return the bits that each exact word, or each stem, sets."""
        masks: dict[str, int] = {}
        for need, number in self._needs.items():
            for word in need:
                if word.endswith("*") is stems:
                    key = word.removesuffix("*")
                    masks[key] = masks.get(key, 0) | 1 << number
        return masks


def build_lexicon(data: Mapping[str, Any]) -> tuple[Lexicon, tuple[str, ...]]:
    """Make a lexicon of a language file; what cannot be understood is left out and told as a problem."""
    builder = _Builder(data.get("words", {}))
    rules: list[Rule] = []
    problems: list[str] = []
    for number, entry in enumerate(data.get("rule", ()), start=1):
        try:
            rules.append(builder.rule(entry))
        except (NotationError, KeyError) as error:
            problems.append(f"Rule {number} ({entry.get('does', '?')}): {error}.")
    index = _index(rules, builder.sizes())
    lexicon = Lexicon(
        language=str(data["language"]),
        rewrites=data.get("rewrites", {}),
        rules=tuple(rules),
        breaks=builder.breaks(data.get("breaks", ())),
        word=builder.word(index),
        always=index.get(-1, ()),
    )
    return lexicon, tuple(problems)


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a file."""
    return frozenset(
        entry.name.removesuffix(".toml")
        for entry in files(__package__).joinpath("phrases").iterdir()
        if entry.name.endswith(".toml")
    )


@cache
def read_language_file(language: str) -> Mapping[str, Any]:
    """Return the file of a language as it stands: tables `sift`, `rewrites`, `words` and `rule`."""
    return tomllib.loads(
        files(__package__).joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8")
    )


@cache
def find_lexicon(language: str | None) -> Lexicon | None:
    """Return the lexicon of a language, None where there is none."""
    if language is None or language not in languages():
        return None
    return build_lexicon(read_language_file(language))[0]
