"""The wish to scan: mailboxes in, letters in the casebook and a tally out.

Messages stream in chunks from a source, past what is known, through the digest (parsing and reading,
perhaps in other processes) and into the casebook, a batch a transaction. A stop at any point loses
at most the chunks under way; the next scan goes on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from rejoinder.desk.ports import Batch, Casebook, Failure, Found, NewLetter, Source, SourceMark
from rejoinder.desk.tally import Tally
from rejoinder.model.mail import MessageKey, Passed, RawMessage, Unreadable

CHUNK_MESSAGES = 400
CHUNK_BYTES = 4_000_000
"""A chunk ends at whichever comes first, so that memory stays small whatever the mail."""

Digested = NewLetter | MessageKey | Failure
"""What one message comes to: job mail, the key of other mail, or a failure."""

Digest = Callable[[Iterable[Sequence[RawMessage]]], Iterator[Sequence[Digested]]]
"""Chunks of raw messages in, what each comes to out, in the same order."""

Watch = Callable[[Source, int, int], None]
"""Told after each chunk: the source, the bytes and the messages it brought."""


@dataclass(kw_only=True, slots=True)
class Scan:
    """One scan under way."""

    casebook: Casebook
    digest: Digest
    watch: Watch = lambda _source, _size, _messages: None
    again: bool = False
    """Read sources in full even where they have not changed."""
    others: bool = False
    """Look again at mail that was seen and is no job mail."""
    tally: Tally = field(default_factory=Tally)
    under_way: set[MessageKey] = field(default_factory=set)


def scan(scan: Scan, sources: Iterable[Source]) -> Tally:
    """Read all sources into the casebook and return the tally."""
    for source in sources:
        scan_source(scan, source)
    return scan.tally


def scan_source(scan: Scan, source: Source) -> None:
    """Read what is new in a source, then remember how far it was read."""
    known = None if scan.again else scan.casebook.find_mark(source.name)
    since = known.mark if known is not None and source.grew_from(known.mark) else None
    before = known.messages if known is not None and since is not None else 0
    start = scan.tally.scanned
    scan.tally.known += before
    fresh = (strangers(scan, source, chunk) for chunk in chunks(source.messages(since)))
    for digested in scan.digest(fresh):
        keep(scan, digested)
    mark = source.mark()
    if mark is not None:
        messages = scan.tally.scanned - start
        scan.casebook.add_batch(Batch(marks=[(source.name, SourceMark(mark=mark, messages=messages))]))


def chunks(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Group a stream into chunks of bounded count and size."""
    chunk: list[Found] = []
    size = 0
    for item in found:
        chunk.append(item)
        size += size_of(item)
        if len(chunk) >= CHUNK_MESSAGES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def size_of(item: Found) -> int:
    """Return the bytes of a message, 0 for one that is not there whole."""
    return len(item.data) if isinstance(item, RawMessage) else 0


def strangers(scan: Scan, source: Source, chunk: Sequence[Found]) -> list[RawMessage]:
    """Return the messages of a chunk that were never met; count the others."""
    pass_by(scan, [item.key for item in chunk if isinstance(item, Passed)])
    unreadable = [item for item in chunk if isinstance(item, Unreadable)]
    failures = [Failure(key=None, origin=item.origin, reason=item.reason) for item in unreadable]
    if failures:
        scan.casebook.add_batch(Batch(failures=failures))
        scan.tally.failures.extend(failures)
    raws = [item for item in chunk if isinstance(item, RawMessage)]
    known = scan.casebook.find_known([raw.key for raw in raws], others=not scan.others)
    met = known | scan.under_way
    fresh = list({raw.key: raw for raw in reversed(raws) if raw.key not in met}.values())[::-1]
    scan.under_way.update(raw.key for raw in fresh)
    scan.tally.known += len(raws) - len(fresh)
    scan.watch(source, sum(map(size_of, chunk)), len(chunk))
    return fresh


def pass_by(scan: Scan, keys: Sequence[MessageKey]) -> None:
    """Count messages that a source did not fetch whole, and keep the keys of those never met."""
    fresh = set(keys) - scan.casebook.find_known(keys) - scan.under_way if keys else set()
    if fresh:
        scan.casebook.add_batch(Batch(others=sorted(fresh)))
    scan.tally.other += len(fresh)
    scan.tally.known += len(keys) - len(fresh)


def keep(scan: Scan, digested: Sequence[Digested]) -> None:
    """Write what a chunk came to, in one transaction, and count it."""
    letters = [item for item in digested if isinstance(item, NewLetter)]
    failures = [item for item in digested if isinstance(item, Failure)]
    others = [MessageKey(item) for item in digested if isinstance(item, str)]
    scan.casebook.add_batch(Batch(letters=letters, others=others, failures=failures))
    scan.tally.by_kind.update(letter.reading.kind for letter in letters)
    scan.tally.other += len(others)
    scan.tally.failures.extend(failures)
    failed = (failure.key for failure in failures if failure.key is not None)
    scan.under_way.difference_update(chain((letter.message.key for letter in letters), others, failed))
