"""Time an account of much mail: the first sync, one with nothing new, one with a little, one after a recount.

    python bench/syncing.py [MESSAGES]

Needs Dovecot, and root to start it. The mail is that of bench/scan.py. The network costs nothing here, so
bytes fetched are told too: over a line of 10 Mbit/s a megabyte takes most of a second.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from mailbox import mbox
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from generate import build_bench_mbox

from imap_server import PASSWORD, ImapServer, serve_imap
from liar import serve_lies

DEFAULT = 20_000
FEW = 50
PROGRAM = (sys.executable, "-m", "rejoinder")


def main() -> int:
    """Fill an account, then sync it in the ways that happen."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as name, serve_imap() as server:
        mails = make_mails(Path(name) / "bench.mbox", count + FEW)
        user = server.add_user()
        first = list(islice(mails, count))
        server.put(user, *first)
        print(f"account: {count:,} messages, {sum(map(len, first)) / 1e6:,.0f} MB")
        home = Path(name) / "home"
        with serve_lies(server.port) as wire:
            fetched = [0]

            def count_bytes(data: bytes, _before: int) -> bytes:
                fetched[0] += len(data)
                return data

            wire.spoil = count_bytes
            connect(home, user, wire.port)
            for what in ("first sync", "nothing new"):
                report(what, home, fetched)
            server.put(user, *mails)
            report(f"{FEW} new", home, fetched)
            renumber(server, user)
            report("UIDVALIDITY changed", home, fetched)
    return 0


def make_mails(file: Path, count: int) -> Iterator[bytes]:
    """Yield generated messages."""
    with file.open("wb") as out:
        build_bench_mbox(out, count)
    box = mbox(file, create=False)
    return (box.get_bytes(key).replace(b"\n", b"\r\n") for key in box.iterkeys())


def connect(home: Path, user: str, port: int) -> None:
    """Add the account."""
    run(home, "account", "add", user, "--imap", f"127.0.0.1:{port}", "--security", "none")


def renumber(server: ImapServer, user: str) -> None:
    """Let the server count the folder anew."""
    inbox = server.maildir(user)
    for file in inbox.glob("dovecot*"):
        file.unlink()
    uids = inbox / "dovecot-uidlist"
    uids.write_text("3 V7 N9 G0123456789abcdef0123456789abcdef\n", encoding="ascii")
    uids.chmod(0o666)


def report(what: str, home: Path, fetched: list[int]) -> None:
    """Sync and print time, bytes and the tally."""
    fetched[0] = 0
    start = time.perf_counter()
    run(home, "sync")
    print(f"{what}: {time.perf_counter() - start:.2f} s, {fetched[0] / 1e6:.2f} MB fetched")


def run(home: Path, *words: str) -> None:
    """Run a command as a process of its own."""
    own = {"REJOINDER_PASSWORD": PASSWORD, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [*PROGRAM, *words, f"--home={home}"]
    subprocess.run(command, check=True, env=environment | own, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
