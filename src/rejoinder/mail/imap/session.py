"""A session with an account's server that outlives cut connections: a thing to do in, its result out.

What is done here only reads, or can be asked about afterwards; so it is simply done again after a cut, a few
times, each after a longer pause.
"""

import imaplib
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from imapclient.exceptions import IMAPClientError, LoginError

from rejoinder.errors import EndpointError, UnconfirmedError
from rejoinder.mail.imap.client import BoundedClient, connect
from rejoinder.model.account import Account, Security

PAUSES = (0.0, 1.0, 3.0, 9.0, 27.0)
"""Seconds before each new try; after the last the error is told."""

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CUT = (imaplib.IMAP4.abort, OSError, EOFError)

Result = TypeVar("Result")


@dataclass(kw_only=True)
class Session:
    """One account's connection, opened when first needed."""

    account: Account
    secret: str
    is_token: bool = False
    """Whether the secret is an OAuth 2 access token (RFC 7628) instead of a password."""
    context: ssl.SSLContext | None = None
    wait: Callable[[float], None] = time.sleep
    tries: int = len(PAUSES)
    """How often a connection is tried, and a cut one opened again."""
    _client: BoundedClient | None = field(default=None, init=False)
    _opened: tuple[str, int] | None = field(default=None, init=False)

    def do(
        self, action: Callable[[BoundedClient], Result], *, folder: tuple[str, int] | None = None
    ) -> Result:
        """Do something that may be done again, in a folder of this UIDVALIDITY if one is named.

        Raises EndpointError once the connection was cut too often, or the server says no.
        """
        for pause in PAUSES[: self.tries]:
            self.wait(pause)
            try:
                client = self._ready(folder)
                client.begin()
                return action(client)
            except _CUT as error:
                self.drop()
                reason = error
            except (IMAPClientError, ValueError, KeyError, TypeError, AttributeError) as error:
                self.drop()
                raise EndpointError(
                    f"{self._host} refused, or said something strange ({_short(error)})."
                ) from None
        raise EndpointError(f"{self._host} cannot be reached ({_short(reason)}). Are you online?")

    def once(self, action: Callable[[BoundedClient], Result]) -> Result:
        """Do something that must not be done twice.

        Raises EndpointError where it was not begun or was refused, UnconfirmedError where it may be done.
        """
        self.do(lambda client: client.noop())
        try:
            return action(self._ready(None))
        except (*_CUT, ValueError, KeyError) as error:
            self.drop()
            raise UnconfirmedError(f"{self._host} did not confirm it ({_short(error)}).") from None
        except IMAPClientError as error:
            raise EndpointError(f"{self._host} refused it ({_short(error)}).") from None

    def drop(self) -> None:
        """Let go of the connection; the next thing to do opens another."""
        client, self._client, self._opened = self._client, None, None
        if client is not None:
            try:
                client.shutdown()
            except (OSError, imaplib.IMAP4.error):
                return

    @property
    def _host(self) -> str:
        return self.account.imap.host

    def _ready(self, folder: tuple[str, int] | None) -> BoundedClient:
        if self._client is None:
            self._client = self._login()
        if folder is not None and folder != self._opened:
            told = self._client.select_folder(folder[0], readonly=True)
            if told.get(b"UIDVALIDITY") != folder[1]:
                raise EndpointError(f"{self._host} has just numbered {folder[0]} anew; sync once more.")
            self._opened = folder
        return self._client

    def _login(self) -> BoundedClient:
        account = self.account
        if account.imap.security is Security.NONE and account.imap.host not in _LOOPBACK:
            raise EndpointError(
                f"{self._host} would get your password in the clear; set its security to tls."
            )
        try:
            client = connect(account.imap, context=self.context)
        except ssl.SSLCertVerificationError as error:
            raise EndpointError(
                f"{self._host} shows a certificate that is not to be trusted ({error.verify_message}), "
                "so nothing was sent. Is its name spelled right?"
            ) from None
        try:
            if self.is_token:
                client.oauth2_login(account.user, self.secret)
            else:
                client.login(account.user, self.secret)
        except LoginError:
            if self.is_token:
                raise EndpointError(
                    f"{self._host} does not take the token of {account.user}. Ask for a new one: "
                    f"rejoinder account add {account.address} --oauth"
                ) from None
            raise EndpointError(
                f"{self._host} does not take the password of {account.user}. Many providers want an app "
                f"password, made on their pages; then: rejoinder account add {account.address}"
            ) from None
        return client


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
