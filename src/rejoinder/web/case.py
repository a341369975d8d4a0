"""One application: its number in; how it stands, its people and its letters out."""

from starlette.requests import Request

from rejoinder.desk.cases import get_case, get_cases
from rejoinder.desk.dates import say_day
from rejoinder.model.case import Letter, Member
from rejoinder.model.mail import SegmentRole
from rejoinder.web.page import render
from rejoinder.wiring import House


def get_case_page(request: Request, house: House) -> str:
    """Return the page of a case, or raise NotFoundError."""
    case = get_case(get_cases(house.casebook), str(request.path_params["number"]))
    rows = [
        (member, say_day(member.at, now=house.now, zone=house.zone) if member.at else "", get_words(member))
        for member in case.members
    ]
    title = case.organization or "Unknown organisation"
    return render(
        "case.html", title=title, case=case, rows=rows, is_letter=lambda member: isinstance(member, Letter)
    )


def get_words(member: Member) -> str:
    """Return what was newly said in a member."""
    if not isinstance(member, Letter):
        return member.log.text
    return (member.message.said(SegmentRole.NEW) or member.message.text).strip()
