"""Connecting a mail account: what a person says of it in; the account, tried and remembered, out."""

from dataclasses import dataclass, replace
from datetime import date

from rejoinder.errors import UsageError
from rejoinder.model.account import Account, Login, Security, Server
from rejoinder.settings import save_settings
from rejoinder.settings.providers import IMAP_TLS, SMTP_TLS, guess_account, parse_server
from rejoinder.wiring.house import House

HIGHEST_PORT = 65535


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
    address = wish.address.strip().casefold()
    name, _, domain = address.rpartition("@")
    if not (name and domain) or not address.isprintable() or " " in address:
        raise UsageError("Name the account by its mail address, as ada@contoso.example.")
    guessed, advice = guess_account(address)
    chosen = replace(
        guessed,
        user=wish.user.strip() or guessed.user,
        imap=_find_server(wish.imap, wish, usual=IMAP_TLS) or guessed.imap,
        smtp=_find_server(wish.smtp, wish, usual=SMTP_TLS) or guessed.smtp,
        login=wish.login,
        folders=wish.folders,
        since=wish.since,
    )
    return chosen, advice


def _find_server(text: str, wish: Wish, *, usual: int) -> Server | None:
    """Return the server that was named; None where none was. Raises UsageError for what can be none."""
    named = text.strip()
    if not named:
        return None
    server = parse_server(named, usual=usual, security=wish.security)
    is_name = named.isascii() and named.isprintable() and " " not in named
    if not (is_name and server.host and 0 < server.port <= HIGHEST_PORT):
        raise UsageError(f"“{named[:80]}” names no server. Write it as imap.contoso.example, or with :993.")
    return server


def connect(
    house: House,
    account: Account,
    *,
    opening: str,
    kept: str,
    client_secret: str = "",
    tries: int | None = None,
) -> Connected:
    """Try an account, then remember it and that its address is the person's own.

    `opening` is the password or token that opens it now, `kept` what is kept of it. Nothing is kept of an
    account that does not open. `tries`: how often, where somebody waits. Raises EndpointError, UsageError.
    """
    folders = house.accounts.try_out(account, opening, tries=tries)
    in_keyring = house.accounts.keep(account, kept, client_secret=client_secret)
    if account.address not in house.settings.addresses:
        own = (*house.settings.addresses, account.address)
        save_settings(house.home, replace(house.settings, addresses=own))
    return Connected(folders=folders, in_keyring=in_keyring)
