"""Sending (RFC 5321): a finished letter in; whether the account's own server took it out, or nobody knows."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP

from rejoinder.errors import EndpointError, UnconfirmedError
from rejoinder.model.account import Account, Security, Server
from rejoinder.model.delivery import Delivery

SECONDS = 60
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(kw_only=True, slots=True)
class SmtpPost:
    """The server through which an account sends."""

    account: Account
    secret: str
    is_token: bool = False
    """Whether the secret is an OAuth 2 access token instead of a password."""
    context: ssl.SSLContext | None = None
    keep: Callable[[Delivery], None] | None = None
    """Lays what was sent into the Sent folder, so that the person finds it there."""

    def put(self, delivery: Delivery) -> None:
        """Send a letter once.

        Raises EndpointError where the server did not take it, UnconfirmedError where it may have.
        """
        server = self.account.smtp
        if server is None or not self.account.may_send:
            raise EndpointError(
                f"{self.account.address} may not send by itself; allow it in accounts.toml (may_send = true)."
            )
        connection = self._open(server)
        try:
            self._send(connection, delivery, host=server.host)
        finally:
            connection.close()
        if self.keep is not None:
            with suppress(EndpointError):
                self.keep(delivery)

    def has(self, delivery: Delivery) -> bool | None:
        """Say that nobody can tell: a server that took a letter does not answer for it later."""
        del delivery
        return None

    def _open(self, server: Server) -> smtplib.SMTP:
        """Connect and log in; whatever fails here, nothing has left."""
        if server.security is Security.NONE and server.host not in _LOOPBACK:
            raise EndpointError(
                f"{server.host} would get your password in the clear; set its security to tls."
            )
        context = self.context or ssl.create_default_context()
        try:
            if server.security is Security.TLS:
                connection: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=SECONDS, context=context
                )
            else:
                connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
            if server.security is Security.STARTTLS:
                connection.starttls(context=context)
            connection.ehlo_or_helo_if_needed()
            self._login(connection)
        except smtplib.SMTPAuthenticationError:
            raise EndpointError(f"{server.host} does not take the password of {self.account.user}.") from None
        except (OSError, smtplib.SMTPException) as error:
            raise EndpointError(
                f"{server.host} cannot be reached ({_short(error)}). Are you online?"
            ) from None
        return connection

    def _login(self, connection: smtplib.SMTP) -> None:
        if not connection.has_extn("auth"):
            return
        if not self.is_token:
            connection.login(self.account.user, self.secret)
            return
        told = f"user={self.account.user}\x01auth=Bearer {self.secret}\x01\x01"
        connection.auth("XOAUTH2", lambda challenge=None: "" if challenge else told)

    def _send(self, connection: smtplib.SMTP, delivery: Delivery, *, host: str) -> None:
        message = message_from_bytes(delivery.raw, policy=SMTP)
        to = [address.addr_spec for address in message["To"].addresses] if message["To"] else []
        if not to:
            raise EndpointError("The letter has no recipient.")
        try:
            code, said = connection.mail(self.account.address)
            _expect(code, said, host)
            for one in to:
                _expect(*connection.rcpt(one), host)
        except (OSError, smtplib.SMTPException) as error:
            raise EndpointError(f"{host} did not take it ({_short(error)}).") from None
        try:
            code, said = connection.data(delivery.raw)
        except smtplib.SMTPDataError as error:
            raise EndpointError(f"{host} did not take it ({_short(error)}).") from None
        except (OSError, smtplib.SMTPException) as error:
            raise UnconfirmedError(f"{host} did not say whether it took it ({_short(error)}).") from None
        _expect(code, said, host)


def _expect(code: int, said: bytes, host: str) -> None:
    """Raise EndpointError where a server refuses."""
    if not 200 <= code < 300:  # noqa: PLR2004  RFC 5321, 4.2.1
        raise EndpointError(f"{host} did not take it ({code} {said.decode(errors='replace')[:120]}).")


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
