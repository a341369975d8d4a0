"""Facts: a message in; its organisation, role, requisition, contact and whether it may be answered out. Pure."""

from rejoinder.model.mail import Message
from rejoinder.read.facts.found import Facts

__all__ = ["Facts", "find_facts"]


def find_facts(message: Message, *, language: str | None, me: frozenset[str]) -> Facts:
    """Return what a job mail tells of itself; `language` is ISO 639-1, `me` the person's own addresses."""
    del message, language, me
    return Facts()
