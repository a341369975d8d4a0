"""How a message was read: a message in; its sentences with their acts, and where each fact stands, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.model.mail import Message
from rejoinder.model.reading import Reading
from rejoinder.read.acts import Seen
from rejoinder.read.reader import gather_evidence, read_message

SENDER, ADDRESS, SUBJECT = "the sender's name", "the address", "the subject"


@dataclass(frozen=True, kw_only=True, slots=True)
class FactFound:
    """A fact and the places where it stands; none where it follows from how things are spelt."""

    name: str
    value: str
    places: tuple[str, ...]
    """SENDER, ADDRESS, SUBJECT, or sentences."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """A reading with all that it rests on."""

    reading: Reading
    sentences: tuple[Seen, ...]
    """The subject, then the sentences of the new text."""
    facts: tuple[FactFound, ...]


def explain_message(message: Message, *, me: frozenset[str] = frozenset()) -> Explanation:
    """Read a mail as `read_message` does, and keep what the reading rests on."""
    reading = read_message(message, me=me)
    _, evidence = gather_evidence(message)
    return Explanation(
        reading=reading, sentences=evidence.seen, facts=tuple(_facts(message, reading, evidence.seen))
    )


def _facts(message: Message, reading: Reading, seen: tuple[Seen, ...]) -> Iterator[FactFound]:
    told = {
        "organisation": reading.organization,
        "role": reading.role,
        "number": reading.requisition,
        "contact": reading.contact.name if reading.contact else None,
    }
    for name, value in told.items():
        if value:
            yield FactFound(name=name, value=value, places=tuple(_places(value, message, seen)))


def _places(value: str, message: Message, seen: tuple[Seen, ...]) -> Iterator[str]:
    """Yield where a value stands, as it is written or as letters of the address."""
    wanted = value.casefold()
    if wanted in message.sender.name.casefold():
        yield SENDER
    if "".join(filter(str.isalnum, wanted)) in message.sender.email.replace("-", ""):
        yield ADDRESS
    if wanted in message.subject.casefold():
        yield SUBJECT
    yield from (one.text for one in seen[1:] if wanted in " ".join(one.text.split()).casefold())
