"""Moments: sentences of a letter in; the days and times they name, and what for, out.

A day is a number beside a month ("6 March", "6. März", "March 6th"), figures ("06.03.2026", "2026-03-06"),
or a weekday alone. Where the year is not told it is the one nearest after the letter; a weekday alone is the
next one. Figures that can be read two ways ("03/04" in English) name no day. All stays local time.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from importlib.resources import files
from itertools import islice, zip_longest

from rejoinder.model.mail import Invite
from rejoinder.model.reading import ActName, Kind, Moment, Purpose
from rejoinder.read.acts import Seen

LOOKS_BACK = timedelta(days=60)
"""A day without a year may lie so far before its letter: the interview of last month."""

MOST = 12
"""Moments of one letter."""

MONTHS, NOON, LAST_DAY, CENTURY = 12, 12, 31, 2000
ORDINAL = r"st|nd|rd|th|er|º|ª|\.|:e|:a"

PURPOSES = {
    Kind.INTERVIEW: Purpose.INTERVIEW,
    Kind.ASSESSMENT: Purpose.DEADLINE,
    Kind.OFFER: Purpose.START,
}
WAITING = (ActName.UNDER_REVIEW, ActName.DELAYS, ActName.DECLINES_IF)


FIGURES = (
    r"20\d\d-\d\d-\d\d|\d\d?\.\s?\d\d?\.(?:\s?20\d\d|\d\d\b)?"
    r"|\d\d?/\d\d?(?:/(?:20)?\d\d)?|\d\d?-\d\d-20\d\d"
)
BETWEEN = 6
"""Characters between a weekday and its date: "Friday, the 6th"."""

TO_CLOCK = 16
"""Characters between a day and its time: "6 March at about 14:30"."""

LATE = r"\s*:?\s(?:[\w’']+\s){0,2}$"
"""Between a word that makes a deadline and the day: "by the latest on"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """How a language names days and times: expressions, and what each name counts for."""

    day: re.Pattern[str]
    clock: re.Pattern[str]
    until: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    is_american: bool
    """Some who write the language put the month first, so that 03/04 can be read two ways."""


def find_moments(
    seen: Iterable[Seen], kind: Kind, *, language: str | None, sent: date | None
) -> tuple[Moment, ...]:
    """Return what a letter says about when; without `sent`, the day it was written, little is sure."""
    names = _names(language or "")
    if names is None:
        return ()
    found = (
        moment
        for sentence in seen
        if any(map(str.isalnum, sentence.text)) and (purpose := _purpose(sentence, kind))
        for moment in _in_sentence(sentence.text, names, purpose=purpose, sent=sent)
    )
    return tuple(dict.fromkeys(islice(found, MOST)))


def read_invite(invite: Invite | None) -> Iterator[Moment]:
    """Yield when a calendar part (RFC 5545) has the two meet; nothing for one that is called off."""
    if invite and invite.start and invite.method != "CANCEL":
        start = invite.start
        yield Moment(
            text=invite.summary, purpose=Purpose.INTERVIEW, day=start.date(), clock=start.time(), at=start
        )


def _purpose(sentence: Seen, kind: Kind) -> Purpose | None:
    """Return what a day in this sentence is for, unless a word before it says that it is a deadline."""
    if sentence.deed(ActName.THANKS_FOR_INTERVIEW) and kind is not Kind.INTERVIEW:
        return Purpose.MET
    if sentence.deed(ActName.INVITES_TO_INTERVIEW) or sentence.deed(ActName.ARRANGES_INTERVIEW):
        return Purpose.INTERVIEW
    if kind in {Kind.ACKNOWLEDGEMENT, Kind.STATUS} and any(map(sentence.deed, WAITING)):
        return Purpose.DECISION
    return PURPOSES.get(kind)


def _in_sentence(text: str, names: Names, *, purpose: Purpose, sent: date | None) -> Iterator[Moment]:
    start: int | None = None
    matches = list(names.day.finditer(text))
    for match, after in zip_longest(matches, matches[1:]):
        start = match.start() if start is None else start
        if match["weekday"] and after and not after["weekday"] and after.start() - match.end() <= BETWEEN:
            continue
        if day := _day(match, names, sent):
            clock = names.clock.search(text, match.end(), match.end() + TO_CLOCK)
            late = names.until.search(text[:start])
            yield Moment(
                text=text[start : clock.end() if clock else match.end()].strip(),
                purpose=Purpose.DEADLINE if late else purpose,
                day=day,
                clock=_clock(clock) if clock else None,
            )
        start = None


