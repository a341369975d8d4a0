"""Maildirs, folders of message files and single files as Sources: each file one message.

A listing gives the files; the ledger tells which of them were there before. A Maildir file is known by
its unique name without flags, so a message that was marked read is not new; any other by name and size.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import msgspec

from rejoinder.desk.ports import Mark
from rejoinder.mail.forms import HEAD, Form, find_form, has_field
from rejoinder.mail.key import find_key
from rejoinder.mail.ledger import Ledger, LedgerMark, hash_name, parse_cells, xor_all
from rejoinder.mail.mbox import MESSAGE_LIMIT
from rejoinder.mail.unreadable import explain_error, explain_form
from rejoinder.model.mail import Origin, RawMessage, Unreadable

_FLAGS = re.compile(r"[:;!]2,[^/]*$")
_FROM_LINE = re.compile(rb"From [^\n]*\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class MailFile:
    """One file that is one message."""

    path: str
    locator: str
    identity: str
    """What it is known by from scan to scan."""


Listing = Callable[[], Iterator[MailFile]]
"""Gives the files of a place, each time as they are now; raises OSError."""


@dataclass(kw_only=True, slots=True)
class FilesSource:
    """A place where each file is one message."""

    name: str
    path: Path
    listing: Listing
    _files: dict[int, MailFile] | None = field(default=None, init=False)
    _read: set[int] = field(default_factory=set, init=False)
    _before: LedgerMark | None = field(default=None, init=False)
    _done: bool = field(default=False, init=False)

    @property
    def size(self) -> int:
        """Bytes of all files; 0 where that cannot be told."""
        try:
            return sum(_size(file.path) for file in self._list().values())
        except OSError:
            return 0

    def messages(self, since: Mark | None) -> Iterator[RawMessage | Unreadable]:
        """Yield what came into the place since the mark."""
        try:
            files = self._list()
        except OSError as error:
            yield explain_error(error, source=self.name)
            return
        fresh = self._fresh(since)
        self._read = set(files) if fresh is None else files.keys() - fresh
        for value in sorted(files if fresh is None else fresh, key=lambda value: files[value].locator):
            found = self._open(files[value])
            if isinstance(found, RawMessage):
                self._read.add(value)
            else:
                self._read.discard(value)
            yield found
        self._done = True

    def grew_from(self, since: Mark | None) -> bool:
        """Say whether the mark tells exactly which files are new."""
        try:
            return self._fresh(since) is not None
        except OSError:
            return False

    def mark(self) -> Mark | None:
        """Return which files were read; None before they were. What could not be read is tried again."""
        if not self._done:
            return None
        ledger = Ledger()
        ledger.add(self._read)
        mark = LedgerMark(
            place=_place(self.path), count=len(self._read), total=xor_all(self._read), cells=ledger.pack()
        )
        return Mark(msgspec.json.encode(mark).decode())

    def _list(self) -> dict[int, MailFile]:
        if self._files is None:
            self._files = {hash_name(file.identity): file for file in self.listing()}
        return self._files

    def _fresh(self, since: Mark | None) -> set[int] | None:
        """Return the hashes of new files; None where all are to be read."""
        mark = _parse(since)
        if mark is None or mark.place != _place(self.path):
            return None
        files = self._list()
        if mark.count == len(files) and mark.total == xor_all(files):
            return set()
        if (ledger := parse_cells(mark.cells)) is None:
            return None
        now = Ledger(counts=[-count for count in ledger.counts], sums=ledger.sums)
        now.add(files)
        peeled = now.peel()
        return None if peeled is None or not peeled[0] <= files.keys() else peeled[0]

    def _open(self, file: MailFile) -> RawMessage | Unreadable:
        try:
            data = read_message(file.path)
        except OSError as error:
            return explain_error(error, source=self.name, locator=file.locator)
        if isinstance(data, Form):
            return explain_form(file.path, data)
        return RawMessage(
            key=find_key(data), origin=Origin(source=self.name, locator=file.locator), data=data
        )


def read_message(path: str) -> bytes | Form:
    """Return the message a file holds, or the form of a file that holds none. Raises OSError."""
    with open(path, "rb") as stream:  # noqa: PTH123 - a Path each would double the cost of a small file
        return unwrap_message(stream.read(MESSAGE_LIMIT))


def unwrap_message(data: bytes) -> bytes | Form:
    """Return a message without what some programs put around it, or the form of what is none."""
    form = find_form(data[:HEAD])
    if form is Form.EMLX:
        length, _, rest = data.partition(b"\n")
        return rest[: int(length)]
    if form is Form.MBOX:
        return _FROM_LINE.sub(b"", data.lstrip(b"\r\n"), count=1)
    is_mail = form is Form.MESSAGE or (form is Form.OTHER and has_field(data[:HEAD]))
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n") if is_mail else form


def list_maildir(path: Path) -> Iterator[MailFile]:
    """Yield the messages of one Maildir folder: cur and new, tmp never."""
    for part in ("new", "cur"):
        names = os.listdir(path / part) if (path / part).is_dir() else ()  # noqa: PTH208 - 50 000 Paths are slow
        for name in names:
            if not name.startswith("."):
                identity = _FLAGS.sub("", name)
                yield MailFile(path=f"{path}/{part}/{name}", locator=f"{part}/{name}", identity=identity)


def list_files(names: list[str], *, folder: Path) -> Iterator[MailFile]:
    """Yield message files in a folder, known by name and size."""
    for name in names:
        path = f"{folder}/{name}"
        yield MailFile(path=path, locator=name, identity=f"{name}\0{_size(path)}")


def _size(path: str) -> int:
    """Return the bytes of a file; 0 for one that went meanwhile, of which reading it will tell."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 - 50 000 Paths are slow
    except OSError:
        return 0


def _parse(mark: Mark | None) -> LedgerMark | None:
    try:
        return msgspec.json.decode(mark, type=LedgerMark) if mark is not None else None
    except msgspec.MsgspecError:
        return None


def _place(path: Path) -> str:
    return blake2b(os.fsencode(path.resolve()), digest_size=8).hexdigest()
