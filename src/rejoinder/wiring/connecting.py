"""Connecting a mail account: what a person says of it in; the account, tried and remembered, out."""

from dataclasses import dataclass, replace
from datetime import date

from rejoinder.errors import UsageError
from rejoinder.model.account import Account, Login, Security
from rejoinder.settings import save_settings
from rejoinder.settings.providers import IMAP_TLS, SMTP_TLS, guess_account, parse_server
from rejoinder.wiring.house import House


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a person says of an account; what is left out is guessed."""

    address: str
    imap: str = ""
    smtp: str = ""
    security: Security | None = None
    user: str = ""
    login: Login | None = None
    folders: tuple[str, ...] = ()
    since: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Connected:
    """An account that opened."""

    folders: list[str]
    """Those that will be read."""
    in_keyring: bool
    """Whether its secret lies in the system's keyring, and not in a file."""


def describe_account(wish: Wish) -> tuple[Account, str]:
    """Return the account, and what its provider asks for. Raises UsageError where the address is none."""
    name, at, domain = wish.address.strip().partition("@")
    if not (name and at and domain):
        raise UsageError("Name the account by its mail address, as ada@contoso.example.")
    guessed, advice = guess_account(wish.address.strip().casefold())
    imap, smtp = wish.imap.strip(), wish.smtp.strip()
    chosen = replace(
        guessed,
        user=wish.user.strip() or guessed.user,
        imap=parse_server(imap, usual=IMAP_TLS, security=wish.security) if imap else guessed.imap,
        smtp=parse_server(smtp, usual=SMTP_TLS, security=wish.security) if smtp else guessed.smtp,
        login=wish.login,
        folders=wish.folders,
        since=wish.since,
    )
    return chosen, advice


def connect(house: House, account: Account, *, opening: str, kept: str, client_secret: str = "") -> Connected:
    """Try an account, then remember it and that its address is the person's own.

    `opening` is the password or token that opens it now, `kept` what is kept of it. Nothing is kept of an
    account that does not open. Raises EndpointError, UsageError.
    """
    folders = house.accounts.try_out(account, opening)
    in_keyring = house.accounts.keep(account, kept, client_secret=client_secret)
    if account.address not in house.settings.addresses:
        own = (*house.settings.addresses, account.address)
        save_settings(house.home, replace(house.settings, addresses=own))
    return Connected(folders=folders, in_keyring=in_keyring)
