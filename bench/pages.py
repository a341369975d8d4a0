"""Time the pages: applications and letters in; milliseconds to the first byte of each page out.

    python bench/pages.py [HOME]

Without a HOME, a search of 2 000 applications with 20 000 letters is made and scanned first. The server runs
in a process of its own, as `rejoinder web` starts it; each request is one connection, as a browser's first.
"""

import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from applications import build_search_mbox

APPLICATIONS, LETTERS = 2_000, 20_000
PORT = 8399
ROUNDS = 40
PAGES = (
    "/",
    "/letters",
    "/letters?kind=rejection&words=impressed",
    "/review",
    "/cases",
    "/cases?view=board",
    "/cases?words=analytics",
    "/organizations",
    "/people",
    "/search?q=impressed+by+the+calm&part=1",
    "/search?q=interview&part=1",
    "/search?q=larch&part=1",
    "/settings",
)
ADDRESS = re.compile(rb"/start\?key=[\w-]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """A browser that has come in."""

    cookie: str

    def ask(self, path: str) -> tuple[float, bytes]:
        """Return the seconds to the first byte, and all bytes."""
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        started = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": self.cookie})
        response = connection.getresponse()
        first = response.read(1)
        seconds = time.perf_counter() - started
        body = first + response.read()
        connection.close()
        if response.status != http.client.OK:
            raise SystemExit(f"{path} answered {response.status}")
        return seconds, body


def main() -> int:
    """Make the search if need be, start the desk, and time its pages."""
    if len(sys.argv) > 1:
        return measure(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as folder:
        mbox = Path(folder) / "search.mbox"
        with mbox.open("wb") as out:
            build_search_mbox(out, applications=APPLICATIONS, letters=LETTERS)
        home = Path(folder) / "home"
        scan = ("scan", str(mbox), f"--home={home}", "--me=jordan.marsh@seeker.example")
        subprocess.run((sys.executable, "-m", "rejoinder", *scan), check=True, stdout=subprocess.DEVNULL)
        return measure(home)


def measure(home: Path) -> int:
    """Time each page again and again, in turn, and the size of a first load."""
    with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as folder:
        copy = shutil.copytree(home, Path(folder) / "home")
        with serve(copy) as visitor:
            warm, page = visitor.ask("/")
            print(f"first page, casebook derived anew: {warm * 1000:,.0f} ms")
            print(f"first load: {get_size(visitor, page) / 1000:.1f} KB")
            paths = (*PAGES, *find_more(visitor))
            rounds = [[visitor.ask(path)[0] * 1000 for path in paths] for _ in range(ROUNDS)]
    print_times(dict(zip(paths, zip(*rounds, strict=True), strict=True)))
    return 0


def find_more(visitor: Visitor) -> Iterator[str]:
    """Yield a letter, a case and an organisation that are there."""
    for path, wanted in (
        ("/letters", rb'href="(/letter/[^"]+)'),
        ("/cases", rb'href="(/case/[^"]+)'),
        ("/organizations", rb'href="(/organization/[^"]+)'),
    ):
        found = re.search(wanted, visitor.ask(path)[1])
        if found:
            yield found[1].decode()


def get_size(visitor: Visitor, page: bytes) -> int:
    """Return the bytes of a page with all it asks for."""
    files = {one.decode() for one in re.findall(rb'(?:href|src)="(/static/[^"]+)"', page)}
    return len(page) + sum(len(visitor.ask(path)[1]) for path in files)


def print_times(times: dict[str, tuple[float, ...]]) -> None:
    """Write median and 95th percentile of each page, and of all."""
    for path, values in times.items():
        print(f"{path[:48]:<50}{statistics.median(values):7.1f} ms  p95 {percentile(values):7.1f} ms")
    every = [value for values in times.values() for value in values]
    print(f"{'all':<50}{statistics.median(every):7.1f} ms  p95 {percentile(every):7.1f} ms")


def percentile(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


@contextmanager
def serve(home: Path) -> Iterator[Visitor]:
    """Run `rejoinder web` and come in by the address it writes."""
    command = (sys.executable, "-m", "rejoinder", "web", f"--port={PORT}", f"--home={home}")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    try:
        line = process.stdout.readline() if process.stdout else b""
        address = ADDRESS.search(line)
        if address is None:
            raise SystemExit(f"no address in: {line!r}")
        yield Visitor(cookie=come_in(address[0].decode()))
    finally:
        process.terminate()
        process.wait()


def come_in(path: str) -> str:
    """Return the cookie that the start address gives, as soon as the desk is there."""
    for _ in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        try:
            connection.request("GET", path)
            return (connection.getresponse().getheader("Set-Cookie") or "").partition(";")[0]
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise SystemExit("the desk did not open")


if __name__ == "__main__":
    sys.exit(main())
