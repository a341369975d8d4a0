"""Messages inside a message (message/rfc822): their roots in; what they say as text out."""

from rejoinder.mail.body import read_bodies, sort_parts
from rejoinder.mail.parts import Part

_MESSAGE_LIMIT = 5
_DEPTH_LIMIT = 3
_SHOWN = ("from", "date", "to", "subject")


def read_messages(roots: list[Part], depth: int = 1) -> str:
    """Return the header lines and texts of messages inside, and of those inside them, at most a few."""
    if depth > _DEPTH_LIMIT:
        return ""
    return "\n\n".join(_read_message(root, depth) for root in roots[:_MESSAGE_LIMIT])


def _read_message(root: Part, depth: int) -> str:
    fields = [f"{name.capitalize()}: {root.fields[name]}" for name in _SHOWN if root.fields.get(name)]
    contents = sort_parts(root)
    parts = ("\n".join(fields), read_bodies(contents), read_messages(contents.messages, depth + 1))
    return "\n\n".join(part for part in parts if part)
