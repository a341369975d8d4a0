"""Time the reader: what a job mail costs, what the sift costs, and what hostile text costs at most.

    python bench/reading.py

Mail is the corpus and the sample mailbox, parsed before; each is read several times and the fastest counts.
Aims: a job mail at most 3 ms at the median, the sift at most 0.1 ms; hostile text within a bounded time.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from statistics import median, quantiles

from evaluation.letters import LANGUAGES, read_letters, to_message

from rejoinder.mail.parse import parse_message
from rejoinder.model.mail import Address, Message, MessageKey, Origin, RawMessage, Segment, SegmentRole
from rejoinder.model.reading import Kind
from rejoinder.read import read_message
from rejoinder.read.sift import sift
from rejoinder.sample.letter import compose_letters
from rejoinder.sample.loading import get_stories
from rejoinder.sample.mime import build_mail

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ORIGIN = Origin(source="bench", locator="0")
TIMES = 5
HOSTILE = {
    "one sentence of 1 MB": "we are sorry and " * 60_000,
    "one word of 1 MB": "unfortunately" * 80_000,
    "100 000 short sentences": "No. " * 100_000,
    "repeated marks": "?!;:," * 50_000,
    "look-alike letters": "Wе rеgrеt tо іnfоrm уоu. " * 4_000,
    "zero-width characters": "\u200b".join("unfortunately ") * 4_000,
    "condition upon condition": "if you are not selected " * 8_000,
    "dates": "Friday 6 March at 14:30, " * 8_000,
    "names": "Dear Acme Acme Acme of Acme at Acme for Acme " * 4_000,
    "open brackets": "((((((([[[[[" * 20_000,
}


def mails() -> Iterator[Message]:
    """Yield the letters of the corpus and of the sample mailbox."""
    for language in LANGUAGES:
        yield from map(to_message, read_letters("train", language))
    for letter in compose_letters(get_stories(), NOW):
        data = build_mail(letter).as_bytes()
        yield parse_message(RawMessage(key=MessageKey(letter.message.id), origin=ORIGIN, data=data))


def make_hostile(text: str) -> Message:
    """Return a message with this text."""
    return Message(
        key=MessageKey("k"),
        message_id="k",
        origin=ORIGIN,
        date=NOW,
        sender=Address(name="Jobs", email="jobs@acme.example"),
        subject=f"Your application {text[:200]}",
        segments=(Segment(role=SegmentRole.NEW, text=f"Thank you for your application. {text}"),),
    )


def fastest(work: Callable[[], object]) -> float:
    """Return the milliseconds of the fastest of TIMES runs."""
    return min(_time(work) for _ in range(TIMES))


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def sift_message(message: Message) -> bool:
    """Sift as a scan does."""
    return sift(message.subject, message.sender.email, message.said(SegmentRole.NEW))


def print_times(name: str, times: list[float]) -> None:
    """Print median and 95th of a hundred."""
    high = quantiles(times, n=20)[-1]
    print(f"{name:32} {len(times):6} mails   median {median(times):7.3f} ms   p95 {high:7.3f} ms")


def main() -> int:
    """Measure and print."""
    found = list(mails())
    job = [message for message in found if read_message(message).kind is not Kind.OTHER]
    print_times("read a job mail", [fastest(partial(read_message, message)) for message in job])
    print_times("sift a mail", [fastest(partial(sift_message, message)) for message in found])
    for name, text in HOSTILE.items():
        message = make_hostile(text)
        print(f"hostile: {name:40} {_time(partial(read_message, message)):8.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
