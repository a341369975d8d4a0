"""A Radicale on loopback: one user, calendars in a folder."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from imap_server import find_port

USER, PASSWORD = "ada", "correct horse"
CONFIG = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/calendars
[web]
type = none
"""
PATIENCE = 15


@dataclass(frozen=True, kw_only=True)
class CalDavServer:
    """Where it is, and where it keeps what it was given."""

    url: str
    folder: Path

    def files(self) -> list[str]:
        """Return what lies in all calendars, as text."""
        kept = (file for file in sorted(self.folder.rglob("*.ics")) if ".Radicale.cache" not in file.parts)
        return [file.read_text(encoding="utf-8") for file in kept]


@contextmanager
def serve_caldav(folder: Path) -> Iterator[CalDavServer]:
    """Run a Radicale until the block ends."""
    port = find_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder))
    process = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", str(folder / "config")], stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(port)
        yield CalDavServer(url=url, folder=folder / "calendars")
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    """Return once something answers."""
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.05)
        else:
            return
