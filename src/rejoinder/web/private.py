"""The private page: whatever someone needs to write down in; when to come back out, and no way to send it.

What is written comes back into the page only where it could not be kept as wished, so that it is not lost,
and where it was kept and is opened with its passphrase.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus

from starlette.responses import HTMLResponse, Response

from rejoinder.errors import UsageError
from rejoinder.web.changes import get_name, go
from rejoinder.web.page import render
from rejoinder.web.visit import Visit

LONGEST = 1000
"""Characters of a passphrase."""


def get_private_page(visit: Visit) -> str:
    """Return an empty page to write on."""
    return show(visit)


def show(visit: Visit, *, opened: Iterable[tuple[str, str]] = (), wrong: str = "", text: str = "") -> str:
    """Fill the page, with the kept ones where they were opened, each with its day."""
    house = visit.house
    back = house.decider.cool_off(house.now)
    return render(
        visit,
        "private.html",
        folder="settings",
        kept=house.private.count(),
        opened=list(opened),
        wrong=wrong,
        text=text,
        back=visit.texts.due(back, now=house.now, zone=house.zone),
    )


def write(visit: Visit) -> Response:
    """Let go of what was written, or keep it locked."""
    wish = get_name(visit, "wish")
    if wish == "gone":
        return go("/private", done="gone")
    if wish != "keep":
        raise UsageError(visit.texts.say("wrong.private"))
    text, passphrase = visit.form.get("text", ""), get_passphrase(visit)
    if not text.strip():
        return refuse(visit, visit.texts.say("wrong.blank"))
    if not passphrase or visit.form.get("again", "") != passphrase:
        return refuse(visit, visit.texts.say("wrong.passphrase"), text=text)
    visit.house.private.keep(text, passphrase, at=visit.house.now)
    return go("/private", done="locked")


def refuse(visit: Visit, sentence: str, *, text: str = "") -> Response:
    """Say why nothing was done, on a page that still has what was written."""
    return HTMLResponse(show(visit, wrong=sentence, text=text), HTTPStatus.UNPROCESSABLE_ENTITY)


def unlock(visit: Visit) -> Response:
    """Show the kept pages to whoever knows their passphrase."""
    pages = list(visit.house.private.open(get_passphrase(visit)))
    return HTMLResponse(show(visit, opened=[(visit.day(page.at), page.text) for page in pages]))


def burn(visit: Visit) -> Response:
    """Delete the kept pages, if that is surely meant."""
    if get_name(visit, "sure") != "yes":
        return refuse(visit, visit.texts.say("wrong.sure"))
    visit.house.private.burn()
    return go("/private", done="burned")


def get_passphrase(visit: Visit) -> str:
    """Return the passphrase of the form as it was typed."""
    return visit.form.get("passphrase", "")[:LONGEST]


PRIVATE: dict[str, Callable[[Visit], Response]] = {
    "/private": write,
    "/private/open": unlock,
    "/private/burn": burn,
}
