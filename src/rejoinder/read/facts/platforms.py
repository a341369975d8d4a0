"""Who carries mail for others: an address in, what its domain tells of the employer out."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from publicsuffixlist import PublicSuffixList

from rejoinder.read.facts.words import squash


@dataclass(frozen=True, kw_only=True, slots=True)
class Platforms:
    """The tables of platforms.toml."""

    names: frozenset[str]
    """Squashed."""
    services: dict[str, str]
    """Domain to the part of the address that names the employer: local, subdomain or none."""
    mailboxes: frozenset[str]
    labels: frozenset[str]
    endings: tuple[str, ...]
    mute: frozenset[str]
    """Domains that take no mail."""
    agencies: frozenset[str]
    """Squashed."""


class Slug(NamedTuple):
    """What an address tells of the employer, as letters of a domain or local part."""

    text: str
    own: bool
    """From the employer's own domain, not from a service's address."""


@cache
def get_platforms() -> Platforms:
    """Load platforms.toml, once."""
    data = tomllib.loads(files(__package__).joinpath("platforms.toml").read_text(encoding="utf-8"))
    return Platforms(
        names=frozenset(squash(name) for name in data["names"]),
        services={domain: entry["employer_in"] for entry in data["services"] for domain in entry["domains"]},
        mailboxes=frozenset(data["mailboxes"]["domains"]),
        labels=frozenset(data["mailboxes"]["labels"]),
        endings=tuple(data["mailboxes"]["endings"]),
        mute=frozenset(data["mute"]["domains"]),
        agencies=frozenset(squash(name) for name in data["agencies"]["names"]),
    )


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _service(domain: str) -> tuple[str, str] | None:
    """Return the service whose domain this is or lies under, and where it names the employer."""
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        parent = ".".join(labels[start:])
        if parent in get_platforms().services:
            return parent, get_platforms().services[parent]
    return None


def is_platform_address(email: str) -> bool:
    """Say whether mail from here is sent by a service for others."""
    return _service(email.rpartition("@")[2]) is not None


def is_mailbox_address(email: str) -> bool:
    """Say whether anyone could have such an address."""
    return email.rpartition("@")[2] in get_platforms().mailboxes


def find_slug(email: str) -> Slug | None:
    """Return what the address tells of the employer; None for mail providers and mute services."""
    local, _, domain = email.lower().rpartition("@")
    if not domain or domain in get_platforms().mailboxes:
        return None
    if squash(domain) in get_platforms().names:
        return Slug(local, own=False) if _tells(local) else None
    service = _service(domain)
    if service is not None:
        return _service_slug(local, domain, service)
    return _own_slug(domain)


def _service_slug(local: str, domain: str, service: tuple[str, str]) -> Slug | None:
    parent, place = service
    if place == "local":
        text = local.partition("+")[0]
    elif place == "subdomain":
        text = domain[: -len(parent)].rstrip(".").rpartition(".")[2]
    else:
        return None
    for word in (
        "do-not-reply",
        "donotreply",
        "no-reply",
        "no_reply",
        "noreply",
        "notifications",
        "notification",
    ):
        text = text.replace(word, "")
    text = text.strip("-_.+")
    return Slug(text, own=False) if _tells(text) else None


def _own_slug(domain: str) -> Slug | None:
    registered = _suffixes().privatesuffix(domain) or ""
    label = registered.partition(".")[0]
    if not registered:
        label = domain.partition(".")[0] if "." not in domain else ""
    bare = next(
        (label.removesuffix(end).rstrip("-") for end in get_platforms().endings if label.endswith(end)), label
    )
    label = bare if len(bare) > 1 else label
    return Slug(label, own=True) if _tells(label) else None


def _tells(label: str) -> bool:
    platforms = get_platforms()
    return (
        len(label) > 1
        and label not in platforms.labels
        and squash(label) not in platforms.names
        and not label.isdigit()
    )
