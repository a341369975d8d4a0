"""How a letter joins its thread (RFC 5322, 3.6.4): the mail it answers in, subject and header fields out."""

import re

from rejoinder.model.case import Letter
from rejoinder.model.draft import Fact
from rejoinder.model.step import Channel
from rejoinder.write.book import Book
from rejoinder.write.scene import Scene, new_text

MOST_QUOTED = 200
"""Lines."""

NO_MESSAGE_ID = "@no-message-id.invalid"

_PREFIX = re.compile(
    r"^\s*(?:re|aw|antw|antwort|sv|vs|fwd?|wg|tr|rif|rv|res)\s*(?:\[\d+\])?\s*[:：]\s*", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\s]+")
_MESSAGE_ID = re.compile(r"[^\s<>@]+@[^\s<>@]+")


def compose_subject(scene: Scene, book: Book, *, facts: dict[str, Fact]) -> str:
    """Return the subject: the thread's own with one reply prefix, a new one where no mail is answered."""
    if scene.step.channel is not Channel.MAIL:
        return ""
    answered = scene.answered
    bare = strip_prefixes(answered.message.subject) if answered else ""
    if bare:
        return f"{_prefix(scene, book)} {bare}"
    kind = scene.step.message_kind
    own = book.subjects.get(kind) or (None if "applied" in facts else book.subjects.get(f"{kind}-before"))
    if own:
        return own
    names = [name for name in ("role", "organization") if name in facts]
    return book.subjects["_".join(names) or "plain"].format_map({name: facts[name].value for name in names})


def strip_prefixes(subject: str) -> str:
    """Return a subject on one line without the Re:, AW: and Fwd: before it."""
    bare = _CONTROL.sub(" ", subject).strip()
    while match := _PREFIX.match(bare):
        bare = bare[match.end() :]
    return bare.strip()


def threading_headers(answered: Letter | None) -> tuple[tuple[str, str], ...]:
    """Return In-Reply-To and References for an answer to a mail; none where it has no Message-ID."""
    if answered is None:
        return ()
    message = answered.message
    if message.message_id.endswith(NO_MESSAGE_ID) or not _MESSAGE_ID.fullmatch(message.message_id):
        return ()
    known = message.references or message.in_reply_to
    chain = dict.fromkeys([one for one in known if _MESSAGE_ID.fullmatch(one)])
    chain.pop(message.message_id, None)
    references = " ".join(f"<{one}>" for one in [*chain, message.message_id])
    return ("In-Reply-To", f"<{message.message_id}>"), ("References", references)


def quote(answered: Letter | None, book: Book) -> str:
    """Return the mail that is answered as it stands below an answer; empty where none is."""
    if answered is None:
        return ""
    sender = answered.message.sender
    who = book.attribution.format(name=sender.name or sender.email)
    lines = new_text(answered).strip().splitlines()[:MOST_QUOTED]
    return "\n".join([who, *(f"> {line}".rstrip() for line in lines)])


def _prefix(scene: Scene, book: Book) -> str:
    used = any(letter.message.subject.lstrip().startswith(book.reply_prefix) for letter in scene.theirs())
    return book.reply_prefix if used else "Re:"
