"""Letters and keys for the tests of the store room."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rejoinder.desk.ports import NewLetter
from rejoinder.model.mail import Address, Message, MessageKey, Origin, Segment, SegmentRole
from rejoinder.model.reading import Act, ActName, Contact, Kind, KindWord, KindWordType, Reading, Stage

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def key(number: int) -> MessageKey:
    """Return the key of the message of that number."""
    return MessageKey(f"{number:032x}")


def keys(count: int, *, start: int = 1_000) -> list[MessageKey]:
    """Return as many keys of messages."""
    return [key(number) for number in range(start, start + count)]


def message(number: int, text: str = "We have decided to go forward with others.") -> Message:
    """Return a message; a higher number was sent a day later."""
    return Message(
        key=key(number),
        message_id=f"{number}.letter@contoso.example",
        origin=Origin(source="mail.mbox", locator=str(number)),
        date=NOON + timedelta(days=number),
        sender=Address(name="Ada Okafor", email="ada@contoso.example"),
        subject="Your application",
        segments=(Segment(role=SegmentRole.NEW, text=text),),
    )


def reading(organization: str = "Contoso") -> Reading:
    """Return a reading that has something in many of its parts."""
    return Reading(
        kind=Kind.REJECTION,
        confidence=0.9,
        why="It says no.",
        organization=organization,
        contact=Contact(name="Ada Okafor"),
        stage=Stage.INTERVIEW,
        kind_words=(KindWord(text="We enjoyed meeting you.", type=KindWordType.PRAISE),),
        acts=(Act(act=ActName.DECLINES, text="go forward with others", probability=0.75),),
    )


def letter(number: int = 1, text: str = "We have decided to go forward with others.") -> NewLetter:
    """Return a letter to be kept."""
    whole = message(number, text)
    return NewLetter(
        raw=f"From: ada\r\n\r\n{text}\r\n".encode(), message=whole, reading=reading(), reader="1"
    )


def letter_of(changed: Message) -> NewLetter:
    """Return a letter with that message."""
    return replace(letter(), message=changed)
