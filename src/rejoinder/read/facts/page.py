"""The page: a Message in; what the finders look at out: subject, lines of the new text, who wrote to whom."""

import re
from dataclasses import dataclass

from rejoinder.model.mail import Address, Message, SegmentRole
from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.senders import Sender, bare_name, read_sender
from rejoinder.read.facts.signature import Block, find_block
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import Line, make_line, split_lines, squash

_PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|antw|tr|rép)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_SAID = {SegmentRole.NEW, SegmentRole.SIGNATURE}
LONGEST_SUBJECT, LONGEST_FOOTER = 400, 6000
"""Characters that are looked at."""
MOST_NAMES = 5
"""Words of a name called in a subject."""
ABBREVIATED = 2
"""Letters of a greeted word whose full stop ends no greeting: "Dear Dr. Szabo"."""
GREETING_WORDS = 8
"""A longer first line is no greeting."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A message as the finders see it."""

    subject: Line
    lines: tuple[Line, ...]
    """The new text with the signature; empty lines kept as empty."""
    footer: tuple[Line, ...]
    language: str | None
    other: Address
    """Whoever is not the person: the sender, or the receiver of the person's own mail."""
    sender: Sender
    """What that address's display name names."""
    block: Block
    """The lines in which the letter is signed."""
    from_me: bool
    mine: frozenset[str]
    """Names of the person, as words in lower case."""
    sender_words: frozenset[str]
    """Squashed spellings that sender and domain hold, by which a lower-case brand is known."""

    @property
    def told(self) -> tuple[Line, ...]:
        """The subject, then the lines."""
        return (self.subject, *self.lines)


def make_page(message: Message, *, language: str | None, me: frozenset[str]) -> Page:
    """Lay a message out; `me` are the person's own addresses in lower case."""
    from_me = message.sender.email in me
    other = next((address for address in message.to), Address()) if from_me else message.sender
    lines = split_lines(_said(message))
    block = find_block([line for line in lines if line.words])
    sender = read_sender(other, signed=frozenset(squash(bare_name(piece)) for piece in block.pieces))
    subject = make_line(_PREFIX.sub("", message.subject[:LONGEST_SUBJECT]))
    return Page(
        subject=subject,
        lines=lines,
        footer=split_lines(message.said(SegmentRole.FOOTER)[:LONGEST_FOOTER]),
        language=language,
        other=other,
        sender=sender,
        block=block,
        from_me=from_me,
        mine=_own_names(message, me) | (frozenset() if from_me else _greeted(subject, lines)),
        sender_words=_sender_words(other, sender),
    )


def _own_names(message: Message, me: frozenset[str]) -> frozenset[str]:
    """Return the words of the person's name, as the addresses of the mail tell it."""
    if message.sender.email in me:
        names = [message.sender.name]
    else:
        known = [address.name for address in message.to if address.email in me]
        names = known or [address.name for address in message.to]
    return frozenset(low for name in names for low in make_line(name).lows)


def _said(message: Message) -> str:
    said = "\n".join(segment.text for segment in message.segments if segment.role in _SAID)
    return said if said.strip() else message.said(SegmentRole.FORWARDED)


def _sender_words(address: Address, sender: Sender) -> frozenset[str]:
    domain = address.email.rpartition("@")[2].split(".")
    parts = [*domain, *make_line(address.name).lows, sender.organization or ""]
    return frozenset(squash(part) for part in parts if len(part) > 1)


def _greeted(subject: Line, lines: tuple[Line, ...]) -> frozenset[str]:
    """Return the words of the name greeted in the subject and the first lines."""
    named = _called(subject)
    for line in [line for line in lines if line.words][:6]:
        found = _greeting(line)
        if found:
            return named | found
    return named


def _called(subject: Line) -> frozenset[str]:
    """Return the name before the comma of "Ada, thank you for applying"."""
    words = subject.words[:MOST_NAMES]
    end = next((index + 1 for index, word in enumerate(words) if "," in word.tail), 0)
    after = subject.words[end : end + 1]
    if any(map(is_title_word, words[:end])):
        return frozenset()
    if not end or not after or after[0].low not in get_lexicon().words.articles | get_lexicon().words.noise:
        return frozenset()
    return (
        frozenset(word.low for word in words[:end])
        if all(word.is_capital for word in words[:end])
        else frozenset()
    )


def _greeting(line: Line) -> frozenset[str]:
    words, lexicon = line.words, get_lexicon()
    lows = [word.low for word in words[:GREETING_WORDS]]
    size = next((n for n in (3, 2, 1) if " ".join(lows[:n]) in lexicon.words.greetings), 0)
    is_called = (
        len(words) <= MOST_NAMES and words[-1].text.endswith(",") and all(word.is_capital for word in words)
    )
    if not size and (not is_called or lows[0] in lexicon.words.valedictions):
        return frozenset()
    named: set[str] = set()
    for word in words[size:GREETING_WORDS]:
        if not word.is_capital and not (word is words[-1] and len(words) == size + 1):
            break
        named.add(word.low)
        if word.text[-1] in ",!:.;-–" and len(word.core) > ABBREVIATED:
            break
    return frozenset(named)
