"""A process that dies: a command run in a child that is killed before its nth touch of the world outside."""

import multiprocessing
import os
import random
import signal
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from io import BufferedWriter, FileIO, TextIOWrapper
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from socket import socket
from types import FrameType

import pytest

from rejoinder.cli import main

_TOUCHES = (socket, sqlite3.Connection, sqlite3.Cursor, FileIO, BufferedWriter, TextIOWrapper)
_FILES = {os.open, os.replace, os.rename, os.write, os.fsync, os.unlink, open}


@cache
def get_context() -> ForkServerContext:
    """Return a way to start processes that have all books open already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["mortal", "warm", "rejoinder.cli.sync", "rejoinder.cli.deliver"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        ensure_running()
    return context


def live(home: str, words: Sequence[str], last: int, told: str) -> None:
    """Run a command with a home; die at touch `last`. How many touches there were is told in a file."""
    os.environ |= {"REJOINDER_HOME": home, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    touches = 0

    def count(_frame: FrameType, event: str, called: object) -> None:
        nonlocal touches
        if event != "c_call" or not _is_touch(called):
            return
        touches += 1
        if touches == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    main(words)
    sys.setprofile(None)
    Path(told).write_text(str(touches), encoding="ascii")


def count_touches(home: Path, *words: str) -> int:
    """Run a command to its end; return how often it touched the world."""
    told = home / "touches"
    process = get_context().Process(target=live, args=(str(home), words, 0, str(told)))
    process.start()
    process.join(60)
    return int(told.read_text(encoding="ascii"))


def die(home: Path, *words: str, at: int) -> bool:
    """Run a command that is killed at a touch; say whether it died of it."""
    process = get_context().Process(target=live, args=(str(home), words, at, str(home / "touches")))
    process.start()
    process.join(60)
    return process.exitcode == -signal.SIGKILL


def choose_points(touches: int, number: int) -> Iterator[int]:
    """Yield points at which to die, spread by a seeded die."""
    dice = random.Random(7)  # noqa: S311  no secret
    for _ in range(number):
        yield dice.randint(1, touches)


def _is_touch(called: object) -> bool:
    return called in _FILES or isinstance(getattr(called, "__self__", None), _TOUCHES)
