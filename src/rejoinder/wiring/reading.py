"""Sources and the reader put together: paths or an account in, what the desk scans and reads with out."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.desk.ports import Failure, NewLetter, Source
from rejoinder.desk.scan import Digest, Digested, Scan, chunks, scan
from rejoinder.errors import UsageError
from rejoinder.mail.parse import finish, parse_head, parse_message
from rejoinder.mail.sources import open_sources
from rejoinder.model.account import Account
from rejoinder.model.mail import Message, MessageKey, Origin, RawMessage, Unreadable
from rejoinder.model.reading import Kind, Reading
from rejoinder.read import READER_VERSION, read_message, sift
from rejoinder.wiring.house import House

if TYPE_CHECKING:
    from rejoinder.mail.imap import Ask, Verdict

READER = str(READER_VERSION)
"""Version of the reader, as it is kept with each reading."""

TELLING = 1_500
"""Characters of a message's text that are enough to pass it over."""

SMALL = 8_000_000
"""Bytes of mail below which starting other processes costs more than it brings."""


def get_sources(paths: Sequence[str]) -> list[Source]:
    """Return the sources at these paths, "-" for standard input, or raise UsageError where none is named."""
    if not paths:
        raise UsageError("Name a mailbox: an mbox file, a Maildir, a folder of .eml, a Takeout .zip, or - .")
    named = [path if path == "-" else str(Path(path).expanduser().absolute()) for path in paths]
    return open_sources(named, sys.stdin.buffer)


def get_digest(sources: Iterable[Source], me: frozenset[str]) -> Digest:
    """Return the digest for these sources: in this process for a little mail, in a pool of them for much."""
    small = sum(source.size for source in sources) < SMALL
    return partial(digest_here if small else digest_in_pool, me=me)


def digest_here(stretches: Iterable[Sequence[RawMessage]], *, me: frozenset[str]) -> Iterator[list[Digested]]:
    """Parse and read chunk after chunk."""
    for stretch in stretches:
        yield digest_chunk(stretch, me)


def digest_in_pool(
    stretches: Iterable[Sequence[RawMessage]], *, me: frozenset[str]
) -> Iterator[list[Digested]]:
    """Parse and read chunks in as many processes as there are cores; a few are under way, order is kept."""
    workers = os.cpu_count() or 1
    waiting: deque[Future[list[Digested]]] = deque()
    with ProcessPoolExecutor(workers, initializer=ignore_interrupts) as pool, cancelling(pool):
        for stretch in stretches:
            waiting.append(pool.submit(digest_chunk, stretch, me))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def cancelling(pool: ProcessPoolExecutor) -> Iterator[None]:
    """Drop what has not begun when the work stops early."""
    try:
        yield
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def digest_chunk(stretch: Sequence[RawMessage], me: frozenset[str]) -> list[Digested]:
    """Parse and read the messages of a chunk."""
    return [digest_one(raw, me) for raw in stretch]


def digest_one(raw: RawMessage, me: frozenset[str]) -> Digested:
    """Parse a message and read it; mail that is certainly no job mail is not looked at further."""
    head = parse_head(raw)
    is_answer = bool(head.headers.ids("in-reply-to")) and not head.is_bulk
    sender = head.sender.email
    if sender not in me and not sift(head.subject, sender, head.quick_text(), is_answer=is_answer):
        return raw.key
    message = finish(head)
    reading = read_message(message, me=me)
    if reading.kind is Kind.OTHER:
        return raw.key
    return NewLetter(raw=raw.data, message=message, reading=reading, reader=READER)


def get_ask(house: House) -> "Ask":
    """Return the questions that keep the reading of an account cheap."""
    from rejoinder.mail.imap import Ask

    return Ask(known=house.casebook.find_known, sift=partial(glance, me=house.own_addresses))


def glance(begin: bytes, me: frozenset[str]) -> "Verdict":
    """Say whether the message that begins like this may be job mail, as far as can be seen."""
    from rejoinder.mail.imap import Verdict

    head = parse_head(RawMessage(key=MessageKey(""), origin=Origin(source="", locator=""), data=begin))
    is_answer = bool(head.headers.ids("in-reply-to")) and not head.is_bulk
    text, sender = head.quick_text(), head.sender.email
    if sender in me or sift(head.subject, sender, text, is_answer=is_answer):
        return Verdict.WANTED
    return Verdict.MORE if len(text) < TELLING else Verdict.PASSED


def read_account(house: House, wish: Scan, account: Account) -> str:
    """Read what is new in a mail account; return what went wrong, empty where nothing did."""
    from rejoinder.desk.sync import sync
    from rejoinder.mail.imap import open_folders

    with ExitStack() as stack:

        def open_them() -> Iterable[Source]:
            session = house.accounts.open_session(account)
            stack.callback(session.drop)
            return open_folders(session, get_ask(house))

        return sync(wish, account.address, open_them, now=house.now).error


def get_reader(me: frozenset[str]) -> Callable[[Message], Reading]:
    """Return the reader for a person with these addresses."""
    return partial(read_message, me=me)


def rescan_others(house: House, paths: Sequence[str]) -> int:
    """Look again at mail that was passed over before; return how many letters were found in it."""
    sources = get_sources(paths)
    digest = get_digest(sources, house.own_addresses)
    tally = scan(Scan(casebook=house.casebook, digest=digest, again=True, others=True), sources)
    return sum(tally.by_kind.values())


def read_sources(
    sources: Iterable[Source], me: frozenset[str]
) -> Iterator[tuple[Message, Reading] | Failure]:
    """Read all messages of sources without keeping anything."""
    for source in sources:
        for item in (item for chunk in chunks(source.messages(None)) for item in chunk):
            if isinstance(item, RawMessage):
                message = parse_message(item)
                yield message, read_message(message, me=me)
            elif isinstance(item, Unreadable):
                yield Failure(key=None, origin=item.origin, reason=item.reason)
