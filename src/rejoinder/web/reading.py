"""Reading a mailbox in the background: a file in; the casebook filled while one looks, and a tally, out.

The file lies in a folder of its own while it is read, under a name of ours, and is gone afterwards.
It is read in this process, a chunk at a time, so that the first letters are on the desk within seconds.
"""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import BinaryIO

from rejoinder.desk.scan import Scan, scan
from rejoinder.desk.sent import recognise
from rejoinder.desk.tally import Tally
from rejoinder.errors import ConflictError, RejoinderError
from rejoinder.wiring import House, digest_here, get_sources, read_account, save_settings

OpenHouse = Callable[[], AbstractContextManager[House]]
SUFFIXES = frozenset({".mbox", ".eml", ".zip"})
"""Ends of file names that say what is in the file; all others are looked into."""
LONGEST_ADDRESSES = 500


@dataclass(kw_only=True)
class Reading:
    """The reading of one mailbox, as far as it is."""

    size: int = 0
    """Bytes; 0 where nobody knows before."""
    done: int = 0
    tally: Tally = field(default_factory=Tally)
    is_over: bool = False
    trouble: str = ""
    """Why it stopped, as a sentence."""

    @property
    def percent(self) -> int:
        """How much of the file is read."""
        return 100 if self.is_over else min(99, 100 * self.done // max(1, self.size))


Work = Callable[[House, Reading], None]
"""Reads into the casebook of a house, and tells how far it is."""


@dataclass(kw_only=True)
class Reader:
    """Reads one thing at a time, in a thread of its own."""

    open_house: OpenHouse
    last: Reading | None = None
    _lock: Lock = field(default_factory=Lock)

    def start(self, file: BinaryIO, *, name: str, addresses: str) -> None:
        """Take a mailbox and begin to read it. Raises ConflictError while something else is being read."""
        suffix = PurePath(name).suffix.lower()
        folder = TemporaryDirectory(prefix="rejoinder-")
        path = Path(folder.name) / f"mailbox{suffix if suffix in SUFFIXES else '.mbox'}"
        with path.open("wb") as target:
            shutil.copyfileobj(file, target)

        def work(house: House, reading: Reading) -> None:
            with folder:
                read_file(house, reading, path, own=keep_addresses(house, addresses))

        self._begin(Reading(size=path.stat().st_size), work)

    def sync(self) -> None:
        """Begin to read what is new in the mail accounts. Raises ConflictError while something is read."""
        self._begin(Reading(), read_accounts)

    def check_idle(self) -> None:
        """Raise ConflictError while something is being read."""
        if self.last and not self.last.is_over:
            raise ConflictError("Mail is being read just now. Wait until that is done.")

    def _begin(self, reading: Reading, work: Work) -> None:
        with self._lock:
            self.check_idle()
            self.last = reading
        Thread(target=self._read, args=(reading, work), daemon=True).start()

    def _read(self, reading: Reading, work: Work) -> None:
        try:
            with self.open_house() as house:
                work(house, reading)
                recognise(house.casebook, now=house.now)
        except (RejoinderError, OSError) as error:
            reading.trouble = str(error)
        finally:
            reading.is_over = True


def read_file(house: House, reading: Reading, path: Path, *, own: frozenset[str]) -> None:
    """Read a mailbox into the casebook, telling how far it is."""

    def watch(_source: object, size: int, _messages: int) -> None:
        reading.done += size

    wish = Scan(
        casebook=house.casebook, digest=partial(digest_here, me=own), watch=watch, tally=reading.tally
    )
    scan(wish, get_sources([str(path)]))


def read_accounts(house: House, reading: Reading) -> None:
    """Read what is new in each account; one that cannot be reached spoils nothing, and is told."""
    digest = partial(digest_here, me=house.own_addresses)
    wish = Scan(casebook=house.casebook, digest=digest, tally=reading.tally)
    errors = [error for account in house.accounts.known if (error := read_account(house, wish, account))]
    reading.trouble = " ".join(errors)


def keep_addresses(house: House, told: str) -> frozenset[str]:
    """Return the person's addresses; those told here are kept where none was known."""
    if house.settings.addresses or not told:
        return house.own_addresses
    parts = (part.strip().casefold() for part in told[:LONGEST_ADDRESSES].replace(";", ",").split(","))
    addresses = tuple(part for part in parts if "@" in part)
    if addresses:
        save_settings(house.home, replace(house.settings, addresses=addresses))
    return frozenset(addresses)
