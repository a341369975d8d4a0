"""Real servers for the tests, which start them where their programs are installed and stop them after.

Where a server is not installed, its tests are skipped with the reason;
with REJOINDER_REQUIRE_SERVERS=1 they fail.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest

POSTGRES_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
"""Debian keeps these programs out of PATH, Homebrew its older versions."""

QUICK = "-F -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB -c max_connections=40"
"""Options for data that nobody needs tomorrow: nothing waits for the disk."""


def lack(reason: str) -> NoReturn:
    """Skip the test with the reason; fail it where servers are required."""
    if os.environ.get("REJOINDER_REQUIRE_SERVERS") == "1":
        pytest.fail(f"{reason}, and REJOINDER_REQUIRE_SERVERS=1 asks for it")
    pytest.skip(reason)


@dataclass(frozen=True, kw_only=True, slots=True)
class PostgresServer:
    """A running cluster that is reached through a socket in its own folder."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"test_{next(self.numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.address(name)

    def address(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql://postgres@/{name}?host={self.folder}"


@contextmanager
def serve_postgres() -> Iterator[PostgresServer]:
    """Run a cluster of its own while the block lasts."""
    programs = _find_postgres()
    if programs is None:
        lack("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="rejoinder-pg-"))
    data, log = str(folder / "data"), str(folder / "log")
    try:
        _give_away(folder)
        _run(
            programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
        )
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"{QUICK} -h '' -k {folder}", "start")
        try:
            yield PostgresServer(folder=folder)
        finally:
            _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_postgres() -> Path | None:
    folders = (found for pattern in POSTGRES_FOLDERS for found in Path("/").glob(pattern[1:]))
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, sorted(folders, reverse=True))])
    initdb = shutil.which("initdb", path=path)
    return Path(initdb).resolve().parent if initdb else None


def _owner() -> pwd.struct_passwd | None:
    """Return who runs the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _give_away(folder: Path) -> None:
    owner = _owner()
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def _run(program: Path, *arguments: str) -> None:
    owner = _owner()
    subprocess.run(
        [program, *arguments],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd="/",
        user=owner and owner.pw_uid,
        group=owner and owner.pw_gid,
        extra_groups=owner and [],
    )
