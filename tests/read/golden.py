"""The letters of our own writing beside this file: what each says, and what it should be read as."""

import tomllib
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from read.builders import make_message
from rejoinder.model.mail import Address, Message
from rejoinder.model.reading import Reading
from rejoinder.read import read_message

FOLDER = Path(__file__).parent / "letters"
ENOUGH = 0.7
"""Share of common words from which two quotes name the same passage."""


def get_letters(pattern: str) -> list[dict[str, Any]]:
    """Return the letters of the files that match."""
    return [
        letter
        for path in sorted(FOLDER.glob(pattern))
        for letter in tomllib.loads(path.read_text("utf-8"))["letter"]
    ]


def get_message(letter: dict[str, Any]) -> Message:
    """Return a letter as a message."""
    name, email = parseaddr(letter["sender"])
    sender = Address(name=name, email=email.lower())
    return make_message(letter["text"].strip(), subject=letter["subject"], sender=sender)


def read_letter(letter: dict[str, Any]) -> Reading:
    """Read a letter; one marked `mine` is from one of the person's own addresses."""
    message = get_message(letter)
    return read_message(message, me=frozenset({message.sender.email} if letter.get("mine") else ()))


def is_same_passage(one: str, other: str | None) -> bool:
    """Say whether one quote lies in the other, or nearly so."""
    if not other:
        return False
    short, long = sorted((" ".join(one.split()).casefold(), " ".join(other.split()).casefold()), key=len)
    words = set(short.split())
    return short in long or len(words & set(long.split())) / len(words) >= ENOUGH


def quotes(reading: Reading) -> Iterator[str]:
    """Yield everything a reading quotes."""
    yield from (act.text for act in reading.acts)
    yield from (word.text for word in reading.kind_words)
    yield from (reason.text for reason in reading.reasons)
    yield from (point.text for point in reading.feedback)
    if reading.decline is not None:
        yield reading.decline
