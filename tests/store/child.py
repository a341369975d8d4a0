"""What another process does to a casebook or to itself: run as `python -m store.child DEED ADDRESS …`."""

import os
import random
import resource
import signal
import sys
from itertools import count

from sqlalchemy import Engine, event

from rejoinder.desk.ports import Batch, Mark, NewLetter, SourceMark
from rejoinder.errors import RejoinderError
from rejoinder.store.casebook import SqlCasebook
from rejoinder.store.opening import open_casebook
from store.builders import NOON, keys, letter
from store.test_casebook_contract import SAYINGS

NOBODY = 65_534


def heavy(number: int) -> NewLetter:
    """Return a letter of 100 kB that no compression makes smaller."""
    raw = random.Random(number).randbytes(100_000)  # noqa: S311 - no secret
    plain = letter(number, f"harbour {number}")
    return NewLetter(raw=raw, message=plain.message, reading=plain.reading)


def batch(numbers: range) -> Batch:
    """Return a batch of which every part tells how much of it there should be."""
    mark = SourceMark(mark=Mark("{}"), messages=numbers.stop)
    others = keys(len(numbers), start=1_000 + numbers.start)
    return Batch(letters=[heavy(number) for number in numbers], others=others, marks=[("mail.mbox", mark)])


def take_numbers(casebook: SqlCasebook) -> None:
    """Print case numbers and numbers of words, taken while others take theirs."""
    for _ in range(20):
        print(casebook.new_case_number(), casebook.add_word(SAYINGS[0], at=NOON).id)  # noqa: T201 - to the test


def die(casebook: SqlCasebook, statement: str) -> None:
    """Write a batch, then another one that is killed before the statement that begins so."""
    casebook.add_batch(batch(range(40)))

    def kill(*said: object) -> None:
        if statement == "COMMIT" or str(said[2]).startswith(statement):
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "commit" if statement == "COMMIT" else "before_cursor_execute", kill)
    casebook.add_batch(batch(range(40, 80)))


def fill(casebook: SqlCasebook, limit: int) -> None:
    """Write until the disk is full, or a file at its limit; print how much was kept, then why no more."""
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    for number in count():
        try:
            casebook.add_batch(batch(range(number, number + 1)))
        except RejoinderError as error:
            print(number, len(list(casebook.letters())), casebook.count_others())  # noqa: T201 - to the test
            print(type(error).__name__, error)  # noqa: T201 - to the test
            return


def open_without_permission(address: str) -> None:
    """Try to open a casebook that this user may read and not write; print the trouble."""
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    try:
        open_casebook(address)
    except RejoinderError as error:
        print(error)  # noqa: T201 - to the test


def main(deed: str, address: str, detail: str = "") -> None:
    """Do the deed."""
    casebook = open_casebook(address)
    if deed == "take-numbers":
        take_numbers(casebook)
    elif deed == "die":
        die(casebook, detail)
    elif deed == "fill":
        fill(casebook, int(detail))
    elif deed == "open-without-permission":
        casebook.close()
        open_without_permission(address)


if __name__ == "__main__":
    main(*sys.argv[1:])
