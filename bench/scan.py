"""Time a scan: a generated mailbox in; messages per second, peak memory and a second scan out.

    python bench/scan.py [MESSAGES]

Each run is a process of its own, byte code written as in any installation; memory is the sum over it and
its children, looked at 20 times a second where the system tells it (Linux). Where notmuch and mu are
installed they index the same mail, as a Maildir.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from generate import build_bench_mbox, write_maildir

DEFAULT = 50_000
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ME = "jordan.marsh@seeker.example"


def main() -> int:
    """Generate, scan twice, then let the neighbours index the same mail."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as name:
        folder = Path(name)
        mbox = folder / "bench.mbox"
        with mbox.open("wb") as out:
            build_bench_mbox(out, count)
        warm_up(folder)
        print(f"mailbox: {count:,} messages, {mbox.stat().st_size / 1e6:,.0f} MB, {os.cpu_count()} cores")
        scan_twice(mbox, folder / "home", count)
        compare(mbox, folder, count)
    return 0


def warm_up(folder: Path) -> None:
    """Scan a few messages, so that byte code is written and programs lie in memory as on any later day."""
    few = folder / "few.mbox"
    with few.open("wb") as out:
        build_bench_mbox(out, 100)
    timed((sys.executable, "-m", "rejoinder", "scan", str(few), f"--home={folder / 'few'}"))


def scan_twice(mbox: Path, home: Path, count: int) -> None:
    """Scan a mailbox into a new casebook, then again with nothing new."""
    command = (sys.executable, "-m", "rejoinder", "scan", str(mbox), f"--home={home}", f"--me={ME}")
    first, memory = timed(command)
    print(
        f"rejoinder scan: {first:.2f} s, {count / first:,.0f} messages/s, peak memory {memory / 1e6:,.0f} MB"
    )
    second, memory = timed(command)
    print(f"rejoinder scan again: {second:.2f} s ({second / first:.1%}), peak memory {memory / 1e6:,.0f} MB")


def compare(mbox: Path, folder: Path, count: int) -> None:
    """Let notmuch and mu index the same mail, each where it is installed."""
    if not (shutil.which("notmuch") or shutil.which("mu")):
        print("neighbours: neither notmuch nor mu is installed")
        return
    maildir = folder / "mail"
    write_maildir(mbox, maildir)
    if shutil.which("notmuch"):
        config = folder / "notmuch-config"
        config.write_text(f"[database]\npath={maildir}\n[user]\nname=J\nprimary_email={ME}\n")
        report("notmuch new", ("notmuch", f"--config={config}", "new"), count)
    if shutil.which("mu"):
        home = f"--muhome={folder / 'mu'}"
        timed(("mu", "init", home, f"--maildir={maildir}"))
        report("mu index", ("mu", "index", home), count)


def report(name: str, command: Sequence[str], count: int) -> None:
    """Time a neighbour's command."""
    seconds, memory = timed(command)
    print(f"{name}: {seconds:.2f} s, {count / seconds:,.0f} messages/s, peak memory {memory / 1e6:,.0f} MB")


def timed(command: Sequence[str]) -> tuple[float, int]:
    """Run a command; return its seconds and the peak resident bytes of it and its children."""
    peak = 0
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=ENVIRONMENT)
        while process.poll() is None:
            peak = max(peak, sum(map(resident, family(process.pid))))
            time.sleep(0.05)
        seconds = time.perf_counter() - started
        if process.returncode:
            said.seek(0)
            print(
                f"{command[0]} ended with {process.returncode}: {said.read()[-500:].decode(errors='replace')}"
            )
    return seconds, peak


def family(pid: int) -> Iterator[int]:
    """Yield a process and all below it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def resident(pid: int) -> int:
    """Return the bytes a process holds for itself, shared pages divided among those who share them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss_Anon:"))


if __name__ == "__main__":
    sys.exit(main())
