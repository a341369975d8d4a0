"""Whom a letter may go to (practice A5): never an address that nobody reads, never one's own.

In: a case, the member that is answered, the person's own addresses. Out: a Recipient, which may be nobody.
"""

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rejoinder.decide.meeting import is_own, is_theirs
from rejoinder.model.case import Case, Letter, Member
from rejoinder.model.mail import Address
from rejoinder.model.reading import ActName, Contact
from rejoinder.model.step import MessageKind

OUTSIDE = frozenset({MessageKind.MENTOR, MessageKind.REFERRAL_THANKS})
"""Kinds that go to somebody whom the case does not name; the person chooses whom."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Who can be written to."""

    email: str | None = None
    """An address that somebody reads."""
    name: str | None = None
    """The person at that address; None for a shared mailbox."""
    known: str | None = None
    """A person named anywhere in the case, who may be found on LinkedIn."""

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 by the top-level domain of the address; empty where it tells none."""
        top = (self.email or "").rpartition(".")[2]
        is_telling = len(top) == len("de") and top not in _words("everywhere")
        return {"uk": "GB"}.get(top, top.upper()) if is_telling else ""


def find_recipient(
    case: Case, about: Member, own: Collection[str] = (), *, personal: bool = False
) -> Recipient:
    """Choose who is written to about a member: its own people first, then those who wrote earlier.

    `own` are the person's addresses in lower case. With `personal` it is a person's own address or none.
    """
    reached = [
        (email, name)
        for email, name in _reached(case, about)
        if not is_unread(email) and _without_tag(email) not in own and email not in own
    ]
    names = {email: name for email, name in reversed(reached) if name}
    email = next((email for email, _ in reached if email in names or not personal), None)
    return Recipient(email=email, name=names.get(email or ""), known=next(_names(case, about), None))


def is_unread(email: str) -> bool:
    """Say whether an address looks like one that nobody reads; one without "@" is no address."""
    local, at, domain = email.rpartition("@")
    plain = local.translate(str.maketrans("", "", "-_.+"))
    return not (at and local and domain) or any(word in plain for word in _words("nobody_reads"))


def is_shared(email: str) -> bool:
    """Say whether an address belongs to a mailbox of several people, as careers@."""
    local = email.partition("@")[0].translate(str.maketrans("", "", "-_."))
    return local in _words("shared")


def is_system(email: str) -> bool:
    """Say whether an address belongs to an applicant-tracking system or a job site."""
    labels = email.rpartition("@")[2].split(".")
    return any(".".join(labels[start:]) in _words("systems") for start in range(len(labels)))


def _reached(case: Case, about: Member) -> Iterator[tuple[str, str | None]]:
    """Yield (address, name of its person) from the nearest to the farthest."""
    yield from _at(about)
    for letter in reversed(case.letters):
        if letter is not about and is_theirs(letter):
            yield from ((email, name) for email, name in _at(letter) if name)
    for contact in case.people:
        yield from _contact(contact)


def _at(member: Member) -> Iterator[tuple[str, str | None]]:
    if not isinstance(member, Letter):
        yield from _contact(member.log.contact)
    elif is_own(member):
        yield from ((address.email.lower(), _person(address, None)) for address in member.message.to)
    else:
        yield from _contact(member.reading.contact)
        yield from _headers(member)


def _without_tag(email: str) -> str:
    """Return me@home.example for me+jobs@home.example."""
    local, _, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _headers(letter: Letter) -> Iterator[tuple[str, str | None]]:
    if letter.reading.does(ActName.FORBIDS_REPLY):
        return
    signer = letter.reading.contact.name if letter.reading.contact else None
    yield from ((address.email.lower(), _person(address, signer)) for address in letter.message.reply_to)
    sender = letter.message.sender
    if not letter.reading.no_reply and not is_system(sender.email.lower()):
        yield sender.email.lower(), _person(sender, signer)


def _contact(contact: Contact | None) -> Iterator[tuple[str, str | None]]:
    if contact and contact.email:
        yield contact.email.lower(), contact.name


def _person(address: Address, signer: str | None) -> str | None:
    """Name the person at an address: who signed, or a display name of two words at an address of its own."""
    email = address.email.lower()
    if is_shared(email) or is_system(email):
        return None
    return signer or (address.name if " " in address.name.strip() else None)


def _names(case: Case, about: Member) -> Iterator[str]:
    """Yield the people a case names, the nearest to a member first."""
    contacts = [_contact_of(member) for member in (about, *reversed(case.members))]
    yield from (contact.name for contact in (*contacts, *case.people) if contact and contact.name)


def _contact_of(member: Member) -> Contact | None:
    if not isinstance(member, Letter):
        return member.log.contact
    return member.reading.contact if is_theirs(member) else None


@cache
def _words(name: str) -> frozenset[str]:
    text = (files(__package__) / "addresses.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[name])
