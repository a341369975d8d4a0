"""Comparing names: organisations and roles as written in, a judgement of sameness out.

Names are compared word by word, so "Meta" is never "Metaverse"; an unknown name is like nothing.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from rejoinder.model.case import Opportunity

SAME_WORD = 85
"""Least similarity (0 to 100) of two spellings of one long word: a typo or an ending."""
LONG_WORD = 5
"""Shorter words are never typos of each other: "II" is not "III"."""

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_WORDS = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"^(?=.*\d)\w{4,}$")
_APOSTROPHES = re.compile(r"['’`´.]")


class Likeness(IntEnum):
    """How alike two names are."""

    DIFFERENT = 0
    UNTOLD = 1
    """One of them, or both, is not told."""
    NEAR = 2
    """One holds all words of the other."""
    SAME = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The words of names.toml."""

    legal_forms: frozenset[str]
    role_noise: frozenset[str]
    opportunities: tuple[tuple[Opportunity, frozenset[str]], ...]


@cache
def get_vocabulary() -> Vocabulary:
    """Load names.toml."""
    data = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    opportunities = tuple(
        (Opportunity(name), frozenset(words)) for name, words in data["opportunities"].items()
    )
    return Vocabulary(
        legal_forms=frozenset(data["legal_forms"]),
        role_noise=frozenset(data["role_noise"]),
        opportunities=opportunities,
    )


def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.casefold()).replace("&", " und "))
    return tuple(_WORDS.findall("".join(char for char in folded if not unicodedata.combining(char))))


@cache
def organization_words(name: str) -> tuple[str, ...]:
    """Return the words that tell one organisation from another, legal forms left out unless they are all."""
    words = tuple("und" if word == "and" else word for word in _words(name))
    telling = tuple(word for word in words if word not in get_vocabulary().legal_forms)
    return telling or words


@cache
def role_words(title: str) -> tuple[str, ...]:
    """Return the words that tell one role from another: no brackets, requisition numbers or gender marks."""
    words = _words(_BRACKETS.sub(" ", title)) or _words(title)
    noise = get_vocabulary().role_noise
    telling = tuple(word for word in words if word not in noise and not _NUMBERED.match(word))
    return telling or words


def compare_organizations(one: str | None, other: str | None) -> Likeness:
    """Say how alike two organisations are; NEAR where one begins with all words of the other."""
    if not one or not other:
        return Likeness.UNTOLD
    short, long = sorted((organization_words(one), organization_words(other)), key=len)
    if short == long or "".join(short) == "".join(long):
        return Likeness.SAME
    return Likeness.NEAR if short and long[: len(short)] == short else Likeness.DIFFERENT


def compare_roles(one: str | None, other: str | None) -> Likeness:
    """Say how alike two roles are; NEAR where one holds all words of the other ("Nurse", "Senior Nurse")."""
    if not one or not other:
        return Likeness.UNTOLD
    short, long = sorted((set(role_words(one)), set(role_words(other))), key=len)
    if _are_spellings(short - long, long - short):
        return Likeness.SAME
    return Likeness.NEAR if short and short < long else Likeness.DIFFERENT


def _are_spellings(left: set[str], right: set[str]) -> bool:
    """Say whether two sets of words are the same but for typos and endings."""
    return len(left) == len(right) and all(
        min(len(a), len(b)) >= LONG_WORD and ratio(a, b) >= SAME_WORD
        for a, b in zip(sorted(left), sorted(right), strict=True)
    )


def find_opportunity(role: str | None) -> Opportunity:
    """Tell what is applied for from the role's words; a job where they say nothing else (practice A3)."""
    words = set(_WORDS.findall((role or "").casefold()))
    return next(
        (kind for kind, telling in get_vocabulary().opportunities if words & telling), Opportunity.JOB
    )
