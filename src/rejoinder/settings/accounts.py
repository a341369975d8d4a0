"""accounts.toml of a home folder: its text in, accounts and problems out; accounts in, its text out.

No secret stands in it (see secrets). A table that cannot be meant is told and left out; the others are used.
"""

import json
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from rejoinder.errors import BadSettingsError
from rejoinder.model.account import Account, Login, Security, Server
from rejoinder.model.problem import Problem
from rejoinder.settings.folder import replace_file
from rejoinder.settings.providers import IMAP_TLS, SMTP_TLS, parse_server

FILE = "accounts.toml"

_HEAD = """\
# Your mail accounts. Their passwords are not here: they lie in your system's keyring.
# security is "tls", "starttls", or "none" for a program on this machine.
"""


class _Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account as the file has it."""

    imap: str
    user: str = ""
    smtp: str = ""
    security: Security | None = None
    smtp_security: Security | None = None
    login: str = ""
    client_id: str = ""
    folders: tuple[str, ...] = ()
    since: date | None = None
    drafts: str = ""
    quote: bool = True
    may_send: bool = False


def parse_accounts(text: str) -> tuple[list[Account], list[Problem]]:
    """Read the accounts; each problem names the account it spoils."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return [], [Problem(file=FILE, line=1, text=f"This is not TOML ({error}); no account is used.")]
    accounts, problems = [], []
    for address, table in tables.items():
        try:
            accounts.append(_build(address, msgspec.convert(table, _Told)))
        except msgspec.ValidationError as error:
            problems.append(Problem(file=FILE, line=_line(text, address), text=f"{address}: {error}"))
    return accounts, problems


def load_accounts(home: Path) -> tuple[list[Account], list[Problem]]:
    """Read accounts.toml of a home folder; none where there is no file. Raises BadSettingsError."""
    path = home / FILE
    try:
        return parse_accounts(path.read_text(encoding="utf-8", errors="replace"))
    except FileNotFoundError:
        return [], []
    except OSError as error:
        raise BadSettingsError(f"{path} cannot be read ({error.strerror}); let yourself read it.") from error


def save_accounts(home: Path, accounts: Iterable[Account]) -> None:
    """Write accounts.toml, whole or not at all. Raises BadSettingsError."""
    text = "\n".join([_HEAD, *(_compose(account) for account in accounts)])
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(home / FILE, text.encode())
    except OSError as error:
        raise BadSettingsError(f"{home / FILE} cannot be written ({error.strerror}).") from error


def with_account(accounts: Iterable[Account], account: Account) -> list[Account]:
    """Return the accounts with this one in the place of the one of its address, or added."""
    return [*without_account(accounts, account.address), account]


def without_account(accounts: Iterable[Account], address: str) -> list[Account]:
    """Return the accounts but that of an address."""
    return [one for one in accounts if one.address != address]


def _build(address: str, told: _Told) -> Account:
    smtp = parse_server(told.smtp, usual=SMTP_TLS, security=told.smtp_security) if told.smtp else None
    return Account(
        address=address.casefold(),
        user=told.user or address,
        imap=parse_server(told.imap, usual=IMAP_TLS, security=told.security),
        smtp=smtp,
        login=Login(provider=told.login, client_id=told.client_id) if told.login else None,
        folders=told.folders,
        since=told.since,
        drafts=told.drafts,
        quote=told.quote,
        may_send=told.may_send,
    )


def _compose(account: Account) -> str:
    told: dict[str, Any] = {
        "imap": _place(account.imap),
        "security": account.imap.security.value,
        "user": account.user,
        **(
            {"smtp": _place(account.smtp), "smtp_security": account.smtp.security.value}
            if account.smtp
            else {}
        ),
        **({"login": account.login.provider, "client_id": account.login.client_id} if account.login else {}),
        "folders": list(account.folders),
        "since": account.since,
        "drafts": account.drafts,
        "quote": account.quote,
        "may_send": account.may_send,
    }
    lines = [f"{key} = {_write(value)}" for key, value in told.items() if value not in (None, [], "")]
    return "\n".join([f"[{json.dumps(account.address)}]", *lines, ""])


def _place(server: Server) -> str:
    return f"{server.host}:{server.port}"


def _write(value: object) -> str:
    """Return a TOML value; JSON's strings, lists and truths are the same."""
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _line(text: str, address: str) -> int:
    """Return the line of an account's table, 1 where it is not found."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if address in line), 1)