def _day(match: re.Match[str], names: Names, sent: date | None) -> date | None:
    """Return the day that is meant, None where it cannot be told."""
    if match["figures"]:
        return _from_figures(match["figures"], sent, is_american=names.is_american)
    if match["weekday"]:
        return _next(names.weekdays[match["weekday"].casefold()], sent)
    if match["tomorrow"]:
        return sent + timedelta(days=1) if sent else None
    month = names.months[(match["month"] or match["named"]).casefold()]
    return _make(match["year"] or match["end"], month, int(match["number"] or match["after"]), sent)


def _next(weekday: int, sent: date | None) -> date | None:
    """Return the first such weekday after the letter."""
    return sent + timedelta(days=(weekday - sent.weekday() - 1) % 7 + 1) if sent else None


def _from_figures(figures: str, sent: date | None, *, is_american: bool) -> date | None:
    first, second, *rest = [int(part) for part in re.split(r"\D+", figures) if part]
    if first > LAST_DAY and rest:
        return _make(str(first), second, rest[0], sent)
    slashed = is_american and "/" in figures
    if slashed and first <= MONTHS and second <= MONTHS and first != second:
        return None
    if slashed and second > MONTHS:
        first, second = second, first
    return _make(str(rest[0]) if rest else None, second, first, sent)


def _make(year: str | None, month: int, day: int, sent: date | None) -> date | None:
    """Return the day, in the year that is told, else the first in which it is not long before the letter."""
    if year:
        return _day_of(int(year) + (CENTURY if int(year) < CENTURY else 0), month, day)
    if sent is None:
        return None
    years = (_day_of(sent.year + step, month, day) for step in (-1, 0, 1))
    return next((made for made in years if made and made >= sent - LOOKS_BACK), None)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"] or match["whole"] or match["bare"]), int(match["minute"] or 0)
    half = (match["half"] or match["halves"] or "").casefold()
    if half.startswith("p") and hour < NOON:
        hour += NOON
    elif half.startswith("a") and hour == NOON:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        return None


@cache
def _names(language: str) -> Names | None:
    data = tomllib.loads(files(__package__).joinpath("moments.toml").read_text(encoding="utf-8"))
    if language not in data:
        return None
    entry = data[language]
    months, weekdays = _numbered(entry["months"], 1), _numbered(entry["days"], 0)
    month, ordinal = _any(months), f"(?:{ORDINAL})?"
    day = (
        rf"\b(?P<figures>{FIGURES})(?!\d)"
        rf"|\b(?P<number>\d\d?){ordinal},?\s?(?:of\s|de\s)?(?P<month>{month})\b\.?"
        r"(?:,?\s(?:de\s)?(?P<year>20\d\d))?"
        rf"|\b(?P<named>{month})\.?\s(?P<after>\d\d?)(?!\d|:|\.\d){ordinal}\b(?:,?\s(?P<end>20\d\d))?"
        rf"|\b(?P<weekday>{_any(weekdays)})\b|\b(?P<tomorrow>{_any(entry['tomorrow'])})\b"
    )
    clock = (
        r"\b(?P<hour>\d\d?)\s?[:.h]\s?(?P<minute>\d\d)(?!\d)(?:\s?(?P<half>[ap]\.?m\b))?"
        r"|\b(?P<whole>\d\d?)\s?(?:uhr|h|horas|uur|(?P<halves>[ap]\.?m))\b"
        rf"|(?<!\w){_any(entry['at'])}\s(?P<bare>\d\d?)(?![\d.:/h])"
    )
    return Names(
        day=re.compile(day, re.IGNORECASE),
        clock=re.compile(clock, re.IGNORECASE),
        until=re.compile(rf"\b{_any(entry['until'])}{LATE}", re.IGNORECASE),
        months=months,
        weekdays=weekdays,
        is_american=entry.get("american", False),
    )


def _numbered(names: Iterable[str], first: int) -> dict[str, int]:
    return {name: number for number, row in enumerate(names, start=first) for name in row.split("|")}


def _any(names: Iterable[str]) -> str:
    """Return an expression for any of these names, longer ones first."""
    return "(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")"
