"""Rhythms: when it is time to be in touch with a person again (practice C, H; S2 S3 S4).

In: a Person, the rhythms by tag, a now. Out: a Due with its reason, None where no rhythm speaks of them.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from rejoinder.model.people import Direction, Due, Person
from rejoinder.model.problem import Problem

LONGEST = 3650


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythms:
    """Days between contacts by tag, and when a contact rests."""

    days: dict[str, int]
    unanswered: int
    silent_days: int


@cache
def get_rhythms() -> Rhythms:
    """Return the rhythms that Rejoinder ships."""
    told = tomllib.loads((files(__package__) / "rhythms.toml").read_text("utf-8"))
    return Rhythms(days=told["days"], **told["rest"])


def parse_rhythms(text: str, file: str) -> tuple[Rhythms, list[Problem]]:
    """Read the user's own rhythms.toml over the shipped one; what cannot be meant is told and left out."""
    shipped = get_rhythms()
    try:
        told = tomllib.loads(text).get("days", {})
    except tomllib.TOMLDecodeError as error:
        return shipped, [Problem(file=file, line=None, text=f"This is no TOML: {error}.")]
    if not isinstance(told, dict):
        return shipped, [
            Problem(file=file, line=None, text="Write [days], and below it lines as mentor = 60.")
        ]
    good = {tag: days for tag, days in told.items() if type(days) is int and 0 <= days <= LONGEST}
    problems = [
        Problem(
            file=file,
            line=_line_of(tag, text),
            text=f"“{tag}” needs a number of days from 0 (never) to {LONGEST}.",
        )
        for tag in told
        if tag not in good
    ]
    return (
        Rhythms(days=shipped.days | good, unanswered=shipped.unanswered, silent_days=shipped.silent_days),
        problems,
    )


def choose_due(person: Person, rhythms: Rhythms, *, now: datetime) -> Due | None:
    """Say when to be in touch with a person again; None where nobody asked for a rhythm."""
    days, because = _rhythm(person, rhythms)
    if days is None:
        return None
    if days == 0:
        return Due(on=None, why="You do not want to be reminded.")
    since = person.last or person.added
    if since is None:
        return Due(on=now, why=f"{because}, and no contact is known yet.")
    if count_unanswered(person) >= rhythms.unanswered:
        return Due(on=None, why="Your last messages were not answered; it rests until they write.")
    due = since + timedelta(days=days)
    if now - since > timedelta(days=rhythms.silent_days):
        return Due(on=None, why="It has been quiet for so long that it rests.")
    last = "the last contact" if person.last else "you added them"
    return Due(on=due, why=f"{because}: {days} days after {last}.")


def count_unanswered(person: Person) -> int:
    """Count the user's messages since the person last gave a sign of life."""
    count = 0
    for touch in reversed(person.touches):
        if touch.direction is not Direction.OURS:
            break
        count += 1
    return count


def _rhythm(person: Person, rhythms: Rhythms) -> tuple[int | None, str]:
    if person.every is not None:
        return person.every, "Your own rhythm"
    known = {tag: rhythms.days[tag] for tag in person.tags if tag in rhythms.days}
    if 0 in known.values():
        return 0, ""
    tag = min(known, key=lambda one: known[one], default=None)
    return (known[tag], f"Tagged {tag}") if tag else (None, "")


def _line_of(tag: str, text: str) -> int | None:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.strip().startswith(tag)), None)
