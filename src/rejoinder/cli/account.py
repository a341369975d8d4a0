"""`rejoinder account`: an address in; its servers found, tried and remembered, or forgotten, out."""

import os
import sys
from datetime import date
from getpass import getpass
from typing import Literal

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.paper import Paper, ink
from rejoinder.desk.dates import say_moment
from rejoinder.desk.sync import find_sync_state
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.model.account import Account, Login, Security
from rejoinder.wiring import House, guess_login
from rejoinder.wiring.connecting import Wish, connect, describe_account

PASSWORD = "REJOINDER_PASSWORD"  # noqa: S105  the name of a variable, not a secret
CLIENT_SECRET = "REJOINDER_CLIENT_SECRET"  # noqa: S105  the name of a variable, not a secret
"""Google gives one with a client id."""
ACTIONS = Literal["list", "add", "remove"]


def account(
    action: ACTIONS = "list",
    address: str | None = None,
    /,
    *,
    imap: str | None = None,
    smtp: str | None = None,
    security: Security | None = None,
    user: str | None = None,
    oauth: str | None = None,
    login: str | None = None,
    folder: tuple[str, ...] = (),
    since: date | None = None,
    common: Common = COMMON,
) -> int:
    """Show, add or remove a mail account. It is only read; letters go to its Drafts folder when you say so.

    Parameters
    ----------
    action
        list, add or remove.
    address
        The mail address of the account.
    imap
        Its IMAP server, as imap.contoso.example or with :port, where I do not guess it right.
    smtp
        Its SMTP server, in the same way.
    security
        tls, starttls, or none for a program on this machine.
    user
        The name for the login, where it is not the address.
    oauth
        A client id of your own with Google, Microsoft or another provider: log in there, without a password.
    login
        The provider, where the address does not tell it: google, microsoft, or one of your logins.toml.
    folder
        A folder to read; all but drafts, trash and spam where none is named.
    since
        A day, as 2025-01-01: older mail is left alone.
    """
    with house(common) as opened:
        if action == "list":
            show(opened, common)
            return 0
        named = get_address(address)
        if action == "remove":
            remove(opened, named, common)
            return 0
        wish = Wish(
            address=named,
            imap=imap or "",
            smtp=smtp or "",
            security=security,
            user=user or "",
            login=get_login(named, client_id=oauth, provider=login) if oauth else None,
            folders=folder,
            since=since,
        )
        chosen, advice = describe_account(wish)
        if advice and not oauth:
            warn(advice)
        add(opened, chosen, common)
    return 0


def get_address(address: str | None) -> str:
    """Return the address that was named, or raise UsageError."""
    if address is None or "@" not in address:
        raise UsageError(
            "Name the account by its mail address, as in `rejoinder account add ada@contoso.example`."
        )
    return address.strip().casefold()


def add(opened: House, chosen: Account, common: Common) -> None:
    """Try the account, then remember it; nothing is kept of one that does not open."""
    if chosen.login:
        client_secret = os.environ.get(CLIENT_SECRET, "")
        tokens = opened.accounts.grant(chosen, tell_page, client_secret=client_secret)
        opening, kept = tokens.access, tokens.refresh
    else:
        opening = kept = ask_password(chosen)
        client_secret = ""
    found = connect(opened, chosen, opening=opening, kept=kept, client_secret=client_secret)
    if common.json:
        print_json({"address": chosen.address, "folders": found.folders, "keyring": found.in_keyring})
        return
    paper = Paper()
    paper.line(f"{chosen.address} opens. These folders will be read: {', '.join(found.folders)}.", indent=0)
    if not found.in_keyring:
        paper.line(
            "This system has no keyring, so the password lies in secrets.json in your home folder, "
            "readable by you alone.",
            indent=0,
        )
    paper.todo("rejoinder sync", "reads what is there; nothing is changed")


def get_login(address: str, *, client_id: str, provider: str | None) -> Login:
    """Return how to log in without a password, or raise UsageError where nobody is known to grant it."""
    known = provider or guess_login(address)
    if not known:
        raise UsageError("Say who grants it: --login google, --login microsoft, or one of your logins.toml.")
    return Login(provider=known, client_id=client_id)


def tell_page(page: str, code: str) -> None:
    """Say where the person says yes; beside the page, so that --json stays JSON."""
    warn("Open this page in your browser" + (f", and type {code} there:" if code else ":"))
    warn(page)
    warn("I wait until you have said yes there; Ctrl-C stops.")


def ask_password(chosen: Account) -> str:
    """Return the password, or raise UsageError where nobody can be asked."""
    given = os.environ.get(PASSWORD)
    if given:
        return given
    if not sys.stdin.isatty():
        raise UsageError(f"There is nobody here to ask for the password. Say it in {PASSWORD}.")
    return getpass(f"Password for {chosen.user} at {chosen.imap.host}: ")


def remove(opened: House, address: str, common: Common) -> None:
    """Forget an account and its secret; the letters that came from it stay."""
    if not opened.accounts.forget(address):
        raise NotFoundError(f"There is no account {address}.")
    if common.json:
        print_json({"removed": address})
    else:
        Paper().line(f"{address} is forgotten; its letters stay in your casebook.", indent=0)


def show(opened: House, common: Common) -> None:
    """List the accounts with how their last sync went."""
    states = {one.address: find_sync_state(opened.casebook, one.address) for one in opened.accounts.known}
    if common.json:
        print_json([{"address": one.address, "sync": states[one.address]} for one in opened.accounts.known])
        return
    paper = Paper()
    for problem in opened.accounts.problems:
        warn(str(problem))
    if not opened.accounts.known:
        paper.line("No mail account yet. Letters can also come from files: rejoinder scan PATH.", indent=0)
        paper.todo("rejoinder account add you@contoso.example", "connects one; it is only read")
        return
    for one in opened.accounts.known:
        paper.line(ink(one.address, "bold"), indent=0)
        state = states[one.address]
        told = say_moment(state.at, now=opened.now, zone=opened.zone) if state else "not yet"
        paper.quiet(f"{one.imap.host}, last read: {told}")
        if state and state.error:
            paper.line(state.error)
