"""The phrases of every language in languages/, as lookups. A language is added by adding a file."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from rejoinder.read.facts.vocabulary import Vocabulary, make_vocabulary
from rejoinder.read.facts.words import Line, split_words


class Strength(IntEnum):
    """How surely a cue tells what follows it."""

    FAINT = 1
    OPEN = 2
    SURE = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Grammar:
    """How names and titles run on in one language."""

    language: str
    capitals_mean_names: bool
    titles_in_lower_case: bool
    compounds: bool
    inflects_titles: bool
    articles: frozenset[str]
    connectors: frozenset[str]
    contexts: frozenset[str]
    stops: frozenset[str]
    nouns: frozenset[str]
    fields_after: frozenset[str]
    """Heads of titles after which the field joints name a field and no place."""
    field_joints: frozenset[str]
    modifiers: frozenset[str]
    """Words that stand before the heads of titles; none where a language's are not listed."""
    place_joints: frozenset[str]
    """Joining words that before a capital tell a place: "rédacteur à Lyon"."""
    kinds: tuple[str, ...]
    """Words for what organisations are, as the language spells them."""


class Cue(NamedTuple):
    """A phrase after which something is told."""

    words: tuple[str, ...]
    strength: Strength
    grammar: Grammar


class Hit(NamedTuple):
    """A cue met in a line; `at` is the word after it."""

    cue: Cue
    at: int


CueTable = Mapping[str, tuple[Cue, ...]]
"""Cues by their last word, longest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """All languages together."""

    grammars: Mapping[str, Grammar]
    words: Vocabulary
    title_endings: tuple[str, ...]
    """Titles that may end a longer word, as in Projektleiter."""
    employers: CueTable
    deeds: CueTable
    """What organisations do: "has decided"; the name stands before."""
    roles: CueTable
    agencies: CueTable
    behalf: CueTable


def find_cues(
    line: Line, table: CueTable, language: str | None = None, *, apposed: bool = False
) -> Iterator[Hit]:
    """Yield the cues of a line in order, of several that end at one word the longest.

    With a language that is known, only its cues and the English ones count. A comma may stand behind
    the cue before a capital, and else only where what is told is `apposed` to it: "our client, the Acme
    works".
    """
    languages = {language, "en"} if language in get_lexicon().grammars else None
    lows = line.lows
    if table.keys().isdisjoint(lows):
        return
    for index in [index for index, low in enumerate(lows) if low in table]:
        for cue in table[lows[index]]:
            start = index + 1 - len(cue.words)
            if (
                start < 0
                or lows[start : index + 1] != cue.words
                or _is_broken(line, start, index, apposed=apposed)
            ):
                continue
            if languages is None or cue.grammar.language in languages:
                yield Hit(cue, index + 1)
                break


def _is_broken(line: Line, start: int, end: int, *, apposed: bool) -> bool:
    is_apposed = apposed or (end + 1 < len(line.words) and line.words[end + 1].is_capital)
    return (not is_apposed and "," in line.words[end].tail) or any(
        mark in ".!?;" for word in line.words[start : end + 1] for mark in word.tail
    )


@cache
def get_lexicon() -> Lexicon:
    """Load the languages, once."""
    folder = files(__package__).joinpath("languages")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    tables = [tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")) for name in names]
    pairs = [(table, _make_grammar(table)) for table in tables]
    return Lexicon(
        grammars={grammar.language: grammar for _, grammar in pairs},
        words=make_vocabulary(tables),
        title_endings=tuple(
            ending for table in tables if table["compounds"] for ending in table["role"]["titles"]
        ),
        employers=_make_cues((grammar, table["organization"]) for table, grammar in pairs),
        deeds=_make_cues((grammar, {"sure": table["organization"]["deeds"]}) for table, grammar in pairs),
        roles=_make_cues((grammar, table["role"]) for table, grammar in pairs),
        agencies=_make_cues((grammar, {"sure": table["agency"]["cues"]}) for table, grammar in pairs),
        behalf=_make_cues((grammar, {"sure": table["agency"]["behalf"]}) for table, grammar in pairs),
    )


def _make_grammar(table: Mapping[str, Any]) -> Grammar:
    return Grammar(
        language=table["language"],
        capitals_mean_names=table["capitals_mean_names"],
        titles_in_lower_case=table["titles_in_lower_case"],
        compounds=table["compounds"],
        inflects_titles=table["inflects_titles"],
        articles=frozenset(table["articles"]),
        connectors=frozenset(table["connectors"]),
        contexts=frozenset(table["organization"]["contexts"]),
        stops=frozenset(table["role"]["stops"]),
        nouns=frozenset(table["role"]["nouns"]),
        fields_after=frozenset(table["role"]["fields_after"]),
        field_joints=frozenset(table["role"]["field_joints"]),
        modifiers=frozenset(table["role"]["modifiers"]),
        place_joints=frozenset(table["role"]["place_joints"]),
        kinds=tuple(table["organization"]["kinds"]),
    )


def _make_cues(parts: Iterable[tuple[Grammar, Mapping[str, Any]]]) -> CueTable:
    """Sort phrases by their last word."""
    found: dict[str, list[Cue]] = {}
    for grammar, part in parts:
        for strength in Strength:
            for phrase in part.get(strength.name.lower(), ()):
                words = tuple(word.low or word.text for word in split_words(phrase))
                found.setdefault(words[-1], []).append(Cue(words, strength, grammar))
    return {last: tuple(sorted(cues, key=_surest)) for last, cues in found.items()}


def _surest(cue: Cue) -> tuple[int, int, str]:
    return -len(cue.words), -cue.strength, cue.grammar.language
