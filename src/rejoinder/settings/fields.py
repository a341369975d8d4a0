"""What each key of settings.toml may say: a value from TOML in, what it means out.

Each function returns (what of the value can be used, None for nothing; one sentence for each thing wrong).
"""

import re
import zoneinfo
from collections.abc import Callable
from datetime import time
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, partial
from importlib.resources import files

from rejoinder.model.person import Length, Policy, Register

Parsed = tuple[object, list[str]]
Field = Callable[[object], Parsed]

_ADDRESS = re.compile(r"[^@\s<>(),;:\"]+@[^@\s<>(),;:\".]+(\.[^@\s<>(),;:\".]+)+")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(:00)?")
_DATABASE = re.compile(r"(postgres|postgresql|sqlite)://\S*|((?!://)[^\n])*")
"""An address of a kind that the store room knows, or the path of a file."""

_ENDPOINT = re.compile(r"(https?://[^\s/@]+(/\S*)?)?")

_USUAL_SLIPS = {"UK": "GB", "EN": "GB", "EL": "GR", "SF": "FI"}


@cache
def get_countries() -> frozenset[str]:
    """Return the countries whose holidays are known: ISO 3166-1 alpha-2, and XK for Kosovo.

    A list of our own, as asking the holidays library takes 0.15 s; a test holds the two together.
    """
    return frozenset((files(__package__) / "countries.txt").read_text("utf-8").split())


def parse_addresses(value: object) -> Parsed:
    """Read mail addresses, in lower case; those that look like none are left out."""
    told = [value] if isinstance(value, str) else value
    if not isinstance(told, list):
        return None, ['Write addresses as a list, as in ["ada@contoso.example"].']
    good = [one.strip().casefold() for one in told if _is_address(one)]
    bad = [
        f"“{one}” is no mail address; write it as ada@contoso.example."
        for one in told
        if not _is_address(one)
    ]
    return tuple(dict.fromkeys(good)), bad


def parse_line(value: object, *, of: str) -> Parsed:
    """Read a text of one line."""
    if not isinstance(value, str):
        return None, [f"Write {of} in quotes."]
    if len(value.splitlines()) > 1:
        return None, [f"Write {of} on one line."]
    return value.strip(), []


def parse_lines(value: object, *, of: str) -> Parsed:
    """Read a text of any number of lines."""
    if not isinstance(value, str):
        return None, [f"Write {of} in quotes."]
    return value.strip(), []


def parse_phrases(value: object) -> Parsed:
    """Read a list of words and phrases; empty ones are left out."""
    told = [value] if isinstance(value, str) else value
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        return None, ['Write words as a list, as in ["passionate", "reach out"].']
    return tuple(dict.fromkeys(one.strip() for one in told if one.strip())), []


def parse_choice(value: object, *, among: type[StrEnum]) -> Parsed:
    """Read one of a few words."""
    if isinstance(value, str) and value in set(among):
        return among(value), []
    known = ", ".join(f"“{one}”" for one in among)
    return None, [f"{_show(value)} is none of the choices; write one of {known}."]


def parse_zone(value: object) -> Parsed:
    """Read the IANA name of a time zone."""
    if isinstance(value, str) and _is_zone(value):
        return value, []
    near = get_close_matches(str(value).replace(" ", "_"), zoneinfo.available_timezones(), n=1, cutoff=0.5)
    hint = near[0] if near else "Europe/Berlin"
    return None, [f"There is no time zone {_show(value)}; write its name as in “{hint}”."]


def parse_country(value: object) -> Parsed:
    """Read a country by its two letters; empty for none."""
    code = value.strip().upper() if isinstance(value, str) else None
    if code == "" or code in get_countries():
        return code, []
    meant = _USUAL_SLIPS.get(code or "", "DE")
    return None, [f"There is no country {_show(value)}; write its two letters, as in “{meant}”."]


def parse_time(value: object) -> Parsed:
    """Read a time of day, as "19:00" or as TOML's own 19:00:00."""
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0), []
    found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if found and int(found[1]) < 24 and int(found[2]) < 60:  # noqa: PLR2004 - hours and minutes
        return time(int(found[1]), int(found[2])), []
    return None, [f"{_show(value)} is no time of day; write it as “19:00”."]


def parse_number(value: object, *, of: str, most: int) -> Parsed:
    """Read a whole number from 0 up."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value, []
    return None, [f"{_show(value)} is no number of {of} from 0 to {most}."]


def parse_switch(value: object) -> Parsed:
    """Read a yes or no."""
    if isinstance(value, bool):
        return value, []
    return None, [f"{_show(value)} is neither yes nor no; write true or false."]


def parse_endpoint(value: object) -> Parsed:
    """Read the address of an endpoint on the web or on this machine; empty for none."""
    if isinstance(value, str) and _ENDPOINT.fullmatch(value.strip()):
        return value.strip(), []
    return None, [f"{_show(value)} is no address; write it as “http://localhost:11434/v1”."]


def parse_database(value: object) -> Parsed:
    """Read the address of a database; empty for the file in the home folder."""
    if isinstance(value, str) and _DATABASE.fullmatch(value.strip()):
        return value.strip(), []
    wanted = "write postgresql://name:password@host/database, or leave it empty"
    return None, [
        f"This is no address of a database; {wanted}."
    ]  # it may hold a password, so it is not shown


FIELDS: dict[str, dict[str, Field]] = {
    "": {
        "addresses": parse_addresses,
        "policy": partial(parse_choice, among=Policy),
        "quiet_weeks": partial(parse_number, of="weeks", most=52),
        "gentle": parse_switch,
        "database": parse_database,
    },
    "voice": {
        "name": partial(parse_line, of="your name"),
        "signature": partial(parse_lines, of="your signature"),
        "register": partial(parse_choice, among=Register),
        "length": partial(parse_choice, among=Length),
        "sign_off": partial(parse_line, of="your line above the name"),
        "never": parse_phrases,
        "favourites": parse_phrases,
    },
    "hours": {
        "zone": parse_zone,
        "country": parse_country,
        "quiet_from": parse_time,
        "quiet_to": parse_time,
        "distance_days": partial(parse_number, of="days", most=90),
    },
    "model": {
        "url": parse_endpoint,
        "name": partial(parse_line, of="the name of the model"),
    },
    "calendar": {
        "url": parse_endpoint,
        "user": partial(parse_line, of="your name at the calendar server"),
    },
}
"""Table, key, and what it may say; the names are those of model.person.Settings."""


def _is_address(value: object) -> bool:
    return isinstance(value, str) and _ADDRESS.fullmatch(value.strip()) is not None


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _show(value: object) -> str:
    return f"“{value}”"
