"""What a database complains of in, one sentence that says what to do out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from rejoinder.errors import CasebookError, DiskFullError

PRIMARY = 0xFF
"""SQLite keeps the kind of an error in the lowest byte of its code."""

FULL = "The disk of {where} is full; what was kept before is safe: make room and run the same command again."
BUSY = "Another program is writing to {where}; wait until it has ended and run the same command again."
READ_ONLY = "{where} cannot be written; change the permissions of the file and of its folder."

SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "{where} cannot be opened; check that its folder lets you write in it.",
    sqlite3.SQLITE_NOTADB: "{where} is no casebook; move that file away, or name another folder with --home.",
    sqlite3.SQLITE_CORRUPT: (
        "{where} is damaged; put a copy of it back, or save what can be saved with "
        "`sqlite3 FILE .recover` before anything else."
    ),
    sqlite3.SQLITE_IOERR: "The disk reports an error at {where} ({reason}); check the disk and try again.",
}

POSTGRES = {
    "40": BUSY,
    "55": BUSY,
    "25": READ_ONLY,
    "42501": "You may not write in {where}; ask its keeper for the right to make tables there.",
}
"""By SQLSTATE or its first two letters, the class."""

UNREACHABLE = (
    "The database {where} cannot be reached ({reason}); check that it runs and that its address is right."
)
UNKNOWN = (
    "{where} could not do what was asked ({reason}); nothing of it was kept, what was kept before is safe."
)


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Raise CasebookError or DiskFullError for whatever the database named `where` complains of."""
    try:
        yield
    except DBAPIError as error:
        raise plain(error, where) from error


def plain(error: DBAPIError, where: str) -> CasebookError:
    """Return the same trouble in words."""
    cause = error.orig
    reason = (str(cause).strip().splitlines() or ["no reason given"])[0].rstrip(".")
    sentence = _of_sqlite(cause) if isinstance(cause, sqlite3.Error) else _of_postgres(error)
    kind = DiskFullError if sentence == FULL else CasebookError
    return kind(sentence.format(where=where, reason=reason))


def _of_sqlite(cause: sqlite3.Error) -> str:
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}:
        return FULL  # over a quota or a limit of the file's size, SQLite reports a failed write
    return SQLITE.get(code & PRIMARY, UNKNOWN)


def _of_postgres(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None)
    if state is None or state.startswith(("08", "57P")):
        return UNREACHABLE
    if state == "53100":
        return FULL
    return POSTGRES.get(state) or POSTGRES.get(state[:2], UNKNOWN)
