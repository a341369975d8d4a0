"""Mail accounts: where a person's mail lies, and by which way letters may go out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Security(StrEnum):
    """How a connection is kept private."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"
    """In the clear: to a program on this machine only."""


class Way(StrEnum):
    """How an approved letter leaves."""

    DRAFT = "draft"
    """Into the Drafts folder; the person sends it."""
    EML = "eml"
    MAILTO = "mailto"
    TEXT = "text"
    """To be pasted."""
    SMTP = "smtp"
    """Sent at once; each account must allow it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A mail server."""

    host: str
    port: int
    security: Security = Security.TLS


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    """Where tokens are granted (OAuth 2): by a code typed on another page, or on a page of the browser."""

    token: str
    """Address of the token endpoint (RFC 6749, 3.2)."""
    scope: str
    device: str = ""
    """Address of the device endpoint (RFC 8628), where there is one."""
    page: str = ""
    """Address of the page in the browser (RFC 8252)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Login:
    """A login by token instead of a password."""

    provider: str
    """A table of logins.toml."""
    client_id: str
    """The person's own, registered with the provider."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One mail account; its secret lies in the keyring, never here."""

    address: str
    """In lower case; also its name."""
    user: str
    """What the servers are told at login, mostly the address."""
    imap: Server
    smtp: Server | None = None
    login: Login | None = None
    """None for a password."""
    folders: tuple[str, ...] = ()
    """The folders that are read; empty for all but drafts, trash and spam."""
    since: date | None = None
    """Older mail is not read; None for all of it."""
    drafts: str = ""
    """The folder for drafts; empty for the one that the server calls so."""
    quote: bool = True
    """Whether their letter is quoted below an answer."""
    may_send: bool = False
    """Whether letters may be sent by SMTP (opt-in)."""
