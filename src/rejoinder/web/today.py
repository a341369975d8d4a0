"""Today: the casebook in; what is worth doing, what came back, and how to begin out."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from starlette.responses import HTMLResponse, Response

from rejoinder.decide import choose
from rejoinder.desk.people import choose_warm
from rejoinder.desk.plan import AT_ONCE
from rejoinder.model.case import Case, Letter
from rejoinder.model.reading import Kind
from rejoinder.web.outbox import find_waiting
from rejoinder.web.page import render
from rejoinder.web.visit import Visit

ANSWERS = frozenset({
    Kind.REJECTION,
    Kind.INTERVIEW,
    Kind.ASSESSMENT,
    Kind.OFFER,
    Kind.FEEDBACK,
    Kind.OUTREACH,
    Kind.STATUS,
})
FIRST_LOOK = timedelta(days=7)
"""How far back the first visit looks."""
PAUSE = timedelta(minutes=30)
"""After so long without Today being looked at, the next look is another visit."""
MOST = 8
"""Letters that are shown as new."""
COOKIE = "looked"
YEAR = 365 * 24 * 3600


def get_today_page(visit: Visit) -> Response:
    """Return the first page, and remember when it was looked at."""
    now = visit.house.now
    since, cookie = find_last_look(visit.request.cookies.get(COOKIE, ""), now)
    chosen = choose(visit.steps, now, AT_ONCE)
    came_back = list(find_new(visit, since))
    page = render(
        visit,
        "today.html",
        folder="today",
        long_day=visit.texts.long_day(now, zone=visit.house.zone),
        steps=[(step, visit.texts.due(step.due, now=now, zone=visit.house.zone)) for step in chosen.steps],
        held_back=len(chosen.held_back),
        waiting=len(find_waiting(visit)),
        coming=bool(visit.steps),
        warm=choose_warm(visit.due_people, chosen.steps),
        all_warm=len(visit.due_people),
        came_back=came_back[:MOST],
        more=max(0, len(came_back) - MOST),
        since=since,
        cases=len(visit.book.cases),
        knows_addresses=bool(visit.house.settings.addresses),
    )
    response = HTMLResponse(page)
    response.set_cookie(COOKIE, cookie, max_age=YEAR, httponly=True, samesite="strict")
    return response


def find_last_look(cookie: str, now: datetime) -> tuple[datetime, str]:
    """Return when the visit before this one was, and what to remember: "this look.the visit before"."""
    last, _, before = cookie.partition(".")
    looked, earlier = parse_time(last, now), parse_time(before, now)
    if looked is None:
        since = now - FIRST_LOOK
    else:
        since = looked if now - looked > PAUSE or earlier is None else earlier
    return since, f"{int(now.timestamp())}.{int(since.timestamp())}"


def parse_time(text: str, now: datetime) -> datetime | None:
    """Return a moment of the past as the cookie keeps it; None for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < len("10000000000")):
        return None
    return min(now, datetime.fromtimestamp(int(text), now.tzinfo))


def find_new(visit: Visit, since: datetime) -> Iterator[tuple[Letter, Case]]:
    """Yield the answers that came since then, latest first, each with its case."""
    for letter in visit.book.letters.values():
        if letter.at is None or letter.at < since:
            return
        case = visit.book.homes.get(letter.member)
        if case and letter.reading.kind in ANSWERS:
            yield letter, case
