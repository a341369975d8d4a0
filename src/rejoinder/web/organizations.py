"""Organisations: words in; a list of those that fit, and the file of one, out."""

from rejoinder.desk.directory import get_organization, get_organizations
from rejoinder.desk.search import fold, holds
from rejoinder.web.case import is_letter
from rejoinder.web.letters import AT_ONCE, parse_page
from rejoinder.web.page import link, render
from rejoinder.web.quotes import get_quotes
from rejoinder.web.visit import Visit

MOST_MEMBERS = 200
"""Letters and log entries that the file shows."""


def get_organizations_page(visit: Visit) -> str:
    """Return a page of the list."""
    words = visit.get("words")
    cases = visit.book.cases.values()
    found = [one for one in get_organizations(cases) if holds(one.name, fold(words).split())]
    at = parse_page(visit.get("page"), len(found))
    return render(
        visit,
        "organizations.html",
        folder="organizations",
        rows=found[at * AT_ONCE : (at + 1) * AT_ONCE],
        count=len(found),
        words=words,
        newer=link("/organizations", words=words, page=at) if at else "",
        older=link("/organizations", words=words, page=at + 2) if (at + 1) * AT_ONCE < len(found) else "",
    )


def get_organization_page(visit: Visit) -> str:
    """Return the file of an organisation, or raise NotFoundError."""
    organization = get_organization(visit.book.cases.values(), visit.get_place("name"))
    numbers = {case.number for case in organization.cases}
    now, zone = visit.house.now, visit.house.zone
    members = [(member, case) for case in organization.cases for member in case.members]
    members.sort(key=lambda pair: pair[0].at.timestamp() if pair[0].at else 0.0, reverse=True)
    return render(
        visit,
        "organization.html",
        folder="organizations",
        organization=organization,
        members=members[:MOST_MEMBERS],
        is_letter=is_letter,
        people=[person for person in visit.people if not numbers.isdisjoint(person.cases)],
        quotes=get_quotes(organization.cases),
        steps=[
            (step, visit.texts.due(step.due, now=now, zone=zone))
            for step in visit.steps
            if step.case in numbers
        ],
    )
