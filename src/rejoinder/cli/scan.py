"""`rejoinder scan PATH…`: mailboxes in, letters in the casebook and a tally out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from rich.progress import BarColumn, Progress, TextColumn

from rejoinder.cli.common import COMMON, Common, house, named, print_json
from rejoinder.cli.paper import ACCENT, Paper
from rejoinder.desk.ports import Source
from rejoinder.desk.scan import Scan, Watch
from rejoinder.desk.scan import scan as scan_sources
from rejoinder.desk.sent import recognise
from rejoinder.desk.tally import Tally
from rejoinder.errors import NotFoundError
from rejoinder.model.delivery import Delivery
from rejoinder.model.reading import Kind
from rejoinder.wiring import get_digest, get_sources

SHOWN_FAILURES = 5
PARTLY = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class TallyShape:
    """`rejoinder scan --json`."""

    schema: int
    scanned: int
    by_kind: dict[str, int]
    other: int
    known: int
    failed: int
    failures: list[dict[str, str]]
    seconds: float


def scan(*paths: str, me: tuple[str, ...] = (), again: bool = False, common: Common = COMMON) -> int:
    """Read mailboxes into your casebook: mbox, Maildir, .eml, folders, Takeout .zip, or - for standard input.

    Your mail is only read. A second scan takes only what is new.

    Parameters
    ----------
    paths
        The mailboxes.
    me
        An address of yours, besides those in your settings.
    again
        Read everything again, even mailboxes that have not changed.
    """
    started = monotonic()
    with house(common) as opened:
        sources = get_sources(named(paths))
        own = opened.own_addresses | {address.casefold() for address in me}
        with progress(sources, silent=common.json) as watch:
            wish = Scan(casebook=opened.casebook, digest=get_digest(sources, own), watch=watch, again=again)
            tally = scan_sources(wish, sources)
        left = recognise(opened.casebook, now=opened.now)
        if common.json:
            print_json(shape_tally(tally, seconds=monotonic() - started))
        else:
            print_tally(tally, seconds=monotonic() - started, is_known=bool(own))
            print_left(left)
    if tally.scanned == 0:
        raise NotFoundError("There was no mail in it. Is it the right file or folder?")
    return PARTLY if tally.failed else 0


@contextmanager
def progress(sources: list[Source], *, silent: bool) -> Iterator[Watch]:
    """Show a bar over the bytes of all sources while they are read; on a terminal only."""
    columns = (
        TextColumn("  {task.description}"),
        BarColumn(bar_width=36, complete_style=ACCENT, finished_style=ACCENT),
        TextColumn("{task.percentage:>3.0f} %"),
    )
    paper = Paper()
    shown = not silent and paper.console.is_terminal
    with Progress(*columns, console=paper.console, transient=True, disable=not shown) as bar:
        task = bar.add_task("Reading", total=sum(source.size for source in sources) or None)
        yield lambda _source, size, _messages: bar.advance(task, size)


def print_left(left: list[Delivery]) -> None:
    """Write which approved letters were found to be sent."""
    paper = Paper()
    for one in left:
        paper.line(f"You sent the letter {one.draft.step} to {one.draft.to}. Noted.")


def shape_tally(tally: Tally, *, seconds: float) -> TallyShape:
    """Shape a tally for other programs."""
    return TallyShape(
        schema=1,
        scanned=tally.scanned,
        by_kind={kind.value: count for kind, count in sorted(tally.by_kind.items())},
        other=tally.other,
        known=tally.known,
        failed=tally.failed,
        failures=[
            {"source": failure.origin.source, "locator": failure.origin.locator, "reason": failure.reason}
            for failure in tally.failures
        ],
        seconds=round(seconds, 3),
    )


NAMES = {
    Kind.REJECTION: ("rejection", "rejections"),
    Kind.FEEDBACK: ("letter with feedback", "letters with feedback"),
    Kind.OFFER: ("offer", "offers"),
    Kind.INTERVIEW: ("interview letter", "interview letters"),
    Kind.ASSESSMENT: ("assessment", "assessments"),
    Kind.STATUS: ("word on how things stand", "words on how things stand"),
    Kind.ACKNOWLEDGEMENT: ("receipt", "receipts"),
    Kind.CANDIDATE: ("letter of your own", "letters of your own"),
    Kind.OUTREACH: ("approach by a recruiter", "approaches by recruiters"),
    Kind.ALERT: ("job alert", "job alerts"),
    Kind.ACCOUNT: ("account mail", "account mails"),
    Kind.UNSURE: ("letter I am not sure of", "letters I am not sure of"),
}


def counted(kind: Kind, count: int) -> str:
    """Name a kind in the number it needs."""
    return NAMES[kind][count != 1]


def print_tally(tally: Tally, *, seconds: float, is_known: bool) -> None:
    """Write the tally as a sum that adds up, what failed, and the one thing to do."""
    paper = Paper()
    paper.title("Scan", f"{seconds:.1f} s")
    rows = [
        (tally.by_kind[kind], counted(kind, tally.by_kind[kind])) for kind in NAMES if tally.by_kind[kind]
    ]
    rows.append((tally.other, "other mail, not kept"))
    if tally.known:
        rows.append((tally.known, "known already"))
    if tally.failed:
        rows.append((tally.failed, "could not be read"))
    for count, name in rows:
        paper.line(f"{count:>8,}  {name}")
    paper.line("────────", indent=2)
    paper.line(f"{tally.scanned:>8,}  scanned", style="bold")
    print_failures(paper, tally)
    paper.gap()
    print_advice(paper, new=tally.letters, is_known=is_known)


def print_failures(paper: Paper, tally: Tally) -> None:
    """Name what could not be read, the first few of it."""
    if not tally.failures:
        return
    paper.section("Could not be read; the rest was")
    for failure in tally.failures[:SHOWN_FAILURES]:
        paper.line(str(failure))
    more = tally.failed - SHOWN_FAILURES
    if more > 0:
        paper.quiet(f"and {more} more: `rejoinder doctor` lists them")


def print_advice(paper: Paper, *, new: int, is_known: bool) -> None:
    """Say what to do now; `is_known` says whether the person's own addresses are."""
    if not is_known:
        paper.line("I do not know your addresses yet, so letters of your own may be taken for theirs.")
        paper.todo("rejoinder init", "takes a minute; then scan again with --again")
        return
    if not new:
        paper.line("Nothing new for your search since the last scan.")
    paper.todo("rejoinder next", "what is worth doing now")
