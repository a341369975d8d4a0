"""MIME: a message's bytes in, its tree of parts out, each decoded only when it is read.

fast-mail-parser does it in microseconds. Where it refuses, loses the parts of a multipart (boundaries in
RFC 2231 form) or cannot undo a transfer encoding, the standard library does it. Nothing here raises.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as StdMessage
from email.policy import compat32

from fast_mail_parser import ParseError, PyLazyMimePart, parse_email_tree

from rejoinder.mail.charset import decode_bytes
from rejoinder.mail.headers import decode_words

PART_LIMIT = 500
"""Parts of one message that are looked at."""

_CHARSET = re.compile(r"""charset\*?\s*=\s*(?:[\w-]*'')?["']?([^"';\s]+)""", re.IGNORECASE)
_DEPTH_LIMIT = 64
_TOO_DEEP = "Parts nested too deep were not read."
_SLOW_LIMIT = 4 * 1024 * 1024
_HOSTILE_HEAD = 128 * 1024
_HOSTILE_COUNT = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One node of the tree."""

    content_type: str
    """In lower case, as text/plain."""
    declared: str = ""
    """The whole Content-Type field."""
    filename: str = ""
    disposition: str = ""
    children: tuple["Part", ...] = ()
    """The parts of a multipart; of message/rfc822 the one root of the message inside."""
    fields: dict[str, str] = field(default_factory=dict)
    """Header fields of the part, names in lower case; of a root those of its message."""
    load: Callable[[], bytes]
    """Gives the content with its transfer encoding undone."""

    def text(self, limit: int) -> str:
        """Return the content as text, at most `limit` bytes of it."""
        charset = _CHARSET.search(self.declared)
        return decode_bytes(self.load()[:limit], charset[1] if charset else "")

    @property
    def is_attached(self) -> bool:
        """Say whether it is meant to be kept as a file rather than read in place."""
        return self.disposition == "attachment"


def parse_parts(data: bytes) -> tuple[Part, tuple[str, ...]]:
    """Return the root part and problems, each a sentence. Reading a part may still raise ParseError."""
    if _is_overloaded(data):
        root, problems = parse_parts(data[:_HOSTILE_HEAD])
        return root, (
            *problems,
            "Only the beginning was read: no mail program writes that many parts or words.",
        )
    try:
        node = parse_email_tree(data, mode="lazy")
    except ParseError:
        return parse_parts_slowly(data)
    if node.content_type.startswith("multipart/") and not node.children:
        return parse_parts_slowly(data)
    budget = _Budget()
    root = _from_lazy(node, budget, 0)
    return root, budget.problems()


def parse_parts_slowly(data: bytes) -> tuple[Part, tuple[str, ...]]:
    """Return the root part and problems, the forgiving way: encodings are undone as far as that goes."""
    budget = _Budget()
    try:
        root = _from_std(message_from_bytes(data[:_SLOW_LIMIT], policy=compat32), budget, 0)
    except RecursionError:
        return Part(content_type="text/plain", load=bytes), (_TOO_DEEP,)
    return root, budget.problems()


def walk(part: Part) -> Iterator[Part]:
    """Yield a part and all below it, depth first."""
    yield part
    for child in part.children:
        yield from walk(child)


@dataclass(kw_only=True, slots=True)
class _Budget:
    """How many parts may still be looked at, and whether any was passed over."""

    left: int = PART_LIMIT
    too_many: bool = False
    too_deep: bool = False

    def problems(self) -> tuple[str, ...]:
        """Return what was passed over."""
        many = (f"Only the first {PART_LIMIT} parts were read.",) if self.too_many else ()
        return (*many, _TOO_DEEP) if self.too_deep else many

    def grants(self, depth: int) -> bool:
        """Say whether one part more may be looked at, and count it."""
        self.left -= 1
        self.too_many |= self.left < 0
        self.too_deep |= depth > _DEPTH_LIMIT
        return self.left >= 0 and depth <= _DEPTH_LIMIT


def _from_lazy(node: PyLazyMimePart, budget: _Budget, depth: int) -> Part:
    fields = {name.lower(): values[0] for name, values in node.headers.items()}
    children = []
    for child in node.children:
        if not budget.grants(depth):
            break
        children.append(_from_lazy(child, budget, depth + 1))
    return Part(
        content_type=_tidy_type(node.content_type),
        declared=fields.get("content-type", ""),
        filename=node.filename,
        disposition=(node.disposition or "").lower(),
        children=tuple(children),
        fields=fields,
        load=lambda: node.content or b"",
    )


def _from_std(node: StdMessage, budget: _Budget, depth: int) -> Part:
    children = []
    payload = node.get_payload()
    for child in payload if isinstance(payload, list) else ():
        if not isinstance(child, StdMessage) or not budget.grants(depth):
            break
        children.append(_from_std(child, budget, depth + 1))
    fields = {name.lower(): decode_words(str(value)) for name, value in reversed(node.items())}
    return Part(
        content_type=node.get_content_type(),
        declared=fields.get("content-type", ""),
        filename=decode_words(node.get_filename("") or ""),
        disposition=(node.get_content_disposition() or "").lower(),
        children=tuple(children),
        fields=fields,
        load=lambda: _content(node),
    )


def _content(node: StdMessage) -> bytes:
    payload = node.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _tidy_type(content_type: str) -> str:
    """Return a type in lower case; "text" and what is no type at all is text/plain (RFC 2045, 5.2)."""
    tidy = content_type.strip().lower()
    return tidy if "/" in tidy else "text/plain"


def _is_overloaded(data: bytes) -> bool:
    """Say whether data is made to keep a parser busy.

    Its work grows with the square of adjacent encoded words, its memory with the parts.
    """
    if len(data) <= _HOSTILE_HEAD:
        return False
    words = data.count(b"?") > _HOSTILE_COUNT and data.count(b"?=")
    bounds = data.count(b"-") > _HOSTILE_COUNT and data.count(b"\n--")
    return max(words, bounds) > _HOSTILE_COUNT
