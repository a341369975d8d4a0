"""What of a MIME tree is to be read: parts in; body texts, messages inside, calendars, file names out."""

import re
from dataclasses import dataclass, field

from rejoinder.mail.html import PAGE_LIMIT, read_html, skim_html
from rejoinder.mail.parts import Part
from rejoinder.mail.plain import tidy_text

TEXT_LIMIT = 256 * 1024
"""Characters of a message's text that are kept."""

_STUB_LIMIT = 400
"""Characters: a plain text that is shorter may only say that there is another."""

_STUB_SHARE = 4
_STUB = re.compile(
    r"\bhtml\b|view (?:this|the) (?:e-?mail|message)"
    r"|(?:your|this) (?:e-?mail|mail) (?:client|program|reader)"
    r"|im browser (?:ansehen|öffnen)|e-mail-programm|version en ligne|navigateur"
    r"|ver (?:este|en el) |visualizza",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<table|<div)\b", re.IGNORECASE)
_FLOWED = re.compile(r"format\s*=\s*\"?flowed", re.IGNORECASE)
_DELSP = re.compile(r"delsp\s*=\s*\"?yes", re.IGNORECASE)

_TEXTS = {"text/plain", "text/html"}
_LOCKED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}


@dataclass(kw_only=True, slots=True)
class Contents:
    """The parts of a message by what they are for."""

    bodies: list[tuple[Part, ...]] = field(default_factory=list)
    """In order; each either one part or the alternatives for one text, poorest first."""
    messages: list[Part] = field(default_factory=list)
    """Roots of messages inside."""
    calendars: list[Part] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    reports: list[Part] = field(default_factory=list)
    """multipart/report and what machines say in it."""
    is_locked: bool = False
    """Whether a part is encrypted (RFC 8551, RFC 3156) or signed in a way that hides the text."""


def sort_parts(root: Part) -> Contents:
    """Say what each part of a tree is for."""
    contents = Contents()
    _sort(root, contents)
    return contents


def read_bodies(contents: Contents) -> str:
    """Return the canonical text of a message's own bodies, plain where there is real plain text."""
    return "\n\n".join(filter(None, (_read_alternatives(parts) for parts in contents.bodies)))


def is_cut(contents: Contents) -> bool:
    """Say whether a body has more than was read of it."""
    pages = (part for parts in contents.bodies for part in parts if part.content_type == "text/html")
    return any(len(part.load()) > PAGE_LIMIT for part in pages)


def skim_bodies(contents: Contents, limit: int) -> str:
    """Return the first text of a message's bodies, about `limit` characters on one line, roughly."""
    found: list[str] = []
    size = 0
    for parts in contents.bodies:
        found.append(_skim_alternatives(parts, limit))
        size += len(found[-1])
        if size >= limit:
            break
    return " ".join(found)[:limit]


def _skim_alternatives(parts: tuple[Part, ...], limit: int) -> str:
    plain = next((part for part in parts if part.content_type != "text/html"), None)
    page = next((part for part in parts if part.content_type == "text/html"), None)
    text = plain.text(4 * limit) if plain else ""
    if page and _may_be_stub(text):
        return skim_html(page.text(PAGE_LIMIT), limit)
    return skim_html(text, limit) if _MARKUP.match(text) else " ".join(text[: 2 * limit].split())


def _sort(part: Part, contents: Contents) -> None:
    kind = part.content_type
    if kind == "multipart/alternative":
        _sort_alternatives(part, contents)
    elif kind.startswith("multipart/"):
        if kind == "multipart/report":
            contents.reports.append(part)
        for child in part.children:
            _sort(child, contents)
    elif kind == "message/rfc822" and part.children:
        contents.messages.append(part.children[0])
    elif kind in {"message/delivery-status", "message/disposition-notification"}:
        contents.reports.append(part)
    else:
        _sort_leaf(part, contents)


def _sort_leaf(part: Part, contents: Contents) -> None:
    if part.content_type in {"text/calendar", "application/ics"} or part.filename.lower().endswith(".ics"):
        contents.calendars.append(part)
    elif part.content_type in _TEXTS and not part.is_attached and not (part.filename and contents.bodies):
        contents.bodies.append((part,))
        return
    contents.is_locked |= part.content_type in _LOCKED
    if part.filename:
        contents.files.append(part.filename)


def _sort_alternatives(part: Part, contents: Contents) -> None:
    """Take the text parts among alternatives as one body; what lies deeper, as HTML with pictures, too."""
    inner = Contents()
    for child in part.children:
        _sort(child, inner)
    alternatives = tuple(body for bodies in inner.bodies for body in bodies)
    if alternatives:
        contents.bodies.append(alternatives)
    contents.messages += inner.messages
    contents.calendars += inner.calendars
    contents.files += inner.files
    contents.reports += inner.reports
    contents.is_locked |= inner.is_locked


def _read_alternatives(parts: tuple[Part, ...]) -> str:
    """Return the text of one body: the plain one unless it is empty or only points to the other."""
    plain = tidy_text("\n\n".join(_read_plain(part) for part in parts if part.content_type != "text/html"))
    pages = [part for part in parts if part.content_type == "text/html"]
    if not pages or not _may_be_stub(plain):
        return plain
    shown = "\n\n".join(read_html(part.text(PAGE_LIMIT)) for part in pages)
    is_stub = _STUB.search(plain) is not None or len(shown) > _STUB_SHARE * len(plain)
    return shown if shown.strip() and is_stub else plain


def _read_plain(part: Part) -> str:
    text = part.text(4 * TEXT_LIMIT)
    if _MARKUP.match(text):
        return read_html(text)
    return _unflow(text, part.declared) if _FLOWED.search(part.declared) else text


def _may_be_stub(plain: str) -> bool:
    return len(plain) < _STUB_LIMIT or _MARKUP.match(plain) is not None


def _unflow(text: str, declared: str) -> str:
    """Join the soft line ends of format=flowed (RFC 3676, 4.2), quoted lines and signatures left alone."""
    joint = "" if _DELSP.search(declared) else " "
    lines: list[str] = []
    soft = False
    for line in text.replace("\r\n", "\n").split("\n"):
        is_fixed = line.startswith(">") or line == "-- "
        stuffed = line.removeprefix(" ")
        if soft and not is_fixed:
            lines[-1] = lines[-1].removesuffix(" ") + joint + stuffed
        else:
            lines.append(stuffed)
        soft = stuffed.endswith(" ") and not is_fixed
    return "\n".join(lines)
