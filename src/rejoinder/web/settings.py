"""Settings: what the person set in; a page to change it on, and settings.toml written anew, out."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from starlette.responses import HTMLResponse, Response

from rejoinder.model.person import Length, Policy, Register, Settings
from rejoinder.web.accounts import get_states
from rejoinder.web.changes import go
from rejoinder.web.page import render
from rejoinder.web.texts import LANGUAGES
from rejoinder.web.visit import Visit
from rejoinder.wiring import revise_settings, save_settings

LONGEST = 4000
"""Characters of a field."""
TABLES = {
    "addresses": "",
    "policy": "",
    "quiet_weeks": "",
    "gentle": "",
    "name": "voice",
    "signature": "voice",
    "register": "voice",
    "length": "voice",
    "sign_off": "voice",
    "never": "voice",
    "favourites": "voice",
    "zone": "hours",
    "country": "hours",
    "quiet_from": "hours",
    "quiet_to": "hours",
    "distance_days": "hours",
}
"""What can be changed on the page, each with its table in settings.toml."""
LISTS, NUMBERS = {"addresses", "never", "favourites"}, {"quiet_weeks", "distance_days"}


def get_settings_page(visit: Visit) -> str:
    """Return the page of settings."""
    return show(visit, {name: write(visit.house.settings, name) for name in TABLES}, wrong={})


def show(visit: Visit, written: Mapping[str, str], *, wrong: Mapping[str, str]) -> str:
    """Fill the page with what stands in each field, and a sentence below those that cannot be meant."""
    house = visit.house
    return render(
        visit,
        "settings.html",
        folder="settings",
        written=written,
        wrong=wrong,
        policies=tuple(Policy),
        registers=tuple(Register),
        lengths=tuple(Length),
        accounts=get_states(visit),
        problems=[*house.problems, *house.playbook_problems, *house.accounts.problems],
        languages=LANGUAGES,
        words=len(visit.book.words),
    )


def save(visit: Visit) -> Response:
    """Keep what the form says; if any of it cannot be meant, nothing, and show why beside it."""
    house = visit.house
    written = {name: write(house.settings, name) for name in TABLES}
    written |= {name: visit.form[name].strip()[:LONGEST] for name in TABLES if name in visit.form}
    told = {(TABLES[name], name): read(name, text) for name, text in written.items() if name in visit.form}
    settings, problems = revise_settings(house.settings, told)
    wrong = {name: sentence for (_, name), sentence in problems.items()}
    if wrong:
        return HTMLResponse(show(visit, written, wrong=wrong), HTTPStatus.UNPROCESSABLE_ENTITY)
    save_settings(house.home, settings)
    return go("/settings", done="settings")


def write(settings: Settings, name: str) -> str:
    """Return a setting as it stands in its field."""
    table = TABLES[name]
    value = getattr(getattr(settings, table) if table else settings, name)
    if name in LISTS:
        return "\n".join(value)
    return f"{value:%H:%M}" if name in {"quiet_from", "quiet_to"} else str(value)


def read(name: str, text: str) -> object:
    """Return what a field says, as settings.toml would say it."""
    if name in LISTS:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if name == "gentle":
        return text == str(True)
    if name in NUMBERS and text.isascii() and text.isdecimal() and len(text) <= len("100"):
        return int(text)
    return "\n".join(text.splitlines())


SETTING: dict[str, Callable[[Visit], Response]] = {"/settings": save}
