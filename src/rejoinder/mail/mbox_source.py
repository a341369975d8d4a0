"""An mbox on disk as a Source: what came since the last scan, and the mark that tells it.

The mark of an mbox holds its size, its time of change and digests of its head and of its last stretch.
Unchanged, it yields nothing and is not read; grown, it is read from where it ended; else from the start.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

import msgspec

from rejoinder.desk.ports import Mark
from rejoinder.mail.key import find_key
from rejoinder.mail.mbox import split_mbox
from rejoinder.mail.unreadable import explain_error
from rejoinder.model.mail import Origin, RawMessage, Unreadable

_STRETCH = 4096


class MboxMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an mbox looked when it was read to its end."""

    size: int
    mtime_ns: int
    head: str
    """Digest of the first bytes, as many as there were up to 4096."""
    tail: str
    """Digest of the last 4096 bytes before `size`."""
    last: int
    """Offset of the last message, read again where what follows does not start a new one."""


@dataclass(kw_only=True, slots=True)
class MboxSource:
    """One mbox file."""

    name: str
    path: Path
    _mark: MboxMark | None = field(default=None, init=False)

    @property
    def size(self) -> int:
        """Bytes; 0 where that cannot be told."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def messages(self, since: Mark | None) -> Iterator[RawMessage | Unreadable]:
        """Yield what has come since the mark; a failing disk ends it with an Unreadable."""
        last = 0
        try:
            with self.path.open("rb") as stream:
                at = last = _resume(stream, _parse(since))
                if at == os.fstat(stream.fileno()).st_size and since is not None:
                    self._mark = _parse(since)
                    return
                stream.seek(at)
                for place, data in split_mbox(stream, at):
                    last = place
                    yield RawMessage(key=find_key(data), origin=self._origin(place), data=data)
                self._mark = _look(stream, end=stream.tell(), last=last)
        except OSError as error:
            yield explain_error(error, source=self.name, locator=f"byte {last}" if last else "")

    def grew_from(self, since: Mark | None) -> bool:
        """Say whether the file still begins with what the mark saw."""
        try:
            with self.path.open("rb") as stream:
                return _resume(stream, _parse(since)) > 0
        except OSError:
            return False

    def mark(self) -> Mark | None:
        """Return how far the file was read; None where it was not read to its end."""
        return Mark(msgspec.json.encode(self._mark).decode()) if self._mark else None

    def _origin(self, at: int) -> Origin:
        return Origin(source=self.name, locator=str(at))


def _parse(mark: Mark | None) -> MboxMark | None:
    """Return a mark's value; None for none and for one that another version wrote."""
    try:
        return msgspec.json.decode(mark, type=MboxMark) if mark is not None else None
    except msgspec.MsgspecError:
        return None


def _resume(stream: BinaryIO, mark: MboxMark | None) -> int:
    """Return the offset from which there is news: the file's size for none, 0 for all."""
    stat = os.fstat(stream.fileno())
    if mark is None or stat.st_size < mark.size or not mark.size:
        return 0
    if stat.st_size == mark.size:
        return mark.size if stat.st_mtime_ns == mark.mtime_ns else 0
    if (_head(stream, mark.size), _tail(stream, mark.size)) != (mark.head, mark.tail):
        return 0
    stream.seek(mark.size)
    begins_anew = stream.read(64).lstrip(b"\r\n").startswith(b"From ")
    return mark.size if begins_anew else mark.last


def _look(stream: BinaryIO, *, end: int, last: int) -> MboxMark:
    """Take the mark of a file that was read up to `end`."""
    return MboxMark(
        size=end,
        mtime_ns=os.fstat(stream.fileno()).st_mtime_ns,
        head=_head(stream, end),
        tail=_tail(stream, end),
        last=last,
    )


def _head(stream: BinaryIO, end: int) -> str:
    return _digest(stream, 0, min(end, _STRETCH))


def _tail(stream: BinaryIO, end: int) -> str:
    return _digest(stream, max(0, end - _STRETCH), min(end, _STRETCH))


def _digest(stream: BinaryIO, at: int, length: int) -> str:
    stream.seek(at)
    return blake2b(stream.read(length), digest_size=16).hexdigest()
