"""A folder of an account as a Source: headers first, then the beginning of what is new, some of it whole.

A message that the casebook knows costs its header; one that is certainly no job mail a few kilobytes more;
its attachments never travel.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeVar

import msgspec

from rejoinder.desk.ports import Mark
from rejoinder.mail.imap.client import BoundedClient
from rejoinder.mail.imap.folders import Folder
from rejoinder.mail.imap.session import Session
from rejoinder.mail.key import find_key
from rejoinder.mail.mbox import MESSAGE_LIMIT
from rejoinder.model.mail import MessageKey, Origin, Passed, RawMessage, Unreadable

AT_ONCE = 200
"""Messages of one command."""
LOOKS = (16_384, 131_072)
"""Bytes of a message's text that are looked at, first and where those do not tell."""
WHOLE_AT_ONCE = 20
MISSING_KEPT = 1_000
"""Messages that the server did not hand over and that are asked for again."""


class Verdict(Enum):
    """What the beginning of a message tells."""

    WANTED = "wanted"
    PASSED = "passed"
    MORE = "more"
    """Too little was seen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """The two questions that keep a folder cheap."""

    known: Callable[[Collection[MessageKey]], set[MessageKey]]
    """Which of these messages were met before."""
    sift: Callable[[bytes], Verdict]
    """Whether the message that begins like this may be job mail."""


class FolderMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far a folder was read."""

    validity: int
    last: int
    """The highest UID that was there."""
    missing: tuple[int, ...] = ()


Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Head:
    uid: int
    header: bytes
    size: int
    key: MessageKey


@dataclass(kw_only=True, slots=True)
class ImapSource:
    """One folder."""

    session: Session
    folder: Folder
    ask: Ask
    since: date | None = None
    _missing: list[int] = field(default_factory=list, init=False)
    _done: bool = field(default=False, init=False)

    @property
    def name(self) -> str:
        """The account and the folder."""
        return f"{self.session.account.address}/{self.folder.name}"

    @property
    def size(self) -> int:
        """Unknown: bytes that are not needed do not travel."""
        return 0

    def messages(self, since: Mark | None) -> Iterator[RawMessage | Passed | Unreadable]:
        """Yield what came into the folder since the mark, oldest first. Raises EndpointError."""
        before = self._parse(since)
        for uids in _stretches(self._find_new(before), AT_ONCE):
            yield from self._sort(uids)
        self._done = True

    def grew_from(self, since: Mark | None) -> bool:
        """Say whether the folder still counts as it did at the mark (RFC 3501, 2.3.1.1)."""
        return self._parse(since) is not None

    def mark(self) -> Mark | None:
        """Return how far the folder was read; None before it was. What was missing is asked for again."""
        if not self._done:
            return None
        missing = tuple(self._missing[:MISSING_KEPT])
        mark = FolderMark(validity=self.folder.validity, last=self.folder.next_uid - 1, missing=missing)
        return Mark(msgspec.json.encode(mark).decode())

    def _parse(self, since: Mark | None) -> FolderMark | None:
        if since is None:
            return None
        try:
            mark = msgspec.json.decode(since, type=FolderMark)
        except msgspec.MsgspecError:
            return None
        return mark if mark.validity == self.folder.validity else None

    @property
    def _place(self) -> tuple[str, int]:
        return self.folder.name, self.folder.validity

    def _find_new(self, before: FolderMark | None) -> list[int]:
        """Return the UIDs to look at; where nothing was added, without a word to the server."""
        last = before.last if before else 0
        missing = list(before.missing) if before else []
        if self.folder.messages == 0 or last >= self.folder.next_uid - 1:
            return missing
        criteria: list[Any] = ["UID", f"{last + 1}:{self.folder.next_uid - 1}"]
        if self.since:
            criteria += ["SINCE", self.since]
        found = self.session.do(lambda client: client.search(criteria), folder=self._place)
        return sorted({*missing, *(uid for uid in found if uid > last)})

    def _sort(self, uids: Sequence[int]) -> Iterator[RawMessage | Passed | Unreadable]:
        """Yield what messages come to: known or certainly no job mail, or whole."""
        heads = {head.key: head for head in self._heads(uids)}
        known = self.ask.known(list(heads))
        fresh = [head for key, head in heads.items() if key not in known]
        wanted = list(self._look(fresh))
        chosen = {head.uid for head in wanted}
        yield from (Passed(key=key) for key, head in heads.items() if head.uid not in chosen)
        for some in _stretches(wanted, WHOLE_AT_ONCE):
            yield from self._whole(some)

    def _heads(self, uids: Sequence[int]) -> Iterator[_Head]:
        told = self._fetch(uids, ["BODY.PEEK[HEADER]", "RFC822.SIZE", *self._labels()])
        for uid in uids:
            one = told.get(uid, {})
            header = one.get(b"BODY[HEADER]")
            if b"\\Draft" in (one.get(b"X-GM-LABELS") or ()):
                continue
            if not isinstance(header, bytes):
                self._missing += [uid] if one else []
                continue
            yield _Head(uid=uid, header=header, size=int(one.get(b"RFC822.SIZE") or 0), key=find_key(header))

    def _labels(self) -> list[str]:
        """Return what else is asked where one folder holds all mail: which of it is a draft (Gmail)."""
        is_all = "\\all" in self.folder.flags
        return ["X-GM-LABELS"] if is_all and self.session.do(_has_labels) else []

    def _look(self, heads: Sequence[_Head]) -> Iterator[_Head]:
        """Yield those that may be job mail; a message without a Message-ID is known only as a whole."""
        unsure = list(heads)
        for limit in LOOKS:
            told = self._fetch([head.uid for head in unsure], [f"BODY.PEEK[TEXT]<0.{limit}>"])
            left = []
            for head in unsure:
                text = told.get(head.uid, {}).get(b"BODY[TEXT]<0>") or b""
                verdict = self.ask.sift(head.header + text)
                if verdict is Verdict.WANTED:
                    yield head
                elif verdict is Verdict.MORE and len(text) >= limit:
                    left.append(head)
            unsure = left

    def _whole(self, heads: Sequence[_Head]) -> Iterator[RawMessage | Unreadable]:
        told = self._fetch([head.uid for head in heads], [f"BODY.PEEK[]<0.{MESSAGE_LIMIT}>"])
        for head in heads:
            data = told.get(head.uid, {}).get(b"BODY[]<0>")
            origin = Origin(source=self.name, locator=f"{self.folder.validity}/{head.uid}")
            if isinstance(data, bytes) and data:
                yield RawMessage(key=find_key(data), origin=origin, data=data)
            else:
                self._missing.append(head.uid)
                yield Unreadable(
                    origin=origin, reason="The server did not hand it over; the next sync asks again."
                )

    def _fetch(self, uids: Iterable[int], parts: list[str]) -> dict[int, dict[bytes, Any]]:
        numbers = list(uids)
        if not numbers:
            return {}

        def fetch(client: BoundedClient) -> dict[int, dict[bytes, Any]]:
            return dict(client.fetch(numbers, parts))

        return self.session.do(fetch, folder=self._place)


def _has_labels(client: BoundedClient) -> bool:
    return bool(client.has_capability("X-GM-EXT-1"))


def _stretches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
