"""The form of a file, told by its first bytes and not by its name: bytes in, Form out."""

import re
from enum import StrEnum

from rejoinder.mail.mbox import is_separating_line

HEAD = 64 * 1024
"""Bytes that are enough to tell a form."""

_FROM_LINE = re.compile(rb"From [^\n]*\n", re.ASCII)
_FIELD_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_KNOWN_FIELD = re.compile(
    rb"^(?:from|to|cc|date|subject|message-id|received|return-path|delivered-to|mime-version|content-type"
    rb"|reply-to|sender|envelope-to|x-[!-9;-~]+|dkim-signature|arc-seal|list-[a-z]+)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_EMLX = re.compile(rb"\d{1,10} *\n(?=[!-9;-~]+:)")


class Form(StrEnum):
    """What a file is."""

    MBOX = "mbox"
    MESSAGE = "message"
    EMLX = "emlx"
    """Apple Mail's own: a length, a message, a property list."""
    ZIP = "zip"
    EMPTY = "empty"
    OUTLOOK = "outlook"
    """.msg and .pst, which only Outlook reads."""
    PACKED = "packed"
    """gzip, bzip2, xz, 7z, rar, tar."""
    OTHER = "other"


_MAGIC = (
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Form.OUTLOOK),
    (b"!BDN", Form.OUTLOOK),
    (b"\x1f\x8b", Form.PACKED),
    (b"BZh", Form.PACKED),
    (b"\xfd7zXZ", Form.PACKED),
    (b"7z\xbc\xaf", Form.PACKED),
    (b"Rar!", Form.PACKED),
)


def find_form(head: bytes) -> Form:
    """Tell the form of a file from its first HEAD bytes."""
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not text:
        return Form.EMPTY
    line = _FROM_LINE.match(text)
    if line and (is_separating_line(line[0]) or _starts_with_fields(text[line.end() :])):
        return Form.MBOX
    if (length := _EMLX.match(text)) and _starts_with_fields(text[length.end() :]):
        return Form.EMLX
    return Form.MESSAGE if _starts_with_fields(text) else Form.OTHER


def has_field(text: bytes) -> bool:
    """Say whether any field of mail stands before the first blank line: enough for what claims to be mail."""
    return _KNOWN_FIELD.search(_first_block(text)) is not None


def _starts_with_fields(text: bytes) -> bool:
    """Say whether text begins with a header block in which a field of mail is met."""
    while text.startswith(b">From "):
        text = text.partition(b"\n")[2]
    return _FIELD_LINE.match(text) is not None and has_field(text)


def _first_block(text: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", text, maxsplit=1)[0]
