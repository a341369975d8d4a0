"""Phrases that harm a letter: words/<language>.toml in, a finding for each place where one stands.

A pattern is a regular expression over the writer's own words; `<name>` stands for the words of that name.
Words that are quoted are not the writer's, and a phrase that is denied ("I am not angry") is no harm.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby

import msgspec

from rejoinder.model.draft import Finding, Severity
from rejoinder.model.step import MessageKind
from rejoinder.write.checker.examined import Examined

_LONG = re.compile(r"'''.*?'''", re.DOTALL)
_FOLD = re.compile(r"\n *")
"""A pattern may go over several lines: the break and the spaces that follow are not part of it."""
_CAPITAL = re.compile(r"(?<!\\)[A-ZÀ-ÖØ-Þ]")
_BOUND = re.compile(r"\\b((?:(?!\\b).|\\b(?!$))*)\\b", re.DOTALL)
_NAMED = re.compile(r"(?<!\(\?P)<(\w+)>")
_CLAUSE_START = re.compile(
    r"[.!?;:,\n]|\b(?:because|but|yet|only|weil|aber|sondern|denn|nur)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Harm:
    """What is said about one kind of harm (rules.toml)."""

    severity: Severity
    why: str
    suggestion: str
    most: int = 2
    """Findings of one rule in one text; more would be scolding."""
    but_in: frozenset[MessageKind] = frozenset()
    """Kinds of message in which it harms nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """How a language does one kind of harm."""

    id: str
    patterns: tuple[str, ...]
    deniable: bool = True
    """Whether a "not" before it makes it harmless."""
    unless: tuple[str, ...] = ()
    """Patterns that, in the same sentence, show that it is meant well."""
    instead: str = ""
    """A wording that does the same kindly."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """All phrases of a language."""

    denials: str
    """Regular expression of words that deny what follows in the same clause."""
    words: Mapping[str, str]
    """name → alternatives of a regular expression."""
    rules: tuple[Rule, ...]
    thanks: str
    answers: str
    """What shows that a text answers a letter of theirs."""
    interview_claims: str
    """What thanks for an interview, or speaks of one as past."""
    requests: Mapping[str, str]
    """What is asked for → how; letters ask for one thing."""
    generic_greetings: str
    persons: str
    """The greeting line; its group `who` is the name."""
    organizations: tuple[str, ...]
    """Where an organisation is named; group 1."""
    roles: tuple[str, ...]
    """Where a role is named; group 1."""
    role_said: str
    """What names a role in small letters, as "curator position"."""
    common: frozenset[str]
    """Words that are no names."""
    dates: str
    capitals: frozenset[str] = frozenset()
    """Words written in capitals without shouting."""
    capital_nouns: bool = False
    """Whether a capital inside a sentence is no sign of a name."""
    address: Mapping[str, str] = field(default_factory=dict)
    """Form of address → pattern that shows it (case kept)."""


@cache
def phrase_languages() -> frozenset[str]:
    """Return the languages whose phrases are known."""
    folder = files(__package__).joinpath("words")
    return frozenset(
        item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")
    )


@cache
def get_phrases(language: str) -> Phrases:
    """Load a language's phrases."""
    text = files(__package__).joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    unfolded = _LONG.sub(lambda match: _FOLD.sub("", match.group()), text)
    return msgspec.convert(tomllib.loads(unfolded), Phrases)


@cache
def get_harms() -> dict[str, Harm]:
    """Load rules.toml: what is said about each rule, by its id."""
    text = files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Harm])


@cache
def get_pattern(language: str, pattern: str) -> re.Pattern[str]:
    """Return a pattern with its lists of words put in, blind to case."""
    return re.compile(_spell_out(language, pattern), re.IGNORECASE)


def _spell_out(language: str, pattern: str) -> str:
    """Put lists of words in; they may name others."""
    words = get_phrases(language).words
    spelled = _NAMED.sub(lambda match: f"(?:{words[match.group(1)]})", pattern)
    return _NAMED.sub(lambda match: f"(?:{words[match.group(1)]})", spelled)


@cache
def _join(language: str, patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for text in small letters, which is several times faster than one blind to case.

    Neighbours that stand between word boundaries share them, for the same reason.
    """
    small = (_CAPITAL.sub(lambda match: match.group().lower(), _spell_out(language, one)) for one in patterns)
    runs = groupby(small, key=lambda one: bool(_BOUND.fullmatch(one)))
    return re.compile("|".join(_alternatives(run, bound=bound) for bound, run in runs))


def _alternatives(patterns: Iterable[str], *, bound: bool) -> str:
    if not bound:
        return "|".join(f"(?:{one})" for one in patterns)
    inner = (match.group(1) for one in patterns if (match := _BOUND.fullmatch(one)))
    return rf"\b(?:{'|'.join(inner)})\b"


def check_phrases(examined: Examined) -> Iterator[Finding]:
    """Find what sounds bitter, desperate, pressing, flattering or worn."""
    for rule in get_phrases(examined.language).rules:
        harm = get_harms()[rule.id]
        if examined.kind in harm.but_in:
            continue
        instead = f" For example: {rule.instead}" if rule.instead else ""
        for quote in list(dict.fromkeys(_places(rule, examined)))[: harm.most]:
            yield Finding(
                severity=harm.severity,
                quote=quote,
                why=harm.why,
                rule=rule.id,
                suggestion=harm.suggestion + instead,
            )


def _places(rule: Rule, examined: Examined) -> Iterator[str]:
    pattern = _join(examined.language, rule.patterns)
    saving = _join(examined.language, rule.unless) if rule.unless else None
    for start, sentence in examined.sentences():
        small = make_small(sentence)
        for match in pattern.finditer(small):
            if saving is not None and saving.search(small):
                continue
            if rule.deniable and is_denied(sentence, match.start(), language=examined.language):
                continue
            yield examined.quote(start + match.start(), start + match.end())


def make_small(text: str) -> str:
    """Return a text in small letters, each where it was."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(min(one.lower(), one, key=len) for one in text)


def is_denied(sentence: str, place: int, *, language: str) -> bool:
    """Say whether a word before a place, in its clause, denies what stands there."""
    if _CLAUSE_START.match(sentence, place):
        return False
    before = sentence[:place]
    ends = [match.end() for match in _CLAUSE_START.finditer(before)]
    clause = before[ends[-1] :] if ends else before
    near = " ".join(clause.split()[-6:])
    return bool(get_pattern(language, get_phrases(language).denials).search(near))
