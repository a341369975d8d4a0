"""Checks of reach: whether anybody reads where the letter goes, and how they can answer by another way."""

import re
from collections.abc import Iterator

from rejoinder.model.draft import Finding, Severity
from rejoinder.model.step import MessageKind
from rejoinder.write.checker.examined import Examined

FEWEST_WORDS = 25
"""Shorter texts are notes; nobody looks for a telephone number below them."""

_WORD = re.compile(r"[^\W\d_]+")
_DETAILS = re.compile(
    r"(?:\+|\b00|\(0|\b0)[\d\s()/.-]{5,}\d|\b\d{3}[-.\s]\d{3,4}[-.\s]\d{3,4}\b"
    r"|\b[\w.+-]+@[\w-]+\.\w|https?://|www\.|\b[\w-]+\.(?:com|org|net|io|dev|me|eu|de|fr|es|uk|ch|at)\b",
    re.IGNORECASE,
)
_UNSIGNED = {MessageKind.LINKEDIN_NOTE, MessageKind.LINKEDIN_MESSAGE, MessageKind.PHONE_SCRIPT}


def check_contact(examined: Examined) -> Iterator[Finding]:
    """Find a letter that names no way to reach its writer."""
    if examined.kind in _UNSIGNED or len(_WORD.findall(examined.own_words)) < FEWEST_WORDS:
        return
    if not _DETAILS.search(examined.own_words):
        yield Finding(
            severity=Severity.NOTE,
            quote="",
            why="It names no way to reach you but the answer button; some people would rather call.",
            rule="B-contact",
            suggestion="Put a telephone number or a profile below your name; your settings keep it.",
        )


def check_recipient(examined: Examined) -> Iterator[Finding]:
    """Find a letter to an address that nobody reads."""
    if examined.unread:
        yield Finding(
            severity=Severity.BLOCKS,
            quote="",
            why=f"Nobody reads what goes to {examined.unread}.",
            rule="A-no-reply",
            suggestion="Write to a person who signed an earlier letter, or find them on LinkedIn.",
        )
