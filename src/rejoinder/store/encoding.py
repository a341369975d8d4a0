"""Values of the model as what a database keeps, and back: JSON text, and compressed bytes for raw mail.

JSON, because a Message is a tree that is always wanted whole, and because a person who opens the database
with any other program can read it. zlib, because it is in every Python and makes mail half its size.
"""

import zlib
from typing import TypeVar

import msgspec

from rejoinder.errors import CasebookError
from rejoinder.model.words import (
    Answer,
    Apart,
    ContactNote,
    Correction,
    Dismiss,
    Edit,
    Forget,
    Import,
    Leave,
    LogEntry,
    OtherPerson,
    PersonDetail,
    SamePerson,
    SavedView,
    Saying,
    Snooze,
    Together,
)
from rejoinder.store.schema import storable

Value = TypeVar("Value")

SAYINGS: dict[str, type[Saying]] = {
    "correction": Correction,
    "together": Together,
    "apart": Apart,
    "log": LogEntry,
    "answer": Answer,
    "edit": Edit,
    "forget": Forget,
    "snooze": Snooze,
    "dismiss": Dismiss,
    "leave": Leave,
    "person": PersonDetail,
    "same-person": SamePerson,
    "other-person": OtherPerson,
    "contact": ContactNote,
    "import": Import,
    "view": SavedView,
}
"""The names in the casebook; a name once used stays."""

_NAMES = {type_: name for name, type_ in SAYINGS.items()}


def encode(value: object) -> str:
    """Return a value as JSON; what is no Unicode in it becomes U+FFFD."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_storable(msgspec.to_builtins(value))).decode()


def decode(text: str, into: type[Value]) -> Value:
    """Return the value that `encode` made the text of, or raise CasebookError."""
    try:
        return msgspec.json.decode(text, type=into)
    except msgspec.DecodeError as error:
        raise CasebookError(_not_understood(into.__name__)) from error


def encode_saying(saying: Saying) -> tuple[str, str]:
    """Return (name of its type, JSON)."""
    return _NAMES[type(saying)], encode(saying)


def decode_saying(name: str, text: str) -> Saying:
    """Return the saying of that type, or raise CasebookError."""
    if name not in SAYINGS:
        raise CasebookError(_not_understood(name))
    return decode(text, SAYINGS[name])


def pack(raw: bytes) -> bytes:
    """Return the bytes of a mail, compressed."""
    return zlib.compress(raw)


def unpack(packed: bytes) -> bytes:
    """Return the bytes of a mail, or raise CasebookError."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise CasebookError(
            "The casebook is damaged where this letter is kept; put a copy of the casebook back, "
            "or scan the mailbox of the letter into a new one."
        ) from error


def _not_understood(what: str) -> str:
    return (
        f"The casebook holds something this Rejoinder does not understand ({what}); "
        "it was most likely written by a newer one: update Rejoinder."
    )


def _storable(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    return value
