"""One person: a number in; who they are, how one knows them, each contact and the next one, out."""

from rejoinder.desk.people import get_person
from rejoinder.errors import NotFoundError
from rejoinder.model.people import Person
from rejoinder.model.words import Via
from rejoinder.web.page import render
from rejoinder.web.people import find_next, say_due
from rejoinder.web.visit import Visit, is_number

LATEST = 60
"""Contacts that are shown."""
MOST_OTHERS = 400
"""Others that are offered to be put together with this one."""


def get_person_page(visit: Visit) -> str:
    """Return the page of a person, or raise NotFoundError."""
    person = find_person(visit, visit.get_place("number"))
    due = find_next(visit, person)
    is_new = visit.get("done") == "person_added"
    return render(
        visit,
        "person.html",
        folder="people",
        **({"here": "/people"} if is_new else {}),
        person=person,
        due=due,
        when=say_due(visit, due),
        touches=person.touches[::-1][:LATEST],
        earlier=max(0, len(person.touches) - LATEST),
        cases=[case for number in person.cases if (case := visit.book.cases.get(number))],
        traces=[(key, key.partition(":")[2] or key) for key in person.traces],
        others=[one for one in visit.people if one.number != person.number][:MOST_OTHERS],
        filed={case.organization for case in visit.book.cases.values()},
        vias=tuple(Via),
        today=visit.house.now.date().isoformat(),
    )


def get_erase_page(visit: Visit) -> str:
    """Return the page that asks before anything is deleted for good, or raise NotFoundError."""
    person = find_person(visit, visit.get_place("number"))
    return render(visit, "erase_person.html", folder="people", person=person)


def find_person(visit: Visit, number: str) -> Person:
    """Return the person of that number, or raise NotFoundError."""
    if not is_number(number):
        raise NotFoundError(visit.texts.say("missing.person"))
    there = [one for one in visit.people if one.number == int(number)]
    if not there:
        raise NotFoundError(visit.texts.say("missing.person"))
    return get_person(there, number)
