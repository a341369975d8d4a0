"""A text laid out for the checks: its own words apart from what it quotes, its lines and sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.model.case import Case
from rejoinder.model.person import Voice
from rejoinder.model.step import MessageKind

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-"})
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_QUOTED_WORDS = re.compile(
    r"“[^”\n]{2,300}[”]|„[^“”\n]{2,300}[“”]|«[^»\n]{2,300}»|»[^«\n]{2,300}«|\"[^\"\n]{2,300}\""
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=[\s\"”“)]|$)|[.!?](?=\S)[^.!?\n]*)*[.!?]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Examined:
    """A text under examination. `plain` and `own_words` are as long as `text`, so that places agree."""

    text: str
    plain: str
    """Typographic apostrophes, dashes and spaces made simple."""
    own_words: str
    """`plain` with quoted lines and quoted words blanked out."""
    language: str
    case: Case | None
    voice: Voice
    kind: MessageKind | None
    own: frozenset[str]
    unread: str = ""

    def quote(self, start: int, end: int) -> str:
        """Return the exact words between two places, on their own line."""
        return self.text[start:end].strip()

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Yield the sentences of the own words with their places."""
        for match in _SENTENCE.finditer(self.own_words):
            if match.group().strip():
                yield match.start(), match.group()

    @property
    def lines(self) -> list[str]:
        """The lines that are not empty."""
        return [line for line in self.own_words.splitlines() if line.strip()]

    @property
    def is_spoken(self) -> bool:
        """Whether it is said, not sent."""
        return self.kind is MessageKind.PHONE_SCRIPT


def examine(
    text: str,
    *,
    language: str,
    case: Case | None,
    voice: Voice,
    kind: MessageKind | None,
    own: frozenset[str],
    unread: str,
) -> Examined:
    """Lay a text out."""
    plain = text.translate(_STRAIGHT)
    unquoted = _QUOTED_WORDS.sub(_blank, _QUOTED_LINE.sub(_blank, text))
    return Examined(
        text=text,
        plain=plain,
        own_words=unquoted.translate(_STRAIGHT),
        language=language,
        case=case,
        voice=voice,
        kind=kind,
        own=own,
        unread=unread,
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
