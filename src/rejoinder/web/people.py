"""People: words, a tag and "due" in; those whom one knows, with the last and the next contact, out."""

from starlette.responses import Response

from rejoinder.contacts import compose_cards
from rejoinder.decide import choose_due
from rejoinder.desk.people import find_people, find_tagged
from rejoinder.model.people import Due, Person
from rejoinder.web.files import give
from rejoinder.web.letters import AT_ONCE, parse_page
from rejoinder.web.page import link, render
from rejoinder.web.visit import Visit


def get_people_page(visit: Visit) -> str:
    """Return a page of the list."""
    asked: dict[str, str] = {name: visit.get(name) for name in ("words", "tag", "due")}
    found = find(visit)
    at = parse_page(visit.get("page"), len(found))
    shown = found[at * AT_ONCE : (at + 1) * AT_ONCE]
    return render(
        visit,
        "people.html",
        folder="people",
        rows=[(person, say_due(visit, find_next(visit, person))) for person in shown],
        count=len(found),
        asked=asked,
        tags=sorted({tag for person in visit.people for tag in person.tags}, key=str.casefold),
        cards=link("/people.vcf", **asked),
        newer=link("/people", **asked, page=at) if at else "",
        older=link("/people", **asked, page=at + 2) if (at + 1) * AT_ONCE < len(found) else "",
    )


def find(visit: Visit) -> list[Person]:
    """Return the people that fit what is asked; the latest contact first."""
    tag = visit.get("tag")
    people = [person for person, _ in visit.due_people] if visit.get("due") else visit.people
    found = find_people(people, visit.get("words").split())
    return find_tagged(found, tag) if tag else found


def find_next(visit: Visit, person: Person) -> Due | None:
    """Return when to be in touch with a person again."""
    return choose_due(person, visit.house.rhythms[0], now=visit.house.now)


def say_due(visit: Visit, due: Due | None) -> str:
    """Say when the next contact is due, in few words; empty where nothing speaks of it."""
    if due is None:
        return ""
    if due.on is None:
        return visit.texts.say("people.rests")
    return visit.texts.due(due.on, now=visit.house.now, zone=visit.house.zone)


def get_cards(visit: Visit) -> Response:
    """Return the people that fit as vCards, for any address book."""
    return give(compose_cards(find(visit), now=visit.house.now), "people.vcf")
