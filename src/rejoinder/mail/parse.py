"""Raw messages taken apart, in two steps: `parse_head` as far as a sift needs, `finish` to a whole Message.

Nothing here raises, whatever the bytes: what cannot be read is told in `problems`. Text is bounded
(body.TEXT_LIMIT), and so are parts, depth, pages and calendars.
"""

from dataclasses import dataclass

from rejoinder.mail.body import TEXT_LIMIT, Contents, is_cut, read_bodies, skim_bodies, sort_parts
from rejoinder.mail.bounce import is_bounce
from rejoinder.mail.forwarded import read_messages
from rejoinder.mail.headers import Headers, parse_headers
from rejoinder.mail.invite import parse_invite
from rejoinder.mail.mbox import MESSAGE_LIMIT
from rejoinder.mail.parts import parse_tree
from rejoinder.mail.segment import segment
from rejoinder.model.mail import Address, Invite, Message, RawMessage, Segment, SegmentRole

QUICK_LIMIT = 8 * 1024
"""Characters of quick text: what a sift needs to see."""

_CALENDAR_LIMIT = 3
"""Calendar parts that are tried."""


@dataclass(kw_only=True, slots=True)
class Parsed:
    """A message whose headers can be asked and whose text can be skimmed."""

    raw: RawMessage
    headers: Headers
    contents: Contents
    problems: list[str]
    """Each a sentence; reading the text may add some."""

    @property
    def sender(self) -> Address:
        """Return the first mailbox of From, else of Sender; an empty one where there is none."""
        return next(iter(self.headers.addresses("from") + self.headers.addresses("sender")), Address())

    @property
    def subject(self) -> str:
        """Return the subject as one line."""
        return self.headers.first("subject")

    @property
    def is_bulk(self) -> bool:
        """Say whether it was sent to many, by List-Unsubscribe, List-Id or Precedence."""
        fields = self.headers.fields
        if "list-unsubscribe" in fields or "list-id" in fields:
            return True
        return self.headers.first("precedence").lower() in {"bulk", "list", "junk"}

    def quick_text(self) -> str:
        """Return the beginning of the body's text, roughly, on one line."""
        return skim_bodies(self.contents, QUICK_LIMIT)


def parse_head(raw: RawMessage) -> Parsed:
    """Take a message apart as far as a sift needs; costs tens of microseconds."""
    data = raw.data[:MESSAGE_LIMIT]
    tree = parse_tree(data)
    contents = sort_parts(tree.root)
    parsed = Parsed(raw=raw, headers=parse_headers(data), contents=contents, problems=tree.problems)
    if parsed.contents.is_locked and not parsed.contents.bodies:
        parsed.problems.append("The message is encrypted; only your mail program can open it.")
    if len(raw.data) >= MESSAGE_LIMIT:
        parsed.problems.append(
            f"The message is larger than {MESSAGE_LIMIT >> 20} MB; only its beginning was read."
        )
    return parsed


def parse_message(raw: RawMessage) -> Message:
    """Take a message wholly apart."""
    return finish(parse_head(raw))


def finish(parsed: Parsed) -> Message:
    """Return the whole Message: canonical text in segments, invite, bounce, attachments."""
    headers, key = parsed.headers, parsed.raw.key
    text, inside = read_bodies(parsed.contents), read_messages(parsed.contents.messages)
    bounced = is_bounce(parsed.sender, parsed.subject, parsed.contents.reports)
    segments = _segment(text, inside, parsed, role=SegmentRole.HISTORY if bounced else SegmentRole.FORWARDED)
    invite = _find_invite(parsed)
    return Message(
        key=key,
        message_id=next(iter(headers.ids("message-id")), f"{key}@no-message-id.invalid"),
        origin=parsed.raw.origin,
        date=headers.date(),
        sender=parsed.sender,
        subject=parsed.subject,
        reply_to=headers.addresses("reply-to"),
        to=headers.addresses("to"),
        cc=headers.addresses("cc"),
        in_reply_to=headers.ids("in-reply-to"),
        references=headers.ids("references"),
        segments=segments,
        invite=invite,
        is_bounce=bounced,
        is_bulk=parsed.is_bulk,
        attachments=tuple(parsed.contents.files),
        problems=tuple(dict.fromkeys(parsed.problems)),
    )


def _segment(text: str, inside: str, parsed: Parsed, *, role: SegmentRole) -> tuple[Segment, ...]:
    """Return the stretches of a message's text, messages inside it as one stretch of a role at the end."""
    if len(text) + len(inside) > TEXT_LIMIT or is_cut(parsed.contents):
        parsed.problems.append("The text is very long; only its beginning was kept.")
    segments = segment(text[:TEXT_LIMIT], subject=parsed.subject)
    rest = inside[: max(0, TEXT_LIMIT - len(text))]
    if not rest:
        return segments
    return (*segments, Segment(role=role, text=f"\n\n{rest}" if segments else rest))


def _find_invite(parsed: Parsed) -> Invite | None:
    """Return the first calendar part that can be read as an invitation."""
    for part in parsed.contents.calendars[:_CALENDAR_LIMIT]:
        invite, problems = parse_invite(part.load())
        parsed.problems.extend(problems)
        if invite is not None:
            return invite
    return None
