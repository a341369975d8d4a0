"""Header fields as values: a header block's bytes in; text, addresses, dates and Message-IDs out.

Nothing here raises: what is malformed is read as well as it can be (RFC 2047 words inside quotes or across
folds, raw 8-bit, dates of other centuries), and is empty or None where it cannot.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime

from rejoinder.mail.charset import decode_bytes
from rejoinder.mail.key import get_header_block
from rejoinder.mail.plain import tidy_line
from rejoinder.model.mail import Address

_FIELD = re.compile(rb"^([!-9;-~]+)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.MULTILINE)
_VALUE_LIMIT = 16 * 1024
_ADDRESS_LIMIT = 100
_ID = re.compile(r"<([^<>\s]+)>")
_ONE_MAILBOX = re.compile(r"^\s*(?P<name>[^<>]*?)\s*<\s*(?P<email>[^<>\s]+)\s*>[\s,;]*$")
_BARE_ADDRESS = re.compile(r"[^\s<>,;:\"'()]+@[^\s<>,;:\"'()]+")


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of one header block, decoded when asked for."""

    fields: dict[str, list[bytes]]

    def all(self, name: str) -> list[str]:
        """Return the decoded values of a field, by its name in lower case."""
        return [decode_value(value) for value in self.fields.get(name, ())]

    def first(self, name: str) -> str:
        """Return the first decoded value of a field; empty where there is none."""
        values = self.fields.get(name)
        return decode_value(values[0]) if values else ""

    def addresses(self, name: str) -> tuple[Address, ...]:
        """Return the mailboxes of all fields of this name."""
        return tuple(address for value in self.fields.get(name, ()) for address in parse_addresses(value))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return Message-IDs without angle brackets, in order, each once."""
        value = " ".join(self.all(name))
        return tuple(dict.fromkeys(_ID.findall(value) or value.split()[:1]))

    def date(self) -> datetime | None:
        """Return the Date field in UTC (RFC 5322, 3.3), or else when the last server received the message.

        None where neither can be read.
        """
        _, _, received = self.first("received").rpartition(";")
        return parse_date(self.first("date")) or parse_date(received)


def parse_headers(data: bytes) -> Headers:
    """Return the fields of a message's header block; lines that are none are passed over."""
    fields: dict[str, list[bytes]] = {}
    for match in _FIELD.finditer(get_header_block(data)):
        fields.setdefault(match[1].decode("ascii").lower(), []).append(match[2][:_VALUE_LIMIT])
    return Headers(fields)


def decode_value(raw: bytes) -> str:
    """Return a field's value as one line of text, its encoded words (RFC 2047) undone."""
    value = decode_bytes(b" ".join(raw.split()))
    return tidy_line(decode_words(value) if "=?" in value else value)


def decode_words(value: str) -> str:
    """Undo encoded words wherever they stand; a broken one is left as it is."""
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(
        part if isinstance(part, str) else decode_bytes(part, charset or "latin-1") for part, charset in parts
    )


def parse_addresses(raw: bytes) -> list[Address]:
    """Return the mailboxes of an address field's value."""
    value = decode_bytes(b" ".join(raw.split()))
    if match := _ONE_MAILBOX.match(value):
        return [_address(match["name"], match["email"])]
    pairs = getaddresses([value])[:_ADDRESS_LIMIT]
    found = [_address(name, email) for name, email in pairs if "@" in email]
    return found or [_address("", email) for email in _BARE_ADDRESS.findall(value)[:_ADDRESS_LIMIT]]


def parse_date(value: str) -> datetime | None:
    """Return an RFC 5322 date in UTC, one without zone taken as UTC; None for what is none."""
    try:
        date = parsedate_to_datetime(value)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _address(name: str, email: str) -> Address:
    decoded = tidy_line(decode_words(name) if "=?" in name else name)
    unquoted = decoded.strip("\"' ").replace('\\"', '"').replace("\\\\", "\\")
    return Address(name=unquoted, email=email.strip().lower())
