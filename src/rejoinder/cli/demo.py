"""`rejoinder demo`: nothing in; the product on a sample mailbox out, in a casebook that is thrown away."""

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from rejoinder.cli import main
from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import ACCENT, Paper, ink
from rejoinder.cli.show import SHORT
from rejoinder.desk.cases import get_cases
from rejoinder.desk.plan import plan
from rejoinder.desk.shapes import SCHEMA, shape_case, shape_step
from rejoinder.errors import UsageError
from rejoinder.wiring.sample import furnish

HOT = """Dear hiring team,

I am shocked!!! After three interviews I really deserved this job more than anyone you could have chosen.
Please reconsider, I beg you. I demand to know the reasons by tomorrow.

[Your Name]
"""


def demo(*, common: Common = COMMON) -> int:
    """Look at everything on a sample mailbox: no set-up, nothing of yours is touched.

    The casebook is thrown away at the end; with --home FOLDER it is kept there, to go on looking.
    """
    keep = common.home is not None
    with nullcontext(common.home) if keep else TemporaryDirectory(prefix="rejoinder-demo-") as folder:
        home = Path(str(folder)).expanduser()
        if (home / "casebook.sqlite").exists():
            raise UsageError(f"{home} has a casebook already; name an empty folder for the demo.")
        kept = Common(json=common.json, home=str(home))
        mailbox = furnish(home)
        if common.json:
            return print_all(mailbox, kept)
        tour(mailbox, kept, kept_in=home if keep else None)
    return 0


def tour(mailbox: Path, common: Common, *, kept_in: Path | None) -> None:
    """Walk through the commands, each as one would type it."""
    paper = Paper()
    paper.line(
        "Jordan looks for work in two languages. Here is Jordan's mail, and what Rejoinder makes of it."
    )
    walk(common, "scan", str(mailbox))
    walk(common, "cases")
    with house(common) as opened:
        found = get_cases(opened.casebook)
        steps = plan(opened.casebook, found, opened.decider, now=opened.now).steps
    if steps:
        case = next(case for case in found if case.number == steps[0].case)
        walk(common, "show", str(case.number))
        walk(common, "log", "contact", "--case", str(case.number), "--via", "in_person")
        walk(common, "correct", case.letters[0].message.key[:SHORT], "--role", "Head Gardener")
        walk(common, "words")
        walk(common, "undo")
        walk(common, "undo")
    walk(common, "themes")
    walk(common, "next")
    if steps:
        walk(common, "draft", steps[0].step, "--why")
    hot = mailbox.with_name("hot-letter.txt")
    hot.write_text(HOT, encoding="utf-8")
    paper.gap()
    paper.line("And a letter one might write on a bad evening:")
    walk(common, "check", str(hot))
    walk(common, "export", "--csv", str(mailbox.with_name("tables")))
    walk(common, "doctor")
    say_goodbye(paper, kept_in)


def say_goodbye(paper: Paper, kept_in: Path | None) -> None:
    """Say where the sample casebook is, if anywhere, and how to begin with one's own mail."""
    paper.title("Now yours")
    if kept_in:
        paper.line(f"This casebook is kept in {kept_in}. Look around with --home {kept_in}.")
    paper.todo("rejoinder init", "says who you are")
    paper.todo("rejoinder scan PATH", "reads your mail; it is never changed, and nothing leaves this machine")


def walk(common: Common, *words: str) -> None:
    """Show a command as one would type it, paths by their last name, then run it."""
    paper = Paper()
    shown = [Path(word).name if word.startswith("/") else word for word in words]
    paper.gap()
    paper.line(ink(f"$ rejoinder {shlex.join(shown)}", ACCENT), indent=0)
    main([*words, f"--home={common.home}"])
    sys.stdout.flush()


def print_all(mailbox: Path, common: Common) -> int:
    """Print what the tour shows as one JSON object."""
    from rejoinder.desk.scan import Scan
    from rejoinder.desk.scan import scan as scan_sources
    from rejoinder.wiring import get_digest, get_sources

    with house(common) as opened:
        sources = get_sources([str(mailbox)])
        wish = Scan(casebook=opened.casebook, digest=get_digest(sources, opened.own_addresses))
        tally = scan_sources(wish, sources)
        found = get_cases(opened.casebook)
        steps = plan(opened.casebook, found, opened.decider, now=opened.now).steps
        print_json({
            "schema": SCHEMA,
            "scanned": tally.scanned,
            "cases": [shape_case(case) for case in found],
            "next": [shape_step(step) for step in steps],
        })
    return 0
