"""Quoted and forwarded mail in a text: lines in, the role of each out.

Known are: "On … wrote:" in many languages and lines of it, header blocks as Outlook writes them, rules with
"Original Message" or "Forwarded message", and lines quoted by ">", replies between them left as new.
"""

import re
from dataclasses import dataclass, field

from rejoinder.mail.phrases import get_phrases
from rejoinder.model.mail import SegmentRole

_ATTRIBUTION_LINES = 4
_ATTRIBUTION_LENGTH = 300
_BLOCK_LINES = 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_DATED = re.compile(rf"{_YEAR.pattern}|{_TIME.pattern}")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d\d|\b)")
_RULE = re.compile(r"[-_=*\s]{5,}$")
_OLD_GMAIL = re.compile(r"\d{4}\D.*<\S+@\S+>\s*[:：]$")
_FORWARD_SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv|enc|i|vb|vs|doorst|pd|vl|fs)\s*:", re.IGNORECASE)


def find_history(lines: list[str], *, subject: str = "") -> list[SegmentRole]:
    """Return the role of each line: NEW, HISTORY or FORWARDED."""
    walk = _Walk(
        lines=[line.strip() for line in lines], is_forward=_FORWARD_SUBJECT.match(subject) is not None
    )
    walk.mark()
    return walk.roles


@dataclass(kw_only=True, slots=True)
class _Walk:
    """One walk through the lines of a text, stripped."""

    lines: list[str]
    is_forward: bool
    """Whether the subject says that mail is forwarded."""
    is_within: bool = False
    """Whether the lines are those of a forwarded mail, in which only history is looked for."""
    roles: list[SegmentRole] = field(init=False)
    has_quotes: bool = field(init=False)
    """Whether ">" quotes here; alone on a line it may as well point."""

    def __post_init__(self) -> None:
        self.roles = [SegmentRole.NEW] * len(self.lines)
        pairs = zip(self.lines, self.lines[1:], strict=False)
        self.has_quotes = any(line.startswith(">") and after.startswith(">") for line, after in pairs)

    def mark(self) -> None:
        """Mark line by line, until the rest is of one role."""
        at = 0
        while at < len(self.lines):
            step = self._mark_at(at) if self.lines[at] else 1
            if step == 0:
                return
            at += step

    def _mark_at(self, at: int) -> int:
        """Mark what starts at a line and return how many lines it has; 0 for all the rest."""
        line = self.lines[at]
        if not self.is_within and get_phrases().forward.match(line):
            return self._forward(at)
        if self._starts_block(at):
            return self._older(at) if self.is_within or any(self.lines[:at]) else self._forward(at)
        if length := _find_attribution(self.lines[at : at + _ATTRIBUTION_LINES]):
            return self._attributed(at, length)
        if self.has_quotes and line.startswith(">"):
            self.roles[at] = SegmentRole.HISTORY
        return 1

    def _attributed(self, at: int, length: int) -> int:
        """Mark "On … wrote:" and, where the lines that follow are not quoted by sign, all that follows."""
        if self._is_quoted(at + length):
            self.has_quotes = True
            self.roles[at : at + length] = [SegmentRole.HISTORY] * length
            return length
        if is_plain_attribution(" ".join(self.lines[at : at + length])):
            return self._older(at) if any(self.lines[:at]) or self.is_forward else 0
        return length

    def _older(self, at: int) -> int:
        """Mark all that follows as history, or as forwarded where the subject says so."""
        if self.is_forward and not self.is_within:
            return self._forward(at)
        self.roles[at:] = [SegmentRole.HISTORY] * (len(self.lines) - at)
        return 0

    def _forward(self, at: int) -> int:
        """Mark all that follows as forwarded, but for the history within."""
        fields = get_phrases().fields.values()
        start = at + 1
        while start < len(self.lines) and (
            not self.lines[start] or any(field.match(self.lines[start]) for field in fields)
        ):
            start += 1
        inner = _Walk(lines=self.lines[start:], is_forward=False, is_within=True)
        inner.mark()
        older = [role if role is SegmentRole.HISTORY else SegmentRole.FORWARDED for role in inner.roles]
        self.roles[at:] = [SegmentRole.FORWARDED] * (start - at) + older
        return 0

    def _starts_block(self, at: int) -> bool:
        """Say whether a quoted header block starts here, perhaps below a rule."""
        line = self.lines[at]
        if get_phrases().original.match(line):
            return True
        if _RULE.match(line):
            following = next((n for n in range(at + 1, len(self.lines)) if self.lines[n]), at)
            return following > at and is_header_block(self.lines[following : following + _BLOCK_LINES])
        return is_header_block(self.lines[at : at + _BLOCK_LINES])

    def _is_quoted(self, at: int) -> bool:
        """Say whether the next line with text is quoted by sign."""
        return next((line for line in self.lines[at:] if line), "").startswith(">")


def is_header_block(lines: list[str]) -> bool:
    """Say whether lines start with From, and Sent and To or Subject follow at once, as Outlook quotes.

    "From: 9:00" and "To: 17:00" in an appointment are no such block.
    """
    fields = get_phrases().fields
    writer = fields["from"].match(lines[0]) if lines else None
    if writer is None or not writer[1] or _CLOCK.match(writer[1]):
        return False
    found: set[str] = set()
    for line in filter(None, lines[1:]):
        names = {name for name, pattern in fields.items() if (match := pattern.match(line)) and match[1]}
        if not names and len(found) > 1:
            break
        found |= names - {"from"}
        if "sent" in names and not _DIGIT.search(line):
            return False
    return "sent" in found and not found.isdisjoint({"to", "subject"})


def _find_attribution(lines: list[str]) -> int:
    """Return over how many lines an attribution stretches that starts at the first; 0 for none."""
    phrases = get_phrases()
    first = lines[0]
    if not (phrases.opening.match(first) or phrases.verb.search(first) or first[0].isdigit()):
        return 0
    for length in range(1, len(lines) + 1):
        joined = " ".join(lines[:length])
        if len(joined) > _ATTRIBUTION_LENGTH or not lines[length - 1]:
            return 0
        if joined.endswith((":", "：")):
            return length if phrases.verb.search(joined) or _OLD_GMAIL.match(joined) else 0
    return 0


def is_plain_attribution(joined: str) -> bool:
    """Say whether an attribution is plain enough to stand without quoted lines below it."""
    phrases = get_phrases()
    if "@" in joined or _OLD_GMAIL.match(joined):
        return True
    if phrases.opening.match(joined):
        return _DATED.search(joined) is not None
    return _YEAR.search(joined) is not None and _TIME.search(joined) is not None
