"""The end of a letter: lines in, the role of each out: NEW, SIGNATURE or FOOTER.

A sign-off and the short lines below it are a signature, until a line speaks in sentences: those are new
again (a P.S., an invitation to apply again). A footer is what only footers say, and what stands below it.
When in doubt a line is new; what is all footer is no footer, but a short message of a system.
"""

import re
from collections.abc import Iterator
from itertools import islice

from rejoinder.mail.phrases import get_phrases
from rejoinder.model.mail import SegmentRole

_SIGNATURE_LINES = 14
_FAR = 200
"""Lines: no signature is so far from its end, empty lines counted."""

_LINE_LENGTH = 90
_WRAPPED_LENGTH = 45
"""Characters: a line that is longer, right above prose, is the start of that prose."""

_SHORTEST_SENTENCE = 3
_SHORTEST_UNENDED = 5
_NAME_WORDS = 5
_SILENT_SENTENCE = 6
"""Words: a sentence of so many needs none of the words that only sentences have."""

_LEAST_NEW = 40
"""Characters that must stay new where footers are taken off."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")
_ABBREVIATED = re.compile(
    r"\b(?:inc|ltd|llc|corp|co|gmbh|kg|e\.?v|s\.?a|b\.?v|jr|sr|ph\.?d|m\.?sc|b\.?sc|dr|dipl|ing|str)\.$",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"p\.? ?(?:p\.? ?)?s\b[.:]?", re.IGNORECASE)
_DELIMITER = re.compile(r"(?:--|—|––|__) ?$")
_LABEL = re.compile(r"([^\W\d_][^\d:@/]{1,24}):(?:\s|$)")
_CONTACT_LABEL = re.compile(
    r"(?:direct|office|mobile?|mobil|cell|(?:tele)?phone|telefon|tel|fax|e-?mail|mail|web|website|internet|home"
    r"|address|adresse|linkedin|xing|skype|twitter|pronouns|p|m|t|e|f|w|d|o)\b",
    re.IGNORECASE,
)
_ABOUT_APPLYING = re.compile(
    r"\b(?:appl(?:y|ied|ication)|candida|interview|bewerb|bewirb|postul|sollicit)", re.IGNORECASE
)


def find_closing(lines: list[str]) -> list[SegmentRole]:
    """Return the role of each line of a stretch of new text."""
    stripped = [line.strip() for line in lines]
    roles = [SegmentRole.NEW] * len(lines)
    _mark_signatures(stripped, lines, roles)
    _mark_footers(stripped, roles)
    left = sum(len(line) for line, role in zip(stripped, roles, strict=True) if role is SegmentRole.NEW)
    if left < _LEAST_NEW:
        return [SegmentRole.NEW if role is SegmentRole.FOOTER else role for role in roles]
    return roles


def is_prose(line: str) -> bool:
    """Say whether a line speaks: ends as a sentence of some length, or holds words of sentences."""
    words = _WORD.findall(line)
    if _POSTSCRIPT.match(line):
        return True
    ends = _ENDS_SENTENCE.search(line) is not None and _ABBREVIATED.search(line) is None
    if len(words) < (_SHORTEST_SENTENCE if ends else _SHORTEST_UNENDED):
        return False
    spoken = len(get_phrases().speaking.findall(line[:1].lower() + line[1:]))
    return spoken > 1 or len(line) > _LINE_LENGTH or (ends and (spoken == 1 or len(words) > _SILENT_SENTENCE))


def _mark_signatures(lines: list[str], raw: list[str], roles: list[SegmentRole]) -> None:
    at = next((n for n, line in enumerate(lines) if line), 0) + 1
    while at < len(lines):
        if not lines[at] or not _is_sign_off(lines, raw[at], at):
            at += 1
            continue
        end = _find_signature_end(lines, at + 1)
        roles[at:end] = [SegmentRole.SIGNATURE] * (end - at)
        at = end


def _is_sign_off(lines: list[str], raw: str, at: int) -> bool:
    """Say whether a signature starts at a line."""
    phrases, line = get_phrases(), lines[at]
    if raw.rstrip("\r\n") == "-- ":
        return True
    if _DELIMITER.match(line):
        return (
            len(list(islice(filter(None, lines[at + 1 : at + _FAR]), _SIGNATURE_LINES + 1)))
            <= _SIGNATURE_LINES
        )
    if phrases.device.match(line) or phrases.closing.match(line):
        return True
    if (thanks := phrases.thanks.match(line)) is None:
        return False
    return thanks["name"] is not None or _is_name(
        next((below for below in lines[at + 1 : at + _FAR] if below), "")
    )


def _is_name(line: str) -> bool:
    """Say whether a line may be a name: one to five words, none of them a sentence's."""
    words = _WORD.findall(line)
    has_name_case = all(word[0].isupper() for word in words[:1] + words[-1:])
    return (
        1 <= len(words) <= _NAME_WORDS
        and has_name_case
        and not _ENDS_SENTENCE.search(line)
        and not is_prose(line)
    )


def _find_signature_end(lines: list[str], start: int) -> int:
    """Return where the lines below a sign-off stop being a signature."""
    at, count = start, 0
    while at < len(lines) and count < _SIGNATURE_LINES and _may_sign(lines[at]):
        count += bool(lines[at])
        at += 1
    if at < len(lines) and lines[at] and is_prose(lines[at]):
        while at > start and len(lines[at - 1]) > _WRAPPED_LENGTH:
            at -= 1
    return at


def _may_sign(line: str) -> bool:
    """Say whether a line may stand in a signature: no sentence, no footer, no "Where: room 5"."""
    if len(line) > _LINE_LENGTH or is_prose(line) or get_phrases().footer.search(line):
        return False
    label = _LABEL.match(line)
    return label is None or _CONTACT_LABEL.match(label[1]) is not None


def _mark_footers(lines: list[str], roles: list[SegmentRole]) -> None:
    """Mark footers from the end upward, and short lines that stand below one."""
    below: list[tuple[int, int]] = []
    for start, end in reversed(list(_units(lines, roles))):
        if roles[start] is SegmentRole.SIGNATURE:
            continue
        text = " ".join(lines[start:end])
        if _is_footer(text):
            for first, last in (*below, (start, end)):
                roles[first:last] = [SegmentRole.FOOTER] * (last - first)
            below = []
        elif is_prose(text) or len(below) >= _SIGNATURE_LINES:
            return
        else:
            below.append((start, end))


def _is_footer(text: str) -> bool:
    """Say whether a line or paragraph is a footer; what is about an application is none."""
    phrases = get_phrases()
    speaks = is_prose(text)
    if speaks and _ABOUT_APPLYING.search(text):
        return False
    if phrases.footer.search(text):
        return True
    return phrases.legal.search(text) is not None and not speaks


def _units(lines: list[str], roles: list[SegmentRole]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of wrapped paragraphs, and of single lines where lines are not wrapped."""
    start = 0
    for at in range(len(lines)):
        if not lines[at]:
            start = at + 1
        elif not _is_continued(lines, roles, at):
            yield start, at + 1
            start = at + 1


def _is_continued(lines: list[str], roles: list[SegmentRole], at: int) -> bool:
    """Say whether a line was wrapped and goes on in the next one."""
    if at + 1 >= len(lines) or not lines[at + 1] or roles[at] is not roles[at + 1]:
        return False
    return _WRAPPED_LENGTH < len(lines[at]) <= _LINE_LENGTH
