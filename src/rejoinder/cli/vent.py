"""`rejoinder vent`: whatever someone needs to write down in; when to come back out, and no way to send it."""

import os
import sys
from getpass import getpass

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import QUIET, Paper, ink
from rejoinder.desk.dates import say_day, say_moment
from rejoinder.errors import UsageError
from rejoinder.wiring import House

END = "."
PASSPHRASE = "REJOINDER_PASSPHRASE"  # noqa: S105  the name of a variable, not a secret


def vent(*, keep: bool = False, show: bool = False, burn: bool = False, common: Common = COMMON) -> int:
    """Write it all down. It cannot be sent from here, and it is gone when you are done, unless you keep it.

    Parameters
    ----------
    keep
        Keep the page, encrypted with a passphrase that only you know.
    show
        Show the pages you kept.
    burn
        Delete the pages you kept.
    """
    if keep + show + burn > 1:
        raise UsageError("Choose one of --keep, --show and --burn.")
    with house(common) as opened:
        chosen = {keep: keep_page, show: print_pages, burn: burn_pages}
        chosen.get(True, write_page)(opened, common)
    return 0


def write_page(opened: House, common: Common) -> None:
    """Listen, and let go of it."""
    listen()
    print_end(opened, common, kept=False)


def keep_page(opened: House, common: Common) -> None:
    """Ask for the passphrase first, so that nothing is written in vain; listen, and keep it."""
    passphrase = ask_passphrase(new=True)
    text = listen()
    if text.strip():
        opened.private.keep(text, passphrase, at=opened.now)
    print_end(opened, common, kept=bool(text.strip()))


def burn_pages(opened: House, common: Common) -> None:
    """Delete the pages, and say so."""
    count = opened.private.burn()
    if common.json:
        print_json({"burned": count})
        return
    said = {0: "No page was kept.", 1: "The page is gone."}
    Paper().line(said.get(count, f"All {count} pages are gone."), indent=0)


def print_pages(opened: House, common: Common) -> None:
    """Write the kept pages, oldest first."""
    pages = list(opened.private.open(ask_passphrase()))
    if common.json:
        print_json([{"at": page.at, "text": page.text} for page in pages])
        return
    paper = Paper()
    for page in pages:
        paper.section(say_day(page.at, now=opened.now, zone=opened.zone))
        paper.line(page.text.rstrip())
    paper.gap()
    paper.todo("rejoinder vent --burn", "deletes them all")


def print_end(opened: House, common: Common, *, kept: bool) -> None:
    """Say what became of the page, and when to look at the answer again; never what it says."""
    back = opened.decider.cool_off(opened.now)
    if common.json:
        print_json({"kept": kept, "back": back})
        return
    paper = Paper()
    paper.line("It is kept, and only your passphrase opens it." if kept else "It is gone.", indent=0)
    there = say_moment(back, now=opened.now, zone=opened.zone)
    paper.line(f"Your answer can wait until {there}. There is time.", indent=0)


def listen() -> str:
    """Return what is written up to a lone full stop or the end of input."""
    if sys.stdin.isatty():
        paper = Paper()
        paper.line("This page is yours. Nothing on it can be sent, and nobody reads along.", indent=0)
        paper.line(ink("A full stop on a line of its own ends it.", QUIET), indent=0)
    lines: list[str] = []
    for line in sys.stdin:
        if line.strip() == END:
            break
        lines.append(line)
    return "".join(lines)


def ask_passphrase(*, new: bool = False) -> str:
    """Return the passphrase, a new one asked twice. Raises UsageError where there is none."""
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise UsageError(f"There is nobody here to ask for a passphrase. Say it in {PASSPHRASE}.")
    passphrase = getpass("Passphrase: ")
    if not passphrase or (new and getpass("Once more: ") != passphrase):
        raise UsageError("It was empty, or the second differed from the first. Try once more.")
    return passphrase
