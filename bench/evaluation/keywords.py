"""The baseline: what a list of key phrases, as trackers of applications use it, says of a mail."""

import tomllib
from functools import cache
from pathlib import Path

from rejoinder.model.mail import Message, SegmentRole
from rejoinder.model.reading import Kind, Reading


@cache
def _lists() -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    data = tomllib.loads(Path(__file__).with_name("keywords.toml").read_text("utf-8"))
    return tuple((Kind(kind), tuple(entry["phrases"])) for kind, entry in data.items())


def read_by_keywords(message: Message) -> Reading:
    """Return the kind of the first phrase that stands in the mail."""
    text = f"{message.subject}\n{message.said(SegmentRole.NEW)}".lower()
    kind = next((kind for kind, phrases in _lists() if any(phrase in text for phrase in phrases)), Kind.OTHER)
    return Reading(kind=kind, confidence=0.5, why="A phrase of the list.")
