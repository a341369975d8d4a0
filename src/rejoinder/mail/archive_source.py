"""Zip archives (Google Takeout) as Sources: each mbox inside is one, all message files inside are one.

Members are read as streams and never unpacked to disk. Their check sums say whether they are as they were.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO, cast

from rejoinder.desk.ports import Mark, Source
from rejoinder.mail.files_source import unwrap_message
from rejoinder.mail.forms import HEAD, Form, find_form
from rejoinder.mail.key import find_key
from rejoinder.mail.mbox import MESSAGE_LIMIT, split_mbox
from rejoinder.mail.unreadable import UnreadableSource, explain_error, explain_form
from rejoinder.model.mail import Origin, RawMessage, Unreadable

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What zipfile raises for damaged, oddly packed and encrypted members."""

_MAIL_NAMES = (".eml", ".emlx")


@dataclass(kw_only=True, slots=True)
class ArchiveSource:
    """One mbox, or all message files, in a zip archive."""

    name: str
    path: Path
    members: tuple[zipfile.ZipInfo, ...]
    is_mbox: bool
    _done: bool = field(default=False, init=False)

    @property
    def size(self) -> int:
        """Bytes, unpacked."""
        return sum(member.file_size for member in self.members)

    def messages(self, since: Mark | None) -> Iterator[RawMessage | Unreadable]:
        """Yield all messages, none where the mark still fits."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                for member in () if self.grew_from(since) else self.members:
                    yield from self._member(archive, member)
        except (OSError, zipfile.BadZipFile) as error:
            yield _explain(error, source=self.name)
        else:
            self._done = True

    def grew_from(self, since: Mark | None) -> bool:
        """Say whether all members are as they were."""
        return since is not None and since == self._fingerprint()

    def mark(self) -> Mark | None:
        """Return sizes and check sums of the members, once they were read."""
        return self._fingerprint() if self._done else None

    def _fingerprint(self) -> Mark:
        total = 0
        for member in self.members:
            total = zlib.crc32(f"{member.filename}\0{member.CRC}\0{member.file_size}".encode(), total)
        return Mark(f'{{"members":{len(self.members)},"size":{self.size},"crc":{total}}}')

    def _member(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[RawMessage | Unreadable]:
        try:
            with archive.open(member) as stream:
                yield from self._mbox(stream) if self.is_mbox else self._file(stream, member.filename)
        except _BROKEN as error:
            yield _explain(error, source=self.name, locator=member.filename)

    def _mbox(self, stream: IO[bytes]) -> Iterator[RawMessage]:
        for at, data in split_mbox(cast("BinaryIO", stream)):
            yield RawMessage(key=find_key(data), origin=Origin(source=self.name, locator=str(at)), data=data)

    def _file(self, stream: IO[bytes], locator: str) -> Iterator[RawMessage | Unreadable]:
        data = unwrap_message(stream.read(MESSAGE_LIMIT))
        if isinstance(data, Form):
            yield explain_form(f"{self.name}/{locator}", data)
            return
        yield RawMessage(key=find_key(data), origin=Origin(source=self.name, locator=locator), data=data)


def open_archive(path: Path, *, name: str) -> list[Source]:
    """Return the sources in a zip archive: none where it holds no mail, one that says why if it is broken."""
    mboxes: list[zipfile.ZipInfo] = []
    files: list[zipfile.ZipInfo] = []
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                kind = _kind(archive, member)
                (mboxes if kind is Form.MBOX else files if kind is Form.MESSAGE else []).append(member)
    except (OSError, *_BROKEN) as error:
        return [UnreadableSource(unreadable=_explain(error, source=name))]
    sources: list[Source] = [
        ArchiveSource(name=f"{name}/{mbox.filename}", path=path, members=(mbox,), is_mbox=True)
        for mbox in mboxes
    ]
    if files:
        sources.append(ArchiveSource(name=name, path=path, members=tuple(files), is_mbox=False))
    return sources


def _kind(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Form:
    """Tell what a member is: by its name if that says it, else by its first bytes."""
    if member.is_dir() or not member.file_size:
        return Form.EMPTY
    if member.filename.lower().endswith(_MAIL_NAMES):
        return Form.MESSAGE
    if member.filename.lower().endswith(".mbox") or member.flag_bits & 1:
        return Form.MBOX if member.filename.lower().endswith(".mbox") else Form.OTHER
    with archive.open(member) as stream:
        return find_form(stream.read(HEAD))


def _explain(error: Exception, *, source: str, locator: str = "") -> Unreadable:
    if isinstance(error, OSError):
        return explain_error(error, source=source, locator=locator)
    place = f"{locator} in {source}" if locator else source
    encrypted = isinstance(error, RuntimeError) and "password" in str(error)
    told = (
        "is protected by a password; unpack it and name what was in it"
        if encrypted
        else f"is damaged ({error}); download or export it again"
    )
    return Unreadable(origin=Origin(source=source, locator=locator), reason=f"{place} {told}.")
