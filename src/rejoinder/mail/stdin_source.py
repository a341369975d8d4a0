"""Standard input as a Source: an mbox or one message, read once, without memory of earlier scans."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from rejoinder.desk.ports import Mark
from rejoinder.mail.files_source import unwrap_message
from rejoinder.mail.forms import HEAD, Form, find_form
from rejoinder.mail.key import find_key
from rejoinder.mail.mbox import MESSAGE_LIMIT, split_mbox
from rejoinder.mail.unreadable import explain_error, explain_form
from rejoinder.model.mail import Origin, RawMessage, Unreadable


class _Rejoined(io.RawIOBase):
    """A stream with its first bytes put back."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        """Return the bytes put back, then those of the stream."""
        first, self._first = self._first, b""
        return first or self._rest.read(size)


@dataclass(frozen=True, kw_only=True, slots=True)
class StdinSource:
    """Mail that comes in by a pipe."""

    stream: BinaryIO
    name: str = "-"

    @property
    def size(self) -> int:
        """Return 0: a pipe does not tell."""
        return 0

    def messages(self, since: Mark | None) -> Iterator[RawMessage | Unreadable]:
        """Yield all that comes, until it ends."""
        del since
        try:
            first = self.stream.read(HEAD)
            if find_form(first) is Form.MBOX:
                for at, data in split_mbox(cast("BinaryIO", _Rejoined(first, self.stream))):
                    yield self._message(data, str(at))
                return
            data_or_form = unwrap_message(first + self.stream.read(MESSAGE_LIMIT))
        except OSError as error:
            yield explain_error(error, source=self.name)
            return
        if isinstance(data_or_form, Form):
            yield explain_form("What came in", data_or_form)
        else:
            yield self._message(data_or_form, "0")

    def grew_from(self, since: Mark | None) -> bool:
        """Return False: a pipe has no past."""
        del since
        return False

    def mark(self) -> None:
        """Return None: a pipe has no future."""
        return

    def _message(self, data: bytes, locator: str) -> RawMessage:
        return RawMessage(key=find_key(data), origin=Origin(source=self.name, locator=locator), data=data)
