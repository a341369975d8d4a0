"""Somebody one knows without any application: a person in, a case that letters to them rest on out."""

from collections.abc import Mapping
from datetime import datetime

from rejoinder.model.case import Case, CaseNumber, CaseState, Entry, Link, LinkReason
from rejoinder.model.people import Person
from rejoinder.model.reading import Contact, Stage
from rejoinder.model.words import Happening, LogEntry, MemberKey, Via

CALLED = ("mentor-name", "referrer-name")
"""Questions that a person answers by being who they are."""


def as_case(person: Person, now: datetime, answers: Mapping[str, str]) -> Case:
    """Return the case of a person: nothing happened in it but that one was in touch.

    `answers` are what the user said when letters to them asked, by question.
    """
    organization = person.position.organization
    contact = Contact(
        name=person.name, title=person.position.title, email=person.emails[0] if person.emails else None
    )
    last = person.touches[-1] if person.touches else None
    log = LogEntry(
        happening=Happening.CONTACT,
        on=last.on if last else person.added or now,
        via=last.via if last else Via.MAIL,
        organization=organization,
        contact=contact,
    )
    member = MemberKey(f"person-{person.number}")
    return Case(
        number=CaseNumber(person.number),
        is_person=True,
        organization=organization,
        role=None,
        state=CaseState.APPROACHED,
        stage=Stage.UNKNOWN,
        members=(Entry(member=member, log=log),),
        links=(Link(member=member, reason=LinkReason.FIRST),),
        people=(contact,),
        answers=tuple((_names(person) | dict(answers)).items()),
    )


def _names(person: Person) -> dict[str, str]:
    """Return the name that a mentor or referrer is called by."""
    first = person.name.split(maxsplit=1)[:1]
    return {question: name for question in CALLED for name in first}
