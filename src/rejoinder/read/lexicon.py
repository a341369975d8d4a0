"""The lexicon of a language: a TOML file of word classes and rules in, rules ready to match out.

A rule says what a sentence does that matches one of its patterns. Before any regular expression runs,
a bit mask of the sentence's words rules out nearly all patterns; so a letter costs little however
many rules there are.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """The knowledge of one language."""

    language: str
    rewrites: Mapping[str, str]
    rules: tuple[Rule, ...]
    breaks: re.Pattern[str]
    """Where another clause begins; what a rule must not have beside it counts up to there only."""
    exact: Mapping[str, int] = field(repr=False)
    stems: Mapping[str, int] = field(repr=False)
    index: Mapping[int, Sequence[tuple[int, int]]] = field(repr=False)
    """From a bit to the (bits, rule number) of the patterns whose rarest it is; -1 for those without."""
    indexed: int = field(repr=False)
    """The bits that are in the index."""

    def hits(self, plain: str) -> list[Hit]:
        """Return the rules that a plain sentence matches, each at its first place."""
        bits = self._bits(plain)
        found: list[Hit] = []
        for number in sorted(self._possible(bits)):
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

    def _possible(self, bits: int) -> set[int]:
        """Return the numbers of the rules for one of whose patterns the sentence has the words."""
        possible = {number for _, number in self.index.get(-1, ())}
        for bit in _bits_of(bits & self.indexed):
            for needed, number in self.index.get(bit, ()):
                if needed & bits == needed:
                    possible.add(number)
        return possible

    def _bits(self, plain: str) -> int:
        bits = 0
        for word in set(plain.split()):
            bits |= self.exact.get(word, 0)
            for end in range(1, len(word) + 1):
                bits |= self.stems.get(word[:end], 0)
        return bits


def _first(patterns: Iterable[Pattern], plain: str, bits: int) -> re.Match[str] | None:
    for pattern in patterns:
        if pattern.bits & bits == pattern.bits and (match := pattern.regex.search(plain)):
            return match
    return None


@cache
def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _index(rules: Sequence[Rule], sizes: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Index patterns by the need of theirs that the fewest words meet; `sizes` tells how many, by bit."""
    index: dict[int, list[tuple[int, int]]] = {}
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

    def masks(self, *, stems: bool) -> dict[str, int]:
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
        exact=builder.masks(stems=False),
        stems=builder.masks(stems=True),
        index=index,
        indexed=sum(1 << bit for bit in index if bit >= 0),
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
