"""One application: its number in; how it stands, what happened, its people and next steps out."""

from rejoinder.learn.second_chance import find_second_chance
from rejoinder.model.case import Case, Letter, Member
from rejoinder.model.words import Happening, Via
from rejoinder.web.page import render
from rejoinder.web.quotes import get_quotes
from rejoinder.web.visit import Visit
from rejoinder.web.words import is_about

MOST_OTHERS = 400
"""Other cases that are offered to be put together with this one."""


def get_case_page(visit: Visit) -> str:
    """Return the page of a case, or raise NotFoundError."""
    case = visit.get_case()
    now, zone = visit.house.now, visit.house.zone
    steps = [step for step in visit.steps if step.case == case.number]
    return render(
        visit,
        "case.html",
        folder="cases",
        case=case,
        members=list(zip(case.members, case.links, strict=True)),
        is_letter=is_letter,
        quotes=get_quotes([case]),
        chance=say_chance(visit, case),
        steps=[(step, visit.texts.due(step.due, now=now, zone=zone)) for step in steps],
        others=get_others(visit, case),
        said=[word for word in visit.book.words if is_about(word, case)],
        happenings=tuple(Happening),
        vias=tuple(Via),
        today=visit.house.now.date().isoformat(),
    )


def say_chance(visit: Visit, case: Case) -> str:
    """Tell what led to a second chance; nothing is claimed to be the cause. Empty where there is none."""
    chance = find_second_chance(case, visit.book.cases.values())
    if chance is None:
        return ""
    no, opening = visit.day(chance.no.at), visit.day(chance.opening.at)
    if chance.answer is None:
        return visit.texts.say("case.chance", no=no, opening=opening)
    wrote = visit.day(chance.answer.at)
    return visit.texts.say("case.chance_answered", no=no, wrote=wrote, opening=opening)


def is_letter(member: Member) -> bool:
    """Say whether a member is a letter, and not logged by hand."""
    return isinstance(member, Letter)


def get_others(visit: Visit, case: Case) -> list[Case]:
    """Return other cases, those of the same organisation first."""
    others = [other for other in visit.book.cases.values() if other.number != case.number]
    return sorted(others, key=lambda other: other.organization != case.organization)[:MOST_OTHERS]
