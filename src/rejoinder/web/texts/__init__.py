"""The sentences of the pages: a language in, its texts out; a TOML file a language, all of the same keys."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

LANGUAGES = ("en", "de")


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """All sentences in one language, by "section.name"."""

    language: str
    sentences: dict[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its values put in. Raises KeyError for a key that there is not."""
        sentence = self.sentences[key]
        return sentence.format(**values) if values else sentence

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the sentence for one, or for another number."""
        return self.say(f"{key}_one" if number == 1 else f"{key}_many", number=number, **values)

    def day(self, moment: datetime, *, now: datetime, zone: str) -> str:
        """Say a day near now by name, another by date; the year only where it is not this one."""
        there, here = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((there.date() - here.date()).days)
        if near:
            return self.say(f"day.{near}")
        parts = {"day": there.day, "month": self.sentences["day.months"].split()[there.month - 1]}
        if there.year != here.year:
            return self.say("day.of_year", year=there.year, **parts)
        return self.say(
            "day.of_week", weekday=self.sentences["day.weekdays"].split()[there.weekday()], **parts
        )

    def long_day(self, moment: datetime, *, zone: str) -> str:
        """Say a day in full: "Sunday 22 November"."""
        there = moment.astimezone(ZoneInfo(zone))
        weekday = self.sentences["day.long_weekdays"].split()[there.weekday()]
        month = self.sentences["day.long_months"].split()[there.month - 1]
        return self.say("day.of_week", weekday=weekday, day=there.day, month=month)

    def due(self, moment: datetime, *, now: datetime, zone: str) -> str:
        """Say when a thing is due, with its time unless it is now or weeks away."""
        if moment <= now:
            return self.say("day.now")
        there = moment.astimezone(ZoneInfo(zone))
        day = self.day(moment, now=now, zone=zone)
        return day if moment - now > timedelta(days=7) else f"{day} {there.hour}:{there.minute:02}"


@cache
def get_texts(language: str) -> Texts:
    """Return the texts of a language; in English where it is not known."""
    known = language if language in LANGUAGES else "en"
    tables = tomllib.loads(files(__package__).joinpath(f"{known}.toml").read_text(encoding="utf-8"))
    return Texts(
        language=known,
        sentences=dict(_flatten(tables)),
    )


def _flatten(tables: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tables.items():
        if isinstance(value, str):
            yield before + name, value
        else:
            yield from _flatten(value, f"{before}{name}.")
