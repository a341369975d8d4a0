"""The letter parts of a language: parts/<language>.toml in, a Book out.

A part is one sentence. `{role}` stands for a fact of that name: a part whose facts are missing is never used.
A fragment is a piece that fits with or without its fact: `{for_role}` is " for the Nurse position" or "".
`[Sie haben|du hast|ihr habt]` gives one wording per form of address, in the order of `address`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from string import Formatter

import msgspec

from rejoinder.model.person import Register

FALLBACK = "en"
"""The language of letters to those who wrote in a language that has no book."""

_ADDRESSED = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Trait:
    """Something about a name that grammar asks for: a pattern over the fact of a field."""

    of: str
    pattern: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One way to put a fragment, for when a fact is known; without `needs` it always fits."""

    text: str
    needs: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A form of address, as du, and the words by which a letter shows it."""

    name: str
    marks: str = ""
    """Regular expression, case kept; empty for the form used where nothing is shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """What praise is about: a pattern over their words, and the same thing in the writer's mouth."""

    pattern: str
    """Regular expression; its group, if any, is put where `{0}` stands."""
    about: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Greetings:
    """First lines, each by register; `honorifics` and `titles` say in this language what a letter tells."""

    woman: Mapping[Register, str]
    man: Mapping[Register, str]
    titled: Mapping[Register, str]
    full: Mapping[Register, str]
    first: Mapping[Register, str]
    team: Mapping[Register, str]
    nobody: Mapping[Register, str]
    honorifics: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """All that a language needs to write letters."""

    language: str
    months: tuple[str, ...]
    address: tuple[Address, ...]
    greetings: Greetings
    closings: Mapping[Register, tuple[str, ...]]
    subjects: Mapping[str, str]
    """Subject lines for mail that answers no mail."""
    attribution: str
    """What stands above their letter where it is quoted: "{name} wrote:"."""
    reply_prefix: str
    """Kept where the thread already uses it; "Re:" everywhere else."""
    fragments: Mapping[str, tuple[Variant, ...]]
    """name → variants, the first that fits is used; nothing where none fits."""
    traits: Mapping[str, Trait]
    """Field → the shape of a fact that makes it known: a role that names a thing, a name with an article."""
    themes: Mapping[str, str]
    topics: tuple[Topic, ...]
    questions: Mapping[str, str]
    lead_words: frozenset[str]
    """Words that an answer may begin with in a capital and that stand small inside a sentence."""
    nothing: frozenset[str]
    """Answers that mean there is nothing to tell."""
    formula: str
    """Regular expression of what courtesy praises in everybody: background, skills, application."""
    echoes: tuple[str, ...]
    """Stems that sound repeated when two sentences of a letter hold them."""
    labels: Mapping[str, str]
    """Headings of a phone script, by part of the call."""
    points: Mapping[str, Mapping[str, tuple[str, ...]]]
    """point → register, or "any" → sentences."""
    two_surnames: bool = False
    """Whether people have two surnames, so that the last word of a name is not what they are called by."""
    small_start: bool = False
    """Whether the sentence after the greeting's comma begins small."""

    def texts(self, point: str, register: Register) -> tuple[str, ...]:
        """Return the sentences for a point that suit a register; none where the point is unknown."""
        rows = self.points.get(point, {})
        return tuple(rows.get("any", ())) + tuple(rows.get(register.value, ()))

    def expand(self, text: str, *, known: frozenset[str] | set[str], form: int) -> str:
        """Choose the form of address and put fragments in; fields that are left stand for facts."""
        said = _ADDRESSED.sub(lambda match: _choose_form(match.group(1), form), text)
        for name in fields(said) & set(self.fragments):
            variants = self.fragments[name]
            piece = next((one.text for one in variants if not one.needs or one.needs in known), "")
            said = said.replace(
                "{" + name + "}", _ADDRESSED.sub(lambda m: _choose_form(m.group(1), form), piece)
            )
        return said


def _choose_form(choices: str, form: int) -> str:
    options = choices.split("|")
    return options[min(form, len(options) - 1)]


def fields(text: str) -> set[str]:
    """Return the names in braces of a part."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a book."""
    folder = files(__package__).joinpath("parts")
    return frozenset(
        item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")
    )


@cache
def get_book(language: str) -> Book:
    """Load a language's book; raises KeyError for one that is not in `languages()`."""
    if language not in languages():
        raise KeyError(language)
    text = files(__package__).joinpath("parts", f"{language}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Book)
