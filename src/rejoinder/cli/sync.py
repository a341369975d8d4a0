"""`rejoinder sync`: mail accounts in, what is new in the casebook and a tally out; once, or until Ctrl-C."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from rich.progress import Progress, SpinnerColumn, TextColumn

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.paper import ACCENT, Paper
from rejoinder.cli.scan import PARTLY, print_left, print_tally, shape_tally
from rejoinder.desk.ports import Source
from rejoinder.desk.scan import Scan, Watch
from rejoinder.desk.sent import recognise
from rejoinder.errors import EndpointError, NotFoundError
from rejoinder.mail.imap import choose_folders, wait_for_news
from rejoinder.model.account import Account
from rejoinder.wiring import House, get_digest, read_account

REST = 60
"""Seconds before an account that could not be reached is tried again."""


def sync(*addresses: str, watch: bool = False, common: Common = COMMON) -> int:
    """Read what is new in your mail accounts. Nothing there is changed: no flag, no message, no folder.

    Parameters
    ----------
    addresses
        The accounts; all of them where none is named.
    watch
        Stay, and read what comes as it comes, until Ctrl-C.
    """
    code = read_all(addresses, common)
    while watch:
        with house(common) as opened:
            wait(opened, get_accounts(opened, addresses)[0])
        code = read_all(addresses, common)
    return code


def get_accounts(opened: House, addresses: tuple[str, ...]) -> list[Account]:
    """Return the accounts that were named, all for none. Raises NotFoundError."""
    for problem in opened.accounts.problems:
        warn(str(problem))
    if not opened.accounts.known:
        raise NotFoundError("No mail account yet: rejoinder account add you@contoso.example")
    known = {one.address: one for one in opened.accounts.known}
    for address in addresses:
        if address.casefold() not in known:
            raise NotFoundError(f"There is no account {address}. There are: {', '.join(known)}.")
    return [known[address.casefold()] for address in addresses] or list(known.values())


def read_all(addresses: tuple[str, ...], common: Common) -> int:
    """Read each account and print what came; one that cannot be reached spoils nothing."""
    started = monotonic()
    with house(common) as opened, progress(silent=common.json) as watch:
        accounts = get_accounts(opened, addresses)
        wish = Scan(casebook=opened.casebook, digest=get_digest((), opened.own_addresses), watch=watch)
        errors = [error for account in accounts if (error := read_account(opened, wish, account))]
        left = recognise(opened.casebook, now=opened.now)
    if common.json:
        print_json({**shape_json(wish, started), "errors": errors, "sent": [one.id for one in left]})
    else:
        print_tally(wish.tally, seconds=monotonic() - started, is_known=True)
        print_left(left)
    for error in errors:
        warn(error)
    return PARTLY if errors or wish.tally.failed else 0


def shape_json(wish: Scan, started: float) -> dict[str, object]:
    """Shape a tally as a table."""
    shape = shape_tally(wish.tally, seconds=monotonic() - started)
    return {name: getattr(shape, name) for name in shape.__slots__}


def wait(opened: House, account: Account) -> None:
    """Wait for news in the inbox of an account, for some minutes at most; one out of reach gives a rest."""
    try:
        session = opened.accounts.open_session(account)
    except EndpointError:
        sleep(REST)
        return
    try:
        inbox = next(one for one in choose_folders(session, ("INBOX",)))
        wait_for_news(session, inbox)
    except (EndpointError, StopIteration):
        sleep(REST)
    finally:
        session.drop()


@contextmanager
def progress(*, silent: bool) -> Iterator[Watch]:
    """Show which folder is read, and how many messages were looked at; on a terminal only."""
    paper = Paper()
    shown = not silent and paper.console.is_terminal
    columns = (
        SpinnerColumn(style=ACCENT),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,}"),
    )
    with Progress(*columns, console=paper.console, transient=True, disable=not shown) as line:
        task = line.add_task("Looking", total=None)

        def watch(source: Source, _size: int, messages: int) -> None:
            line.update(task, description=source.name, advance=messages)

        yield watch
