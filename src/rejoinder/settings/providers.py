"""Guessing an account's servers: an address in, the account as its provider has it, and an advice, out.

From a table that ships with the program (providers.toml); nobody is asked. An unknown domain is taken to call
its servers imap.DOMAIN and smtp.DOMAIN, which trying them will tell.
"""

import tomllib
from functools import cache
from importlib.resources import files

from rejoinder.model.account import Account, Security, Server

IMAP_TLS, IMAP_PLAIN = 993, 143
SMTP_TLS, SMTP_SUBMISSION = 465, 587
_PLAIN = {IMAP_PLAIN, SMTP_SUBMISSION}


@cache
def get_providers() -> dict[str, dict[str, str]]:
    """Load providers.toml."""
    return tomllib.loads((files(__package__) / "providers.toml").read_text("utf-8"))


def guess_account(address: str) -> tuple[Account, str]:
    """Return the account of an address, and what its provider asks for, empty where nothing is known."""
    domain = address.rpartition("@")[2].casefold()
    told = find_provider(domain) or {"imap": f"imap.{domain}", "smtp": f"smtp.{domain}"}
    security = Security(told["security"]) if "security" in told else None
    account = Account(
        address=address.casefold(),
        user=address,
        imap=parse_server(told["imap"], usual=IMAP_TLS, security=security),
        smtp=parse_server(told["smtp"], usual=SMTP_TLS, security=security),
    )
    return account, told.get("advice", "")


def guess_login(address: str) -> str:
    """Return the name of the provider that grants tokens for an address; empty where none is known."""
    told = find_provider(address.rpartition("@")[2].casefold()) or {}
    return told.get("oauth", "")


def find_provider(domain: str) -> dict[str, str] | None:
    """Return what is known of a domain."""
    told = get_providers().get(domain)
    return get_providers()[told["like"]] if told and "like" in told else told


def parse_server(text: str, *, usual: int, security: Security | None = None) -> Server:
    """Return the server of "host" or "host:port". The usual ports tell how they are secured (RFC 8314)."""
    host, colon, port = text.strip().rpartition(":")
    if not colon or not port.isdigit():
        host, port = text.strip(), str(usual)
    number = int(port)
    told = security or (Security.STARTTLS if number in _PLAIN else Security.TLS)
    return Server(host=host.strip("[]"), port=number, security=told)
