"""The sentences of the pages: complete in every language, and no others asked for."""

import re
import string
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest

import rejoinder.web
from rejoinder.decide.rules import Event
from rejoinder.model.account import Way
from rejoinder.model.case import CaseState
from rejoinder.model.delivery import DeliveryState
from rejoinder.model.draft import Severity
from rejoinder.model.person import Length, Policy, Register
from rejoinder.model.reading import ActName, Kind, Stage
from rejoinder.model.step import Channel, MessageKind
from rejoinder.model.words import Happening, Via
from rejoinder.web.texts import LANGUAGES, get_texts
from rejoinder.write import languages

ROOM = Path(rejoinder.web.__file__).parent
SOURCES = [
    *(path.read_text(encoding="utf-8") for path in sorted(ROOM.glob("pages/*.html"))),
    *(path.read_text(encoding="utf-8") for path in sorted(ROOM.rglob("*.py"))),
]
WHOLE = re.compile(
    r"""\bt\(\s*["']([\w.-]+)["']\s*[,)]|\.say\(\s*f?["']([\w.-]+)["']|text=["'](refused\.\w+)"""
)
MANY = re.compile(r"""\bmany\(\s*["']([\w.-]+)["']""")
BEGUN = re.compile(r"""\bt\(\s*["']([\w.-]+\.)["']\s*~|["'](done)\.\{|["'](day)\.""")
NAMED: dict[str, Iterable[str]] = {
    "kind": Kind,
    "state": CaseState,
    "stage": Stage,
    "happening": Happening,
    "via": Via,
    "message": MessageKind,
    "act.write": Channel,
    "policy": Policy,
    "act_name": ActName,
    "way": Way,
    "delivery": DeliveryState,
    "severity": Severity,
    "register": Register,
    "length": Length,
    "tongue": languages(),
    "event": Event,
}


def asked() -> set[str]:
    """Return the whole keys that templates and pages ask for."""
    found = chain.from_iterable(WHOLE.findall(source) for source in SOURCES)
    many = chain.from_iterable(MANY.findall(source) for source in SOURCES)
    return {key for keys in found for key in keys if key} | {
        f"{key}_{number}" for key in many for number in ("one", "many")
    }


def test_every_language_has_the_same_keys_with_the_same_values() -> None:
    """No sentence is missing in a language, and none lacks a value."""
    english, *others = (get_texts(language).sentences for language in LANGUAGES)
    for other in others:
        assert other.keys() == english.keys()
        assert {key for key in english if fields(other[key]) != fields(english[key])} == set()


def fields(sentence: str) -> set[str]:
    """Return the values that a sentence has places for."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_pages_ask_for_no_sentence_that_is_not_there() -> None:
    """Each key that is written out in a page exists."""
    assert asked() - get_texts("en").sentences.keys() == set()


def test_no_sentence_is_left_over() -> None:
    """Each sentence is asked for, by its whole key or by the section it is chosen from."""
    begun = {"".join(found).rstrip(".") for source in SOURCES for found in BEGUN.findall(source)}
    left = {key for key in get_texts("en").sentences if key.rpartition(".")[0] not in begun}
    assert left - asked() == set()


@pytest.mark.parametrize("section", NAMED)
def test_whatever_a_page_may_have_to_name_has_a_name(section: str) -> None:
    """Each kind, state, stage, happening, way and act has its word."""
    names = {f"{section}.{one}" for one in NAMED[section]}
    assert names - get_texts("en").sentences.keys() == set()


def test_days_are_said_as_people_say_them() -> None:
    """Near days have names, others a date; in the person's zone."""
    now = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)
    english, german = get_texts("en"), get_texts("de")
    assert english.day(now, now=now, zone="Europe/Berlin") == "today"
    assert german.day(now.replace(day=4, hour=12), now=now, zone="Europe/Berlin") == "morgen"
    assert english.day(now.replace(day=1), now=now, zone="UTC") == "Sun 1 Mar"
    assert german.day(now.replace(year=2025), now=now, zone="UTC") == "3. März 2025"
    assert german.long_day(now, zone="UTC") == "Dienstag, 3. März"
    assert english.due(now, now=now, zone="UTC") == "now"
