"""The days of a search as a calendar of weeks: an Activity in; a square a day, a column a week, out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from rejoinder.draw.lettering import measure
from rejoinder.draw.sheet import Address, Group, Look, Mark, Picture, Say, Sheet, Width
from rejoinder.learn.activity import Activity, Day, say_activity

TITLE = "What happened, day by day"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COLUMNS = {Width.WIDE: 53, Width.NARROW: 27}
_GUTTER = 36
"""Room for the names of weekdays."""
_LARGEST = 18
_HEAD = 20
_GAP = 12
_NAMED = (0, 2, 4)
"""Weekdays with a name; all would be too many."""
_LEVELS = ((4, 0.6, 1.0), (2, 0.25, 0.72), (1, 0, 0.48))
"""(at least so much on a day, at least this share of the fullest day, tint)."""
_PALE = 0.75
"""How much paler what they wrote is."""
_RIM = 0.22
"""Share of a square that stays free on each side of what only came."""
_NOTHING = 0.05
_WEEK = 7
_SAMPLE = 11
"""The side of a square in the key."""
_KEY = (("you wrote", True, False), ("they wrote", False, False), ("you spoke", True, True))
"""(words, whether the person did it, whether it was a talk)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Square:
    """A day, laid out."""

    day: Day
    x: float
    y: float
    tint: float
    """1 for the fullest days; 0 where nothing happened."""


def draw_activity(
    activity: Activity, width: Width, address: Address | None = None, *, say: Say = str
) -> Picture:
    """Draw the calendar: the accent for days on which the person wrote, a dot for talks."""
    sheet = Sheet(width, say)
    weeks, y = activity.weeks, 0.0
    columns = choose_columns(len(weeks), _COLUMNS[width])
    step = min(_LARGEST, (sheet.width - _GUTTER) / columns)
    for first in range(0, len(weeks), columns):
        shown = weeks[first : first + columns]
        _write_heads(sheet, shown, y=y, step=step)
        for square in lay_squares(activity, shown, y=y + _HEAD, step=step):
            _draw_square(sheet, square, side=step - 2, address=address)
        y += _HEAD + 7 * step + _GAP
    if weeks:
        _write_key(sheet, y=y)
    return sheet.finish("activity", TITLE, sentence=say_activity(activity), height=y + _HEAD if weeks else 4)


def choose_columns(weeks: int, most: int) -> int:
    """Return how many weeks stand in one band, where the bands are about as long as each other.

    >>> choose_columns(53, 27), choose_columns(20, 27), choose_columns(0, 27)
    (27, 20, 1)
    """
    return ceil(weeks / ceil(weeks / most)) if weeks else 1


def lay_squares(activity: Activity, weeks: Sequence[date], *, y: float, step: float) -> Iterator[Square]:
    """Yield each day of some weeks up to today with its place and tint."""
    days = {day.day: day for day in activity.days}
    fullest = max((len(day.doings) for day in activity.days), default=0)
    for column, first in enumerate(weeks):
        for row in range(7):
            moment = first + timedelta(days=row)
            day = days.get(moment) or Day(day=moment, doings=())
            if moment <= activity.until:
                x = _GUTTER + column * step
                yield Square(day=day, x=x, y=y + row * step, tint=_tint(len(day.doings), fullest))


def _tint(count: int, fullest: int) -> float:
    tints = (tint for least, share, tint in _LEVELS if count >= max(least, share * fullest))
    return next(tints, 0) if count else 0


def find_months(weeks: Sequence[date], *, apart: int) -> Iterator[tuple[int, date]]:
    """Yield the columns in which a month begins; the first column too, where the next is far enough."""
    starts = [column for column, first in enumerate(weeks) if column == 0 or first.day <= _WEEK]
    for column, following in zip(starts, [*starts[1:], None], strict=True):
        if column or following is None or following - column >= apart:
            last = weeks[column] + timedelta(days=0 if column == 0 else 6)
            yield column, last


def say_date(day: date) -> str:
    """Say a day as "Tue 3 Mar 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {say_month(day)} {day.year}"


def say_month(day: date) -> str:
    """Name the month of a day in three letters."""
    return _MONTHS[day.month - 1]


def say_doings(day: Day, say: Say = str) -> str:
    """Say what happened on a day, as "applied × 2, no"."""
    turns = Counter(doing.turn for doing in day.doings)
    return ", ".join(f"{say(turn)} × {count}" if count > 1 else say(turn) for turn, count in turns.items())


def _draw_square(sheet: Sheet, square: Square, *, side: float, address: Address | None) -> None:
    day, at = square.day, (square.x, square.y)
    sheet.box(*at, side, side, tint=_NOTHING)
    if day.doings:
        href = address(f"day-{day.day.isoformat()}", day.cases) if address else ""
        told = f"{sheet.say(say_date(day.day))}: {say_doings(day, sheet.say)}"
        over = sheet.group(Mark(title=told, href=href))
        _put_sign(
            over, at, side=side, is_own=bool(day.sent or day.talks), is_talk=bool(day.talks), tint=square.tint
        )


def _put_sign(
    over: Group, at: tuple[float, float], *, side: float, is_own: bool, is_talk: bool, tint: float
) -> None:
    """Fill the square where the person did something; what only came is a smaller one inside."""
    x, y = at
    if is_own:
        over.box(x, y, side, side, look=Look.ACCENT, tint=tint)
    else:
        rim = side * _RIM
        over.box(x + rim, y + rim, side - 2 * rim, side - 2 * rim, tint=tint * _PALE)
    if is_talk:
        over.dot(x + side / 2, y + side / 2, side * 0.28, look=Look.PAPER)


def _write_heads(sheet: Sheet, weeks: Sequence[date], *, y: float, step: float) -> None:
    for column, first in find_months(weeks, apart=ceil(32 / step)):
        if _GUTTER + column * step + 26 <= sheet.width:
            name = sheet.say(say_month(first))
            sheet.text(name, _GUTTER + column * step, y + 13, look=Look.QUIET)
    for row in _NAMED:
        sheet.text(sheet.say(_DAYS[row]), 0, y + _HEAD + row * step + step * 0.5 + 4, look=Look.QUIET)


def _write_key(sheet: Sheet, *, y: float) -> None:
    """Say below the calendar what a square means, by showing one of each."""
    x = float(_GUTTER)
    for words, is_own, is_talk in _KEY:
        name = sheet.say(words)
        sheet.box(x, y, _SAMPLE, _SAMPLE, tint=_NOTHING)
        _put_sign(sheet, (x, y), side=_SAMPLE, is_own=is_own, is_talk=is_talk, tint=0.72)
        sheet.text(name, x + _SAMPLE + 6, y + _SAMPLE - 1, look=Look.QUIET)
        x += _SAMPLE + 6 + measure(name, sheet.size) + 16
