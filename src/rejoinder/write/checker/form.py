"""Checks of form: emptiness, exclamation marks, capitals and length."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rejoinder.model.draft import Finding, Severity
from rejoinder.model.step import MessageKind
from rejoinder.write.checker.examined import Examined
from rejoinder.write.checker.phrases import get_phrases

MOST_WORDS = {
    MessageKind.REPLY: 200,
    MessageKind.FOLLOW_UP: 130,
    MessageKind.KEEP_WARM: 180,
    MessageKind.RECONNECT: 180,
    MessageKind.FEEDBACK_THANKS: 170,
    MessageKind.LINKEDIN_NOTE: 60,
    MessageKind.PHONE_SCRIPT: 230,
}
"""Above these a letter of the kind is too long to be read in passing."""
LINKEDIN_CHARACTERS = 300
SHOUTED = 2
"""Words in capitals that are no names: from this many on, it is shouting."""
SHOUTED_LETTERS = 4

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_EXCLAMATIONS = re.compile(r"[^.!?\n]{0,60}!+")
_DOUBLED = re.compile(r"[!?]{2,}")
_CAPITALS = re.compile(r"\b[A-ZÄÖÜ]{2,}\b")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def check_empty(examined: Examined) -> Iterator[Finding]:
    """Find a text without words."""
    if not _WORD.search(examined.own_words):
        yield Finding(
            severity=Severity.BLOCKS,
            quote="",
            why="There is nothing in it yet.",
            rule="D-empty",
            suggestion="Start with one sentence of thanks; the rest follows.",
        )


def check_exclamations(examined: Examined) -> Iterator[Finding]:
    """Find exclamation marks; one is a matter of taste, more sound excited."""
    places = list(_EXCLAMATIONS.finditer(examined.own_words))
    many = len(places) > 1 or bool(_DOUBLED.search(examined.own_words))
    for match in places[:1]:
        yield Finding(
            severity=Severity.IMPROVES if many else Severity.NOTE,
            quote=examined.quote(match.start(), match.end()),
            why="In a letter after a no, a full stop sounds calmer and surer.",
            rule="D-exclamation",
            suggestion="End the sentence with a full stop.",
        )


def check_capitals(examined: Examined) -> Iterator[Finding]:
    """Find words in capitals that read as shouting."""
    known = get_phrases(examined.language).capitals | _record_capitals(examined)
    places = [match for match in _CAPITALS.finditer(examined.own_words) if match.group() not in known]
    loud = [match for match in places if len(match.group()) >= SHOUTED_LETTERS]
    beside = any(b.start() - a.end() == 1 for a, b in pairwise(places))
    shouted = loud if len(loud) >= SHOUTED or beside else []
    for match in shouted[:1] or (places[:1] if beside else []):
        yield Finding(
            severity=Severity.IMPROVES,
            quote=match.group(),
            why="Words in capitals read as if they were shouted.",
            rule="D-capitals",
            suggestion=match.group().capitalize() if len(match.group()) > 1 else "",
        )


def _record_capitals(examined: Examined) -> set[str]:
    case = examined.case
    told = f"{case.organization} {case.role}" if case else ""
    return set(_CAPITALS.findall(f"{told} {examined.voice.signature} {examined.voice.name}"))


def check_length(examined: Examined) -> Iterator[Finding]:
    """Find a text that is longer than its kind bears; a LinkedIn note has a hard limit."""
    words = len(_WORD.findall(examined.own_words)) - len(_WORD.findall(examined.voice.signature))
    most = MOST_WORDS.get(examined.kind or MessageKind.REPLY, 200)
    if words > most:
        yield Finding(
            severity=Severity.IMPROVES,
            quote="",
            why=f"It has {words} words; people read to the end what has fewer than {most}.",
            rule="D-long",
            suggestion="Keep the thanks, one thing that stayed with you and one request.",
        )
    if examined.kind is not MessageKind.LINKEDIN_NOTE:
        return
    if len(examined.text.strip()) > LINKEDIN_CHARACTERS:
        yield Finding(
            severity=Severity.BLOCKS,
            quote="",
            why=f"It has {len(examined.text.strip())} characters; LinkedIn cuts an invitation off after 300.",
            rule="C-linkedin",
            suggestion="Say where you met and that you would like to stay in touch.",
        )
    for match in _ADDRESS.finditer(examined.text):
        yield Finding(
            severity=Severity.IMPROVES,
            quote=match.group(),
            why="LinkedIn knows who you are; an address takes up room and is best kept out of it.",
            rule="C-linkedin",
            suggestion="Leave the address out.",
        )
