"""Drafts out: a Draft in; the bytes of an .eml that any mail program opens, threaded onto the original.

The same draft, sender and date always give the same bytes, Message-ID included.
"""

import re
from datetime import UTC, datetime
from email.generator import BytesGenerator
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import blake2b
from io import BytesIO
from textwrap import TextWrapper

from rejoinder.mail.plain import tidy_line
from rejoinder.model.draft import Draft
from rejoinder.model.mail import Address

_POLICY = SMTP.clone(max_line_length=78)
_WIDTH = 72
"""Characters a line, as RFC 3676 asks for (78 at most)."""

_WRAPPER = TextWrapper(width=_WIDTH, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)*", re.ASCII | re.IGNORECASE)
"""Dot-atoms alone (RFC 5322, 3.4.1): a quoted local part is not met in this life."""

_OUTLOOK_DRAFT = ("X-Unsent", "1")
"""Outlook opens a message with this field for editing, not for reading."""


def compose_eml(
    draft: Draft, *, sender: Address, date: datetime, quotes: bool = False, unsent: bool = True
) -> bytes:
    """Return a draft as RFC 5322 bytes with CRLF line ends: text/plain, UTF-8, format=flowed (RFC 3676).

    `date` is aware. Their letter stands below it if it `quotes`; a file for a mail program is marked
    `unsent`. A draft to nobody yet, or to what is no address, has no To field: the mail program asks for
    it. Nothing in the draft can add a field: line ends in names, subjects and threading fields become spaces.
    """
    message = EmailMessage(policy=_POLICY)
    message["Message-ID"] = make_message_id(draft, sender, date)
    message["Date"] = date
    for name, mailbox in (
        ("From", _mailbox(sender.name, sender.email)),
        ("To", _parse_mailbox(draft.to or "")),
    ):
        if mailbox is not None:
            message[name] = mailbox
    message["Subject"] = tidy_line(draft.subject)
    for name, value in draft.headers:
        message[name] = tidy_line(value)
    if unsent:
        message[_OUTLOOK_DRAFT[0]] = _OUTLOOK_DRAFT[1]
    quoted = f"\n{_quote(draft.quoted)}" if quotes and draft.quoted else ""
    message.set_content(
        _flow(draft.body) + quoted, charset="utf-8", cte="quoted-printable", params={"format": "flowed"}
    )
    out = BytesIO()
    BytesGenerator(out, policy=_POLICY).flatten(message)
    return out.getvalue()


def make_message_id(draft: Draft, sender: Address, date: datetime) -> str:
    """Return a Message-ID in angle brackets that follows from what is sent, at the sender's domain."""
    told = (
        draft.step,
        draft.to or "",
        draft.subject,
        draft.body,
        sender.email,
        date.astimezone(UTC).isoformat(),
    )
    digest = blake2b("\0".join(told).encode(errors="replace"), digest_size=12).hexdigest()
    domain = sender.email.rpartition("@")[2]
    return f"<{digest}@{domain if domain.isascii() and domain else 'rejoinder.invalid'}>"


def _parse_mailbox(value: str) -> Mailbox | None:
    """Return a mailbox from "name <address>" or a bare address; None for what is neither."""
    name, _, email = tidy_line(value).rpartition("<")
    return _mailbox(name.strip(' "'), email.rstrip("> "))


def _mailbox(name: str, email: str) -> Mailbox | None:
    """Return a mailbox for a header; None where the address is none that can be written."""
    if _ADDRESS.fullmatch(email) is None:
        return None
    return Mailbox(display_name=tidy_line(name), addr_spec=email)


def _flow(body: str) -> str:
    """Return a text with soft line ends, lines that could be misread stuffed (RFC 3676, 4.2, 4.4)."""
    lines = body.replace("\r\n", "\n").rstrip("\n").split("\n")
    return "".join(f"{line}\n" for whole in lines for line in _flow_line(whole))


def _quote(quoted: str) -> str:
    """Return their letter with soft line ends, each line of it quoted (RFC 3676, 4.5)."""
    who, _, rest = quoted.partition("\n")
    lines = [line.removeprefix(">").removeprefix(" ") for line in rest.split("\n")]
    pieces = (piece for line in lines for piece in _flow_line(line))
    return "".join([f"{who}\n", *(f"> {piece}".rstrip() + "\n" for piece in pieces)])


def _flow_line(line: str) -> list[str]:
    if line == "-- ":
        return [line]
    pieces = _WRAPPER.wrap(line.rstrip()) or [""]
    soft = [f"{piece} " for piece in pieces[:-1]] + pieces[-1:]
    return [f" {piece}" if piece.startswith((" ", ">", "From ")) else piece for piece in soft]
