"""Mail accounts: what is said of one in; connected or told why not, how each was read, one forgotten, out."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

from starlette.responses import HTMLResponse, Response

from rejoinder.desk.sync import SyncState, find_sync_state
from rejoinder.errors import EndpointError, NotFoundError, UsageError
from rejoinder.model.account import Security
from rejoinder.web.changes import get_name, go
from rejoinder.web.page import render
from rejoinder.web.visit import Visit
from rejoinder.wiring.connecting import Wish, connect, describe_account

FIELDS = ("address", "imap", "smtp", "security", "user", "folders", "since")
"""What the form says, the password aside; all but the address may be left to guessing."""
LONGEST_PASSWORD = 1000
TRIES = 2
"""How often a connection is tried while somebody waits."""


def get_states(visit: Visit) -> list[tuple[str, SyncState | None]]:
    """Return each account with how its last sync went; None before the first."""
    house = visit.house
    return [(one.address, find_sync_state(house.casebook, one.address)) for one in house.accounts.known]


def get_account_page(visit: Visit) -> str:
    """Return an empty form for an account."""
    return show_form(visit)


def show_form(visit: Visit, *, wrong: str = "", advice: str = "") -> str:
    """Fill the form with what was said, but never the password, and why it did not open."""
    said = {name: get_name(visit, name) for name in FIELDS}
    return render(
        visit,
        "account.html",
        folder="settings",
        said=said,
        is_special=any(said[name] for name in FIELDS[1:]),
        securities=tuple(Security),
        wrong=wrong,
        advice=advice,
    )


def add(visit: Visit) -> Response:
    """Connect an account and begin to read it; one that does not open is told, and nothing of it is kept."""
    visit.reader.check_idle()
    password = visit.form.get("password", "")[:LONGEST_PASSWORD]
    advice = ""
    try:
        account, advice = describe_account(parse_wish(visit))
        connect(visit.house, account, opening=password, kept=password, tries=TRIES)
    except (UsageError, EndpointError) as error:
        page = show_form(visit, wrong=str(error), advice=advice)
        return HTMLResponse(page, HTTPStatus.UNPROCESSABLE_ENTITY)
    visit.reader.sync()
    return go("/mailbox", done="account_added")


def parse_wish(visit: Visit) -> Wish:
    """Return what the form says. Raises UsageError for a day or security that is none."""
    said = {name: get_name(visit, name) for name in FIELDS}
    try:
        since = date.fromisoformat(said["since"]) if said["since"] else None
        security = Security(said["security"]) if said["security"] else None
    except ValueError:
        raise UsageError(visit.texts.say("wrong.day")) from None
    folders = tuple(part.strip() for part in said["folders"].split(",") if part.strip())
    return Wish(
        address=said["address"],
        imap=said["imap"],
        smtp=said["smtp"],
        security=security,
        user=said["user"],
        folders=folders,
        since=since,
    )


def forget(visit: Visit) -> Response:
    """Forget an account and its password; the letters that came from it stay."""
    address = get_name(visit, "address")
    accounts = visit.house.accounts
    if address not in {one.address for one in accounts.known}:
        raise NotFoundError(visit.texts.say("missing.account"))
    accounts.forget(address)
    return go("/settings", done="forgotten")


ACCOUNTS: dict[str, Callable[[Visit], Response]] = {"/account": add, "/account/forget": forget}
