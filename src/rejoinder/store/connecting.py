"""An address in, an Engine out whose transactions begin the way this room relies on.

Addresses: a path, sqlite:///path, sqlite:// (in memory, for tests) or postgresql://name:password@host/database.
"""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from rejoinder.errors import CasebookError

PATIENCE = "10"
"""Seconds that SQLite waits for another program to end its writing; an address may say ?timeout=… instead."""

WRITING = "writing"
"""The execution option of transactions that write: SQLite then takes its turn at once, and not in mid-way,
where it would have to give up."""


_POSTGRES = {"options": "-c timezone=UTC", "prepare_threshold": None}
"""No statement is prepared: a plan made while the tables were empty would be kept when they are full."""


def connect(address: str) -> Engine:
    """Return an Engine for an address; files are made with mode 600. Raise CasebookError."""
    url = parse_address(address)
    return _sqlite_engine(url) if url.get_backend_name() == "sqlite" else _postgres_engine(url)


def parse_address(address: str) -> URL:
    """Return an address in SQLAlchemy's form, or raise CasebookError."""
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise CasebookError(_unknown_address()) from error
    if url.drivername == "sqlite":
        return url
    if url.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    raise CasebookError(_unknown_address())


def name_of(engine: Engine) -> str:
    """Return what a person calls the database: its file, or its address without the password."""
    if engine.dialect.name == "sqlite":
        return engine.url.database or "the casebook in memory"
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=True)


def _unknown_address() -> str:
    return (
        "The address of the database cannot be understood; write the path of a file, "
        "or postgresql://name:password@host/database."
    )


def _sqlite_engine(url: URL) -> Engine:
    if url.database in {None, "", ":memory:"}:
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        _make_file(Path(str(url.database)))
        engine = create_engine(url.update_query_dict({"timeout": PATIENCE} | dict(url.query)))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_file(path: Path) -> None:
    """Make an empty file that only its owner can read, as letters are private."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CasebookError(
            f"The casebook {path} cannot be opened ({error.strerror}); "
            "let yourself write in it and in its folder, or name another folder with --home."
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is said below, not guessed by the driver
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # safe with WAL
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True, connect_args=_POSTGRES)
    except ModuleNotFoundError as error:
        raise CasebookError(
            "PostgreSQL needs its driver; install it with `pip install 'rejoinder[postgresql]'`."
        ) from error
