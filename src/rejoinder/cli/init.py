"""`rejoinder init`: who the person is, by options or questions, in; settings.toml out."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.errors import UsageError
from rejoinder.model.person import Policy, Register, Settings
from rejoinder.wiring import House, save_settings

QUESTIONS = (
    ("name", "Your name, as you sign letters"),
    ("addresses", "Your mail addresses, with commas between"),
    ("zone", "Your time zone, as Europe/Berlin"),
    ("country", "Your country for holidays, two letters, as DE"),
    ("policy", "Which rejections get an answer: interviewed, always or ask"),
    ("signature", "A line below your name, as a phone number (may be empty)"),
)


def init(
    *,
    name: str | None = None,
    addresses: tuple[str, ...] = (),
    zone: str | None = None,
    country: str | None = None,
    policy: str | None = None,
    signature: str | None = None,
    register: str | None = None,
    common: Common = COMMON,
) -> int:
    """Say who you are. Without options it asks; what you leave empty stays as it was.

    Parameters
    ----------
    name
        Your name, as you sign letters.
    addresses
        A mail address of yours; give the option once for each.
    zone
        Your time zone, as Europe/Berlin.
    country
        Your country, for its holidays: two letters, as DE.
    policy
        Which rejections get an answer: interviewed, always or ask.
    signature
        A line below your name, as a phone number.
    register
        The tone of your letters: warm, plain or formal.
    """
    told = {
        "name": name,
        "addresses": ",".join(addresses) or None,
        "zone": zone,
        "country": country,
        "policy": policy,
        "signature": signature,
        "register": register,
    }
    with house(common) as opened:
        if not any(value is not None for value in told.values()):
            told = ask(opened)
        settings = apply(
            opened.settings, {key: value.strip() for key, value in told.items() if value is not None}
        )
        save_settings(opened.home, settings)
        if common.json:
            print_json(settings)
            return 0
        paper = Paper()
        paper.line(
            f"Written: {opened.home / 'settings.toml'}. You can change it by hand at any time.", indent=0
        )
        paper.todo("rejoinder scan PATH", "reads a mailbox")
    return 0


def ask(opened: House) -> dict[str, str | None]:
    """Ask one question after the other; an empty answer keeps what is there."""
    if not sys.stdin.isatty():
        raise UsageError(
            "Give options, as in `rejoinder init --name … --addresses …`, or run it in a terminal."
        )
    known = current(opened.settings)
    paper = Paper()
    paper.title("Who are you?", "Enter keeps what stands in brackets")
    answers: dict[str, str | None] = {}
    for key, question in QUESTIONS:
        answers[key] = paper.console.input(f"  {question} [{known[key]}]: ", markup=False).strip() or None
    answers["zone"] = answers["zone"] or known["zone"]
    return answers


def current(settings: Settings) -> dict[str, str]:
    """Return what the questions would keep."""
    return {
        "name": settings.voice.name,
        "addresses": ", ".join(settings.addresses),
        "zone": guess_zone() if settings.hours.zone == "UTC" else settings.hours.zone,
        "country": settings.hours.country,
        "policy": settings.policy,
        "signature": settings.voice.signature,
    }


def guess_zone() -> str:
    """Return the time zone of this machine where the system tells it by name, else UTC."""
    _, _, name = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")
    return name or "UTC"


def apply(settings: Settings, told: dict[str, str]) -> Settings:
    """Return the settings with what was told in place."""
    voice, hours = settings.voice, settings.hours
    addresses = tuple(
        part.strip().casefold() for part in told.get("addresses", "").split(",") if part.strip()
    )
    return replace(
        settings,
        addresses=addresses or settings.addresses,
        policy=parse(Policy, told.get("policy", settings.policy)),
        voice=replace(
            voice,
            name=told.get("name", voice.name),
            signature=told.get("signature", voice.signature),
            register=parse(Register, told.get("register", voice.register)),
        ),
        hours=replace(
            hours, zone=told.get("zone", hours.zone), country=told.get("country", hours.country).upper()
        ),
    )


Choice = TypeVar("Choice", Policy, Register)


def parse(choices: type[Choice], name: str) -> Choice:
    """Return the choice of that name, or raise UsageError with those there are."""
    if name not in set(choices):
        raise UsageError(f"There is no {choices.__name__.lower()} “{name}”. There are: {', '.join(choices)}.")
    return choices(name)
