"""Mails of our own writing, in the many shapes that mail has, for the tests of this room."""

from email.message import EmailMessage
from email.policy import SMTP

from rejoinder.mail.key import find_key
from rejoinder.mail.parse import parse_message
from rejoinder.model.mail import Message, Origin, RawMessage

LETTER = "Dear Ada,\n\nthank you for the talk on Tuesday. We chose someone else.\n\nKind regards\nJo Marsh\n"


def raw(data: bytes) -> RawMessage:
    """Return bytes as a raw message."""
    return RawMessage(key=find_key(data), origin=Origin(source="test", locator="0"), data=data)


def read(data: bytes) -> Message:
    """Return bytes taken wholly apart."""
    return parse_message(raw(data))


def write(text: str = LETTER, *, number: int = 1, crlf: bool = False, **headers: str) -> bytes:
    """Return a mail with one plain part; header names are given with underscores."""
    message = EmailMessage(policy=SMTP if crlf else SMTP.clone(linesep="\n"))
    fields = {
        "Message-ID": f"<letter-{number}@northwind.example>",
        "From": "Jo Marsh <jo.marsh@northwind.example>",
        "To": "Ada Brook <ada@seeker.example>",
        "Date": "Mon, 02 Mar 2026 09:00:00 +0100",
        "Subject": "Your application",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in fields.items():
        message[name] = value
    message.set_content(text, cte="8bit")
    return message.as_bytes()


def write_mbox(*messages: bytes) -> bytes:
    """Return messages as an mbox, `From ` lines quoted (mboxrd without levels)."""
    pieces = []
    for message in messages:
        lines = message.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
        quoted = b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines)
        pieces.append(b"From jo@northwind.example Mon Mar  2 09:00:00 2026\n" + quoted + b"\n\n")
    return b"".join(pieces)
