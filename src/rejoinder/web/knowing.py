"""Changes about people: what a form brought in; a word of the person kept, and the way back, out."""

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import Response

from rejoinder.desk import people
from rejoinder.desk.dates import parse_moment
from rejoinder.errors import UsageError
from rejoinder.model.people import Person
from rejoinder.model.words import ContactNote, PersonDetail, Word
from rejoinder.read.people import word_key
from rejoinder.web.changes import LONGEST, get_name, go, parse_via
from rejoinder.web.person import find_person
from rejoinder.web.visit import Visit

LONGEST_RHYTHM = 3650
"""Days between two contacts, at most."""


def add(visit: Visit) -> Response:
    """Keep somebody by hand."""
    if not get_name(visit, "name"):
        raise UsageError(visit.texts.say("wrong.person"))
    word = people.add_person(visit.house.casebook, parse_detail(visit), now=visit.house.now)
    key = word_key(word.id)
    person = next(one for one in visit.people if key in one.traces)
    return go(f"/person/{person.number}", done="person_added", word=word)


def change(visit: Visit) -> Response:
    """Correct or add what is known of somebody; only what the form changes is said."""
    person = find_person(visit, visit.get_place("number"))
    said = leave_out(parse_detail(visit), person)
    if said == PersonDetail():
        return go(f"/person/{person.number}", done="unchanged")
    word = people.set_detail(visit.house.casebook, replace(said, person=person.key), now=visit.house.now)
    return go(f"/person/{person.number}", done="person_set", word=word)


def leave_out(detail: PersonDetail, person: Person) -> PersonDetail:
    """Return a detail without what is known already."""
    place = person.position
    known: dict[str, object] = {
        "name": person.name,
        "organization": place.organization,
        "title": place.title,
        "known": person.known,
        "tags": person.tags,
        "linkedin": person.linkedin,
        "every": person.every,
    }
    same = {name: None for name, value in known.items() if getattr(detail, name) == value}
    is_known_email = detail.email is not None and detail.email.casefold() in person.emails
    return replace(detail, **same, **({"email": None} if is_known_email else {}))


def parse_detail(visit: Visit) -> PersonDetail:
    """Return what the form tells of somebody; an empty field says nothing, no tags are no tags."""
    tags = get_name(visit, "tags").split(",")
    return PersonDetail(
        name=get_name(visit, "name") or None,
        email=get_name(visit, "email") or None,
        organization=get_name(visit, "organization") or None,
        title=get_name(visit, "title") or None,
        known=get_name(visit, "known") or None,
        linkedin=get_name(visit, "linkedin") or None,
        tags=tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
        if "tags" in visit.form
        else None,
        every=parse_every(visit),
    )


def parse_every(visit: Visit) -> int | None:
    """Return the days between two contacts, 0 for never, None where it is not said; or raise UsageError."""
    text = get_name(visit, "every")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < len("10000")) or int(text) > LONGEST_RHYTHM:
        raise UsageError(visit.texts.say("wrong.every", most=LONGEST_RHYTHM))
    return int(text)


def note(visit: Visit) -> Response:
    """Keep a note after a contact."""
    house, person = visit.house, find_person(visit, visit.get_place("number"))
    said = ContactNote(
        person=person.key,
        on=parse_moment(get_name(visit, "on") or "today", now=house.now, zone=house.zone),
        via=parse_via(visit),
        text=visit.form.get("text", "").strip()[:LONGEST],
    )
    return back_to(person, done="logged", word=house.casebook.add_word(said, at=house.now))


def merge(visit: Visit) -> Response:
    """Say that two entries are one person; the lower number stays."""
    one, other = (
        find_person(visit, number) for number in (visit.get_place("number"), get_name(visit, "other"))
    )
    pair = sorted((one, other), key=lambda person: person.number)
    word, *_ = people.merge_people(visit.house.casebook, pair, now=visit.house.now)
    return back_to(pair[0], done="person_merged", word=word)


def split(visit: Visit) -> Response:
    """Say that a trace is of somebody else."""
    person = find_person(visit, visit.get_place("number"))
    word = people.split_person(visit.house.casebook, person, [get_name(visit, "trace")], now=visit.house.now)
    return back_to(person, done="person_split", word=word)


def erase(visit: Visit) -> Response:
    """Delete for good what is kept of somebody beside letters and log entries."""
    people.erase_person(visit.house.casebook, find_person(visit, visit.get_place("number")))
    return go("/people", done="person_erased")


def back_to(person: Person, *, done: str, word: Word) -> Response:
    """Lead to the page of a person, which offers to take back what was said."""
    return go(f"/person/{person.number}", done=done, word=word)


KNOWING: dict[str, Callable[[Visit], Response]] = {
    "/people": add,
    "/person/{number}": change,
    "/person/{number}/note": note,
    "/person/{number}/merge": merge,
    "/person/{number}/split": split,
    "/person/{number}/erase": erase,
}
