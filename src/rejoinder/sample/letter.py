"""Messages become letters: dated, with the older letter quoted below.

In: stories and now. Out: letters in the order of their dates, ready to be put into MIME.
"""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from rejoinder.sample.dates import get_sent, write_day, write_days
from rejoinder.sample.story import Message, Story

_ATTRIBUTIONS = {
    "en": "On {day} {year} at {clock}, {name} <{address}> wrote:",
    "de": "Am {day} {year} um {clock} schrieb {name} <{address}>:",
    "fr": "Le {day} {year} à {clock}, {name} <{address}> a écrit :",
}
_HEADERS = {
    "en": """-----Original Message-----
From: {name} <{address}>
Sent: {day} {year} {clock}
To: {to}
Subject: {subject}
""",
    "de": """-----Ursprüngliche Nachricht-----
Von: {name} <{address}>
Gesendet: {day} {year} {clock}
An: {to}
Betreff: {subject}
""",
    "fr": """-----Message d'origine-----
De : {name} <{address}>
Envoyé : {day} {year} {clock}
À : {to}
Objet : {subject}
""",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A message with its date, its finished text, what it quotes and the mails it answers (oldest first)."""

    message: Message
    sent: datetime
    text: str
    quoted: str = ""
    ancestors: tuple[str, ...] = ()
    original: "Letter | None" = None


def compose_letters(stories: Iterable[Story], now: datetime) -> list[Letter]:
    """Date every message of the stories and put them in order."""
    messages = {message.id: message for story in stories for message in story.messages}
    letters = [compose_letter(message, messages, now) for message in messages.values()]
    return sorted(letters, key=lambda letter: (letter.sent, letter.message.id))


def compose_letter(message: Message, messages: Mapping[str, Message], now: datetime) -> Letter:
    """Finish one message: its dates, its quotation, its thread."""
    sent = get_sent(message, now)
    original = compose_letter(messages[message.quotes], messages, now) if message.quotes else None
    carried = message.shape in {"report", "attached"}
    return Letter(
        message=message,
        sent=sent,
        text=_wrap(write_days(message.text.strip(), sent, message.expect.language), message.wrap),
        quoted=quote(original, message) if original and not carried else "",
        ancestors=get_ancestors(message, messages),
        original=original if carried else None,
    )


def get_ancestors(message: Message, messages: Mapping[str, Message]) -> tuple[str, ...]:
    """Follow In-Reply-To up to the first mail of the thread."""
    if message.in_reply_to is None:
        return ()
    parent = messages[message.in_reply_to]
    return (*get_ancestors(parent, messages), parent.id)


def quote(original: Letter, reply: Message) -> str:
    """Write an older letter as the mail program of the answering person would."""
    form = _HEADERS if reply.quote_style == "headers" else _ATTRIBUTIONS
    head = form[reply.expect.language].format_map(_describe(original, reply.expect.language))
    body = f"{original.text}\n\n{original.quoted}".rstrip()
    marked = (
        body
        if reply.quote_style == "headers"
        else "\n".join(f"> {line}".rstrip() for line in body.split("\n"))
    )
    return f"{head}\n{marked}"


def _describe(original: Letter, language: str) -> dict[str, str]:
    name, address = parseaddr(original.message.sender)
    return {
        "name": name or address,
        "address": address,
        "to": parseaddr(original.message.to)[0] or original.message.to,
        "subject": original.message.subject,
        "day": write_day(original.sent, language),
        "year": str(original.sent.year),
        "clock": f"{original.sent:%H:%M}",
    }


def _wrap(text: str, width: int | None) -> str:
    if width is None:
        return text
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join("\n".join(line) for line in lines)
