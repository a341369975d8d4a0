"""Traces: what one letter, word or row tells of a person; names, addresses and pages in, keys out.

A key names a trace for good. Two traces that share a mark are of one person: the same address, the same
LinkedIn page, the same full name in one organisation or one case. A first name alone is no mark.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rejoinder.model.case import CaseNumber
from rejoinder.model.people import Connection, Position, Touch
from rejoinder.model.words import PersonDetail, PersonKey
from rejoinder.read.cases.names import organization_words

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PAGE = re.compile(r"linkedin\.com/(?:mwlite/)?(in|pub)/([^/?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """What one letter, word or row tells of a person."""

    key: PersonKey
    why: str
    """The evidence, in a sentence."""
    marks: frozenset[str] = frozenset()
    name: str = ""
    emails: tuple[str, ...] = ()
    position: Position | None = None
    linkedin: str = ""
    connection: Connection = Connection.UNKNOWN
    connected_on: datetime | None = None
    touch: Touch | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    case: CaseNumber | None = None
    detail: PersonDetail | None = None
    uid: str = ""
    is_signed: bool = False
    """Whether they gave their name themselves; address books of others spell it in many ways."""
    added: datetime | None = None
    """When the user named them by hand."""


def fold_name(name: str) -> str:
    """Return a name as it is compared: lower case, no accents, no marks."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(_WORD.findall("".join(char for char in spread if not unicodedata.combining(char))))


def is_full(name: str) -> bool:
    """Say whether a name has a first and a last part."""
    return " " in fold_name(name)


def linkedin_path(url: str) -> str:
    """Return what names a LinkedIn page, as in/ada-okafor; empty where this is none."""
    found = _PAGE.search(url)
    return f"{found[1]}/{found[2]}".casefold() if found else ""


def mark_name(name: str, organization: str | None) -> str:
    """Return the mark of a full name in one organisation; empty where either is missing."""
    words = "".join(organization_words(organization)) if organization else ""
    return f"name:{fold_name(name)}@{words}" if words and is_full(name) else ""


def marks_of(
    *,
    name: str = "",
    emails: tuple[str, ...] = (),
    organizations: tuple[str | None, ...] = (),
    linkedin: str = "",
    case: CaseNumber | None = None,
) -> tuple[str, ...]:
    """Return all marks that names, addresses and pages make, surest first."""
    return tuple(dict.fromkeys(_marks(name, emails, organizations, linkedin=linkedin, case=case)))


def _marks(
    name: str,
    emails: tuple[str, ...],
    organizations: tuple[str | None, ...],
    *,
    linkedin: str,
    case: CaseNumber | None,
) -> Iterator[str]:
    yield from (f"mail:{email}" for email in emails)
    if linkedin_path(linkedin):
        yield f"linkedin:{linkedin_path(linkedin)}"
    yield from filter(None, (mark_name(name, organization) for organization in organizations))
    if case is not None and is_full(name):
        yield f"name:{fold_name(name)}@case-{case}"
