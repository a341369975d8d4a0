"""Who is out there: cases in; organisations and people, each with the cases they are part of, out."""

from collections.abc import Iterable
from dataclasses import dataclass

from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.reading import Contact
from rejoinder.read.cases.names import organization_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Organization:
    """An organisation and all cases that are there, in the order they were given."""

    name: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Acquaintance:
    """Somebody who wrote, or was met, and the cases in which that was."""

    contact: Contact
    cases: tuple[Case, ...]


def get_organizations(cases: Iterable[Case]) -> list[Organization]:
    """Return the organisations, those of the first cases first; spellings of one name are one."""
    groups: dict[frozenset[str], list[Case]] = {}
    for case in cases:
        if case.organization:
            groups.setdefault(frozenset(organization_words(case.organization)), []).append(case)
    return [Organization(name=found[0].organization or "", cases=tuple(found)) for found in groups.values()]


def get_organization(cases: Iterable[Case], name: str) -> Organization:
    """Return the organisation of that name, or raise NotFoundError."""
    wanted = frozenset(organization_words(name))
    there = [
        case
        for case in cases
        if case.organization == name
        or (case.organization and frozenset(organization_words(case.organization)) == wanted)
    ]
    if not there:
        raise NotFoundError(f"Nothing here is from “{name[:80]}”. Look for it under another spelling.")
    return Organization(name=there[0].organization or name, cases=tuple(there))


def get_people(cases: Iterable[Case]) -> list[Acquaintance]:
    """Return the people with a name, those of the first cases first; one name in one organisation is one."""
    met: dict[tuple[str, str], list[tuple[Contact, Case]]] = {}
    for case in cases:
        for contact in case.people:
            if contact.name:
                key = (contact.name.casefold(), (case.organization or "").casefold())
                met.setdefault(key, []).append((contact, case))
    return [
        Acquaintance(contact=found[0][0], cases=tuple(case for _, case in found)) for found in met.values()
    ]
