"""`rejoinder log WHAT …`: something that happened outside the mail in; the case it is in now out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk import words
from rejoinder.desk.cases import entry_key, get_case, get_cases
from rejoinder.desk.dates import parse_moment
from rejoinder.desk.shapes import shape_case
from rejoinder.errors import UsageError
from rejoinder.model.reading import Contact
from rejoinder.model.words import Happening, LogEntry, Via


def log(
    what: str,
    /,
    *,
    case: str | None = None,
    organization: str | None = None,
    role: str | None = None,
    on: str = "today",
    via: str = "phone",
    person: str | None = None,
    email: str | None = None,
    text: str = "",
    common: Common = COMMON,
) -> int:
    """Add what happened outside your mail: an application by post, an interview, a no by phone.

    Parameters
    ----------
    what
        application, interview, rejection, offer, feedback, reply, withdrawal, contact or note.
    case
        The case it belongs to: a number, or the organisation's name.
    organization
        The organisation, where there is no case yet.
    role
        The position.
    on
        The day: 2026-03-02, or today, yesterday.
    via
        phone, letter, in_person, video, web, linkedin or mail.
    person
        Who it was with.
    email
        Their address, if you have it.
    text
        What was said, in your words or theirs.
    """
    with house(common) as opened:
        entry = LogEntry(
            happening=parse_happening(what),
            on=parse_moment(on, now=opened.now, zone=opened.zone),
            via=parse_via(via),
            organization=organization,
            role=role,
            contact=Contact(name=person, email=email) if person or email else None,
            text=text,
        )
        chosen = get_case(get_cases(opened.casebook), case) if case else None
        word = words.log(opened.casebook, entry, case=chosen, now=opened.now)
        found = words.case_of(opened.casebook, entry_key(word.id))
        if common.json:
            print_json(shape_case(found, members=True) if found else None)
        elif found:
            paper = Paper()
            paper.line(
                f"Noted, in case {found.number}"
                + (f" ({found.organization})." if found.organization else "."),
                indent=0,
            )
            paper.todo("rejoinder next", "what is worth doing now")
            paper.todo("rejoinder undo", "takes it back")
    return 0


def parse_happening(name: str) -> Happening:
    """Return the happening of that name, or raise UsageError with the names there are."""
    if name not in set(Happening):
        raise UsageError(f"“{name}” cannot be logged. What can: {', '.join(Happening)}.")
    return Happening(name)


def parse_via(name: str) -> Via:
    """Return the way of that name, or raise UsageError with the names there are."""
    if name not in set(Via):
        raise UsageError(f"There is no way “{name}”. There are: {', '.join(Via)}.")
    return Via(name)
