"""Measure the reader on letters of our own: those it was tuned with, those held out, and the sample mailbox.

    python bench/read_eval.py [--show]

Prints a line per set: kinds right, precision and recall of rejections, quoted declines, ms a letter.
`--show` names the letters of the tuned sets that are of the wrong kind; those of the others stay unseen.
"""

import io
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path

from rejoinder.mail.parse import parse_message
from rejoinder.model.mail import Address, Message, MessageKey, Origin, RawMessage, Segment, SegmentRole
from rejoinder.model.reading import Kind, Reading
from rejoinder.read import read_message
from rejoinder.sample.letter import compose_letters
from rejoinder.sample.loading import get_stories
from rejoinder.sample.mime import build_mail

LETTERS = Path(__file__).parent.parent / "tests" / "read" / "letters"
ORIGIN = Origin(source="bench", locator="0")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A message, whose it is, and what a person would say of it."""

    name: str
    message: Message
    kind: str
    decline: str | None


def tuned_or_held(pattern: str) -> Iterator[Case]:
    """Yield the letters of the test files that match."""
    for path in sorted(LETTERS.glob(pattern)):
        for letter in tomllib.loads(path.read_text("utf-8"))["letter"]:
            name, email = parseaddr(letter["sender"])
            message = Message(
                key=MessageKey(letter["name"]),
                message_id=letter["name"],
                origin=ORIGIN,
                date=None,
                sender=Address(name=name, email=email.lower()),
                subject=letter["subject"],
                segments=(Segment(role=SegmentRole.NEW, text=letter["text"]),),
            )
            yield Case(
                name=letter["name"], message=message, kind=letter["kind"], decline=letter.get("decline")
            )


def sample() -> Iterator[Case]:
    """Yield the letters of the sample mailbox, parsed as mail."""
    for letter in compose_letters(get_stories(), NOW):
        data = io.BytesIO(build_mail(letter).as_bytes()).getvalue()
        raw = RawMessage(key=MessageKey(letter.message.id), origin=ORIGIN, data=data)
        expect = letter.message.expect
        yield Case(
            name=letter.message.id, message=parse_message(raw), kind=expect.kind, decline=expect.decline
        )


def read(case: Case) -> Reading:
    """Read a case; the seeker's own mail is known by its address."""
    return read_message(
        case.message, me=frozenset({case.message.sender.email} if case.kind == Kind.CANDIDATE else ())
    )


def report(name: str, cases: list[Case], *, show: bool) -> None:
    """Print the figures of one set."""
    start = time.perf_counter()
    readings = [read(case) for case in cases]
    each = 1000 * (time.perf_counter() - start) / len(cases)
    pairs = list(zip(cases, readings, strict=True))
    right = sum(case.kind == reading.kind for case, reading in pairs)
    noes = sum(case.kind == Kind.REJECTION for case in cases)
    said = sum(reading.kind is Kind.REJECTION for reading in readings)
    found = sum(case.kind == Kind.REJECTION == reading.kind for case, reading in pairs)
    quoted = sum(bool(case.decline) and is_quoted(case.decline, reading.decline) for case, reading in pairs)
    print(
        f"{name:12} {len(cases):4} letters   kind {right / len(cases):.3f}"
        f"   rejection P {found / max(1, said):.3f}"
        f" R {found / max(1, noes):.3f}   decline {quoted}/{noes}   {each:.2f} ms"
    )
    for case, reading in pairs:
        if show and case.kind != reading.kind:
            print(f"    {case.name}: {case.kind}, read as {reading.kind}: {reading.why}")


def is_quoted(wanted: str | None, quote: str | None) -> bool:
    """Say whether one of two quotes lies in the other."""
    one, other = (" ".join((text or "").split()).casefold() for text in (wanted, quote))
    return bool(one and other) and (one in other or other in one)


def main() -> int:
    """Measure all sets."""
    show = "--show" in sys.argv
    read_message(next(tuned_or_held("en_*.toml")).message)
    for language in ("en_*", "de", "fr", "es", "pt", "it", "pl", "nl", "sv"):
        report(f"tuned {language}", list(tuned_or_held(f"{language}.toml")), show=show)
    for language in ("en", "de", "fr", "es", "pt", "it", "pl", "nl", "sv"):
        report(f"held {language}", list(tuned_or_held(f"held_{language}.toml")), show=False)
    report("sample", list(sample()), show=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
