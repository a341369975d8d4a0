"""`rejoinder reread [PATH…]`: kept letters in; what a newer reader sees differently out."""

from rejoinder.cli.common import COMMON, Common, house, named, print_json
from rejoinder.cli.paper import QUIET, Paper, ink
from rejoinder.cli.show import SHORT
from rejoinder.desk.reread import Change, Reread
from rejoinder.desk.reread import reread as read_again
from rejoinder.desk.shapes import shape_change
from rejoinder.wiring import READER, get_reader, rescan_others

MOST = 40
"""Changes that are shown; --json gives all."""


def reread(*paths: str, common: Common = COMMON) -> int:
    """Read your letters again, as after an upgrade. What you corrected, logged or decided stays as it is.

    Parameters
    ----------
    paths
        Mailboxes in which mail that was passed over shall be looked at again too.
    """
    with house(common) as opened:
        done = read_again(opened.casebook, get_reader(opened.own_addresses), reader=READER)
        found = rescan_others(opened, named(paths)) if paths else 0
        if common.json:
            print_json([shape_change(change) for change in done.changes])
        else:
            print_changes(done, found)
    return 0


def print_changes(done: Reread, found: int) -> None:
    """Write what changed, a letter a paragraph."""
    paper = Paper()
    count = len(done.changes)
    paper.title("Read again", f"{done.letters:,} letters")
    if not count:
        paper.line("Every letter is read as before.")
    for change in done.changes[:MOST]:
        print_change(paper, change)
    if count > MOST:
        paper.quiet(f"… and {count - MOST:,} more; --json gives them all.")
    if found:
        paper.line(f"{found:,} letters that had been passed over are in your casebook now.")
    paper.gap()
    if count or found:
        paper.todo("rejoinder next", "what is worth doing now")


def print_change(paper: Paper, change: Change) -> None:
    """Write one letter: what it was read as, what it is read as now, and why."""
    paper.gap()
    paper.row(change.message.subject or "(no subject)", change.message.key[:SHORT], style="bold")
    for part, before, after in change.parts:
        paper.line(ink(f"{part}: {before or '(none)'} → {after or '(none)'}"), indent=4)
    if change.covered:
        paper.line(ink("You had corrected it: your word stays.", QUIET), indent=4)
    elif change.before.kind is not change.after.kind:
        paper.line(ink(change.after.why, QUIET), indent=4)
