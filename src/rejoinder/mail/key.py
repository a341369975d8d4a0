"""The identity of a message: bytes in, MessageKey out, the same wherever the message lies.

Only the header block is looked at, so a key costs microseconds even where the message has megabytes.
"""

import re
from hashlib import blake2b

from rejoinder.model.mail import MessageKey

HEADER_LIMIT = 256 * 1024
"""Bytes: a header block that is longer is no header block."""

_FIELDS = (b"message-id", b"date", b"from", b"subject")
_FIELD = re.compile(rb"\n(message-id|date|from|subject)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\n\r?\n")


def get_header_block(data: bytes) -> bytes:
    """Return the bytes before the first blank line (RFC 5322, 2.1), at most HEADER_LIMIT of them."""
    if data.startswith((b"\n", b"\r\n")):
        return b""
    blank = _BLANK_LINE.search(data, 0, HEADER_LIMIT)
    return data[: blank.start() + 1] if blank else data[:HEADER_LIMIT]


def find_key(data: bytes) -> MessageKey:
    """Return 32 hex digits over Message-ID, Date, From and Subject as they stand, white space aside.

    A message without Message-ID is known by all of its bytes, line ends aside. Added fields (`X-…`,
    `Received`), CRLF or LF and the form of the mailbox make no difference to a message that has one.
    """
    found: dict[bytes, bytes] = {}
    for match in _FIELD.finditer(b"\n" + get_header_block(data)):
        found.setdefault(match[1].lower(), b" ".join(match[2].split()))
    if not found.get(b"message-id"):
        return _digest(data.replace(b"\r\n", b"\n").strip())
    return _digest(b"\n".join(found.get(name, b"") for name in _FIELDS))


def _digest(data: bytes) -> MessageKey:
    return MessageKey(blake2b(data, digest_size=16).hexdigest())
