"""Mail accounts of a home: sessions, secrets and ways to send, built from settings and the mail room."""

import ssl
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.desk.ports import Post
from rejoinder.errors import EndpointError, UsageError
from rejoinder.model.account import Account, Way
from rejoinder.model.delivery import Delivery
from rejoinder.model.problem import Problem

if TYPE_CHECKING:
    from rejoinder.mail.imap import Session
    from rejoinder.mail.oauth import Client, Tell, Tokens


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """The person's mail accounts."""

    home: Path
    trust: ssl.SSLContext | None = None
    """Whom to trust on the network; None for whom the system trusts."""

    @property
    def known(self) -> list[Account]:
        """The accounts, in the order they were added."""
        return self._accounts[0]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in accounts.toml."""
        return self._accounts[1]

    @cached_property
    def _accounts(self) -> tuple[list[Account], list[Problem]]:
        from rejoinder.settings.accounts import load_accounts

        return load_accounts(self.home)

    def open_session(self, account: Account, secret: str | None = None) -> "Session":
        """Return a session with an account's server, not yet connected. Raises EndpointError, UsageError."""
        from rejoinder.mail.imap import Session

        return Session(
            account=account,
            secret=secret or self.get_pass(account),
            is_token=account.login is not None,
            context=self.trust,
        )

    def try_out(self, account: Account, secret: str, *, tries: int | None = None) -> list[str]:
        """Open an account and return the folders that would be read. Raises EndpointError.

        `tries` is for who waits at a page: how often a connection is tried.
        """
        from rejoinder.mail.imap import choose_folders

        session = self.open_session(account, secret)
        session.tries = tries or session.tries
        try:
            return [folder.name for folder in choose_folders(session, account.folders)]
        finally:
            session.drop()

    def keep(self, account: Account, secret: str, *, client_secret: str = "") -> bool:
        """Remember an account; say whether its secret lies in the system's keyring."""
        from rejoinder.settings.accounts import save_accounts, with_account
        from rejoinder.settings.secrets import set_secret

        if client_secret:
            set_secret(self.home, f"{account.address}/client", client_secret)
        in_keyring = set_secret(self.home, account.address, secret)
        save_accounts(self.home, with_account(self.known, account))
        return in_keyring

    def forget(self, address: str) -> bool:
        """Forget an account and its secret; say whether there was one."""
        from rejoinder.settings.accounts import save_accounts, without_account
        from rejoinder.settings.secrets import remove_secret

        for name in (address, f"{address}/client"):
            remove_secret(self.home, name)
        left = without_account(self.known, address)
        save_accounts(self.home, left)
        return len(left) < len(self.known)

    def get_post(self, delivery: Delivery) -> Post:
        """Return the way by which an approved letter leaves. Raises UsageError without its account."""
        from rejoinder.mail.file_post import FilePost

        if delivery.way not in {Way.DRAFT, Way.SMTP}:
            return FilePost(folder=self.home / "outbox")
        account = self.get(delivery.account)
        from rejoinder.mail.imap import DraftBox

        box = DraftBox(session=self.open_session(account))
        if delivery.way is Way.DRAFT:
            return box
        from rejoinder.mail.smtp import SmtpPost

        session = box.session
        return SmtpPost(
            account=account,
            secret=session.secret,
            is_token=session.is_token,
            context=self.trust,
            keep=box.keep_sent,
        )

    def get(self, address: str) -> Account:
        """Return the account of an address. Raises UsageError where there is none."""
        found = next((one for one in self.known if one.address == address), None)
        if found is None:
            raise UsageError(f"There is no account {address}: rejoinder account add {address}")
        return found

    def get_secret(self, account: Account) -> str:
        """Return the secret of an account. Raises EndpointError where there is none."""
        from rejoinder.settings.secrets import find_secret

        known = find_secret(self.home, account.address)
        if known is None:
            raise EndpointError(f"There is no password for it: rejoinder account add {account.address}")
        return known

    def get_pass(self, account: Account) -> str:
        """Return what opens an account: its password, or a token that was just granted for its login."""
        if account.login is None:
            return self.get_secret(account)
        from rejoinder.mail.oauth import refresh
        from rejoinder.settings.secrets import set_secret

        kept = self.get_secret(account)
        tokens = refresh(self.get_client(account), kept)
        if tokens.refresh != kept:
            set_secret(self.home, account.address, tokens.refresh)
        return tokens.access

    def get_client(self, account: Account) -> "Client":
        """Return who asks for an account's tokens. Raises UsageError for a provider that is not known."""
        from rejoinder.mail.oauth import Client
        from rejoinder.settings.logins import find_provider
        from rejoinder.settings.secrets import find_secret

        login = account.login
        provider = find_provider(self.home, login.provider) if login else None
        if login is None or provider is None:
            raise UsageError(f"Nobody is known to grant tokens for {account.address}; see logins.toml.")
        secret = find_secret(self.home, f"{account.address}/client") or ""
        return Client(provider=provider, client_id=login.client_id, client_secret=secret)

    def grant(self, account: Account, tell: "Tell", *, client_secret: str) -> "Tokens":
        """Let the person grant tokens for an account. Raises EndpointError, UsageError."""
        from rejoinder.mail.oauth import ask

        client = replace(self.get_client(account), client_secret=client_secret)
        return ask(client, tell)
