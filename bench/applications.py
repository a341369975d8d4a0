"""A long search to time with: applications and letters of each in; an mbox out, always the same bytes.

Every application is at an organisation of its own name: applied, receipt, invitations and answers, notes
on how it stands, and at last a no, in four ways of saying it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import BinaryIO

NOW = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)
ME = "Jordan Marsh <jordan.marsh@seeker.example>"
_FIRST = "Alder Birch Cedar Dover Ember Fjord Grove Haven Inlet Juniper Kestrel Larch Maple Nettle Otter"
FIRST = _FIRST.split()
_SECOND = "field gate holm mere wick stead brook ridge shaw thorpe bourne cliff dale ford hurst leigh"
SECOND = _SECOND.split()
_THIRD = "Analytics Foods Health Housing Labs Logistics Museums Systems Textiles Water"
THIRD = _THIRD.split()
_ROLES = "Data Analyst,Office Manager,Nurse,Gardener,Support Engineer,Planner,Editor,Teacher"
ROLES = _ROLES.split(",")
_PEOPLE = "Mara Lindqvist,Tom Okafor,Ines Brandt,Paul Yeo,Aisha Rahman,Lena Fischer,Raj Patel"
PEOPLE = _PEOPLE.split(",")
NOES = (
    "After careful consideration we have decided to move forward with another candidate for this role.",
    "Unfortunately, we will not be progressing with your application on this occasion.",
    "We regret to inform you that you have not been selected for the position.",
    "We were impressed by the calm way you led the case study, but we have chosen another applicant.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where was applied, and for what."""

    number: int
    organization: str
    domain: str
    role: str
    person: str
    days_ago: float


def build_search_mbox(target: BinaryIO, *, applications: int, letters: int, seed: int = 1) -> None:
    """Write a search of so many applications with so many letters in all."""
    dice = random.Random(seed)
    each = letters // applications
    for number in range(applications):
        place = choose_place(dice, number, applications)
        target.writelines(
            message(place, turn, sender=sender, subject=subject, text=text)
            for turn, (sender, subject, text) in enumerate(story(dice, place, each))
        )


def choose_place(dice: random.Random, number: int, of: int) -> Place:
    """Return an organisation that no other number has."""
    first, rest = FIRST[number % len(FIRST)], number // len(FIRST)
    second, third = SECOND[rest % len(SECOND)], THIRD[rest // len(SECOND) % len(THIRD)]
    name = f"{first}{second} {third}"
    return Place(
        number=number,
        organization=name,
        domain=f"{name.replace(' ', '').lower()}.example",
        role=dice.choice(ROLES),
        person=dice.choice(PEOPLE),
        days_ago=2 + 2_000 * number / of,
    )


def story(dice: random.Random, place: Place, length: int) -> Iterator[tuple[str, str, str]]:
    """Yield (sender, subject, text), oldest first."""
    theirs = f"{place.person} <{place.person.split()[0].lower()}@{place.domain}>"
    about = f"{place.role} at {place.organization}"
    end = f"\n\nKind regards\n{place.person}\nTalent Team, {place.organization}\n"
    begin = "Dear Jordan,\n\n"
    mine = "\n\nKind regards\nJordan Marsh\n"
    yield ME, f"Application: {about}", f"Dear team,\n\nI would like to apply as {place.role}.{mine}"
    yield (
        theirs,
        f"Your application: {about}",
        (
            f"{begin}Thank you for applying as {place.role} at {place.organization}. "
            f"We have received your application and will be in touch.{end}"
        ),
    )
    for turn in range(max(0, length - 3)):
        if turn % 2:
            yield ME, f"Re: {about}", f"Dear {place.person},\n\nThank you, that suits me well.{mine}"
        else:
            day = dice.choice(("Monday", "Tuesday", "Thursday"))
            yield (
                theirs,
                f"Interview: {about}",
                (
                    f"{begin}We would like to invite you to an interview next {day} at 10:00. "
                    f"Please let us know whether that works for you.{end}"
                ),
            )
    yield (
        theirs,
        f"Your application: {about}",
        (
            f"{begin}Thank you for your time and interest in {place.organization}.\n\n{dice.choice(NOES)} "
            f"We hope to see you apply again.\n\nWe wish you all the best.{end}"
        ),
    )


def message(place: Place, turn: int, *, sender: str, subject: str, text: str) -> bytes:
    """Return a letter as it stands in an mbox; all letters of an application are one thread."""
    date = NOW - timedelta(days=place.days_ago) + timedelta(hours=4 * turn - 40)
    first = f"<s{place.number}-0@bench.example>"
    to = ME if sender != ME else f"jobs@{place.domain}"
    lines = [
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {subject}",
        f"Date: {format_datetime(date)}",
        f"Message-ID: <s{place.number}-{turn}@bench.example>",
        *([f"In-Reply-To: {first}", f"References: {first}"] if turn else []),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
    ]
    head = "From bench@bench.example Mon Mar  2 09:00:00 2026\n" + "\n".join(lines)
    return f"{head}\n\n{text}\n".encode()
