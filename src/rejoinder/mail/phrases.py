"""The words around the new text of a mail: phrases.toml in, one compiled pattern per purpose out."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SPACE = r"[ \t]*"
_BOLD = r"[*_]{0,2}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """What to look for, in all languages at once. Patterns match from the start of a stripped line."""

    opening: re.Pattern[str]
    """First words of an attribution, "On … wrote:"."""
    verb: re.Pattern[str]
    """Searched for in an attribution."""
    fields: dict[str, re.Pattern[str]]
    """from, sent, to, subject: a line of a quoted header block, its value in group 1."""
    forward: re.Pattern[str]
    original: re.Pattern[str]
    closing: re.Pattern[str]
    """A sign-off alone on its line, perhaps with a name behind a comma (group "name")."""
    thanks: re.Pattern[str]
    """The same for words that close a letter only if a name follows."""
    device: re.Pattern[str]
    footer: re.Pattern[str]
    """Searched for in a line."""
    legal: re.Pattern[str]
    """Searched for in a line."""
    speaking: re.Pattern[str]
    """Words of sentences, searched for in a line, in their case: "us" speaks, "US" is a country."""


@cache
def get_phrases() -> Phrases:
    """Return the shipped phrases, read once."""
    text = (files("rejoinder.mail") / "phrases.toml").read_text(encoding="utf-8")
    languages: list[dict[str, list[str]]] = list(tomllib.loads(text).values())

    def union(name: str) -> str:
        phrases = dict.fromkeys(phrase for language in languages for phrase in language[name])
        return "(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + ")"

    named = rf"(?:{_SPACE}[,!.–-]?{_SPACE}|{_SPACE}[,!.–-]{_SPACE}(?P<name>\S[^,.!?]{{1,40}}))$"
    return Phrases(
        opening=_compile(union("opens") + r"\b"),
        verb=_compile(r"\b" + union("verbs") + r"\b"),
        fields={
            name: _compile(rf"{_BOLD}{union(name)}{_SPACE}{_BOLD}{_SPACE}:{_BOLD}{_SPACE}(.*)")
            for name in ("from", "sent", "to", "subject")
        },
        forward=_compile(_ruled(union("forwards"))),
        original=_compile(_ruled(union("originals"))),
        closing=_compile(union("closes") + named),
        thanks=_compile(union("thanks") + named),
        device=_compile(union("devices") + r"\.?$"),
        footer=_compile(rf"\b{union('footers')}"),
        legal=_compile(rf"\b{union('legal')}\b|©|\(c\) ?\d{{4}}"),
        speaking=re.compile(rf"\b{union('speaks')}\b"),
    )


def _ruled(phrases: str) -> str:
    """Return a pattern for a phrase between dashes, or ended by a colon, alone on its line."""
    return rf"(?:[-_=*]{{2,}}{_SPACE}{phrases}\b.{{0,80}}|{phrases}{_SPACE}:{_SPACE})$"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
