"""How things are: the house in; whether all is well, what to do where it is not, and all read anew, out."""

from collections.abc import Callable

from starlette.responses import HTMLResponse, Response

from rejoinder.desk.doctor import examine
from rejoinder.desk.reread import reread
from rejoinder.web.page import render
from rejoinder.web.visit import Visit
from rejoinder.wiring import READER, get_reader

MOST = 100
"""Changes that are shown."""


def get_doctor_page(visit: Visit) -> str:
    """Return the page, what is not well first."""
    house = visit.house
    looks = examine(
        house.casebook,
        settings=house.settings,
        cases=list(visit.book.cases.values()),
        problems=(*house.problems, *house.playbook_problems, *house.accounts.problems),
        accounts=[one.address for one in house.accounts.known],
    )
    looks.sort(key=lambda look: look.well)
    return render(visit, "doctor.html", folder="settings", looks=looks)


def read_anew(visit: Visit) -> Response:
    """Read all kept letters again, as after an upgrade, and show what changed."""
    visit.reader.check_idle()
    house = visit.house
    done = reread(house.casebook, get_reader(house.own_addresses), reader=READER)
    page = render(
        visit,
        "reread.html",
        folder="settings",
        letters=done.letters,
        changes=done.changes[:MOST],
        more=max(0, len(done.changes) - MOST),
    )
    return HTMLResponse(page)


DOCTOR: dict[str, Callable[[Visit], Response]] = {"/reread": read_anew}
