"""The words for what calls for a step, a file a language: a language in, its Reasons out."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

USUAL = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """How days are said."""

    today: str
    yesterday: str
    weekday: str
    date: str
    year: str
    weekdays: tuple[str, ...]
    """From Monday."""
    short: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class After:
    """What came before an answer."""

    several: str
    interview: str
    screen: str
    touch: str
    numbers: tuple[str, ...]
    """From two on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reasons:
    """All of a language's file; each text may hold fields in braces."""

    no: str
    no_nameless: str
    no_role: str
    asked: str
    feedback: str
    feedback_nameless: str
    answer: str
    silence: str
    contact: str
    them: str
    of: str
    doubt: str
    waits: str
    days: Days
    ways: Mapping[str, str]
    after: After
    kind_words: Mapping[str, str]
    whys: Mapping[str, str] = field(default_factory=dict)
    """A reason of the shipped playbook → the same in this language."""


@cache
def get_reasons(language: str) -> Reasons:
    """Load a language's words; those of English where there are none."""
    file = files(__package__) / f"{language}.toml"
    chosen = file if file.is_file() else files(__package__) / f"{USUAL}.toml"
    return msgspec.convert(tomllib.loads(chosen.read_text(encoding="utf-8")), Reasons)
