"""MIME: a message's bytes in, its tree of parts out, each decoded only when it is read.

fast-mail-parser does it in microseconds. Where it refuses, loses the parts of a multipart (boundaries in
RFC 2231 form) or cannot undo a transfer encoding, the standard library does it. Nothing here raises.
"""

import re
from collections.abc import Callable
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
_TOO_MANY = f"Only the first {PART_LIMIT} parts were read."
_OVERLOADED = "Only the beginning was read: no mail program writes that many parts or words."
_MISENCODED = "A part was not encoded as it says; it was read as well as it can be."
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Tree:
    """The parts of a message and what is wrong with them; reading a part may find more that is."""

    root: Part
    problems: list[str]
    """Each a sentence."""


def parse_tree(data: bytes) -> Tree:
    """Return the tree of a message's parts. Neither this nor reading a part raises anything."""
    if _is_overloaded(data):
        tree = parse_tree(data[:_HOSTILE_HEAD])
        tree.problems.append(_OVERLOADED)
        return tree
    try:
        node = parse_email_tree(data, mode="lazy")
    except ParseError:
        return _parse_slowly(data)
    if node.content_type.startswith("multipart/") and not node.children:
        return _parse_slowly(data)
    builder = _LazyBuilder(data=data)
    return Tree(root=builder.build(node, ()), problems=builder.budget.problems)


def _parse_slowly(data: bytes) -> Tree:
    """Return the tree by the forgiving way: transfer encodings are undone as far as that goes."""
    budget = _Budget()
    try:
        message = message_from_bytes(data[:_SLOW_LIMIT], policy=compat32)
        return Tree(root=_build_slowly(message, budget, 0), problems=budget.problems)
    except RecursionError:
        return Tree(root=Part(content_type="text/plain", load=bytes), problems=[_TOO_DEEP])


@dataclass(kw_only=True, slots=True)
class _Budget:
    """How many parts may still be looked at, and what was passed over."""

    left: int = PART_LIMIT
    problems: list[str] = field(default_factory=list)

    def grants(self, depth: int) -> bool:
        """Say whether one part more may be looked at, and count it."""
        self.left -= 1
        if self.left >= 0 and depth <= _DEPTH_LIMIT:
            return True
        self.problems.append(_TOO_MANY if self.left < 0 else _TOO_DEEP)
        return False


@dataclass(kw_only=True, slots=True)
class _LazyBuilder:
    """Parts from the fast parser's nodes, each read by the forgiving way where the fast one fails."""

    data: bytes
    budget: _Budget = field(default_factory=_Budget)
    forgiving: Part | None = None
    """The root by the forgiving way, once it was needed."""

    def build(self, node: PyLazyMimePart, path: tuple[int, ...]) -> Part:
        """Return the part of a node that lies at a path from the root."""
        children = []
        for place, child in enumerate(node.children):
            if not self.budget.grants(len(path)):
                break
            children.append(self.build(child, (*path, place)))
        fields = {name.lower(): values[0] for name, values in node.headers.items()}
        return Part(
            content_type=_tidy_type(node.content_type),
            declared=fields.get("content-type", ""),
            filename=node.filename,
            disposition=(node.disposition or "").lower(),
            children=tuple(children),
            fields=fields,
            load=lambda: self.load(node, path),
        )

    def load(self, node: PyLazyMimePart, path: tuple[int, ...]) -> bytes:
        """Return the content of a node."""
        try:
            return node.content or b""
        except ParseError:
            self.budget.problems.append(_MISENCODED)
            return self._load_slowly(path)

    def _load_slowly(self, path: tuple[int, ...]) -> bytes:
        if self.forgiving is None:
            self.forgiving = _parse_slowly(self.data).root
        part = self.forgiving
        for place in path:
            if place >= len(part.children):
                return b""
            part = part.children[place]
        return part.load()


def _build_slowly(node: StdMessage, budget: _Budget, depth: int) -> Part:
    children = []
    payload = node.get_payload()
    for child in payload if isinstance(payload, list) else ():
        if not isinstance(child, StdMessage) or not budget.grants(depth):
            break
        children.append(_build_slowly(child, budget, depth + 1))
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
