"""The days of a search as a calendar of weeks: an Activity in; a square a day, a column a week, out."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from rejoinder.draw.lettering import measure
from rejoinder.draw.sheet import Address, Look, Mark, Picture, Sheet, Width
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
_LEVELS = ((4, 1.0), (2, 0.72), (1, 0.48))
"""(at least so much on a day, tint)."""
_PALE = 0.62
"""How much paler their letters are than the person's own."""
_NOTHING = 0.05


def draw_activity(activity: Activity, width: Width, address: Address | None = None) -> Picture:
    """Draw the calendar: the accent for days on which the person wrote, a dot for talks."""
    sheet = Sheet(width)
    weeks = activity.weeks
    bands = ceil(len(weeks) / _COLUMNS[width])
    columns = ceil(len(weeks) / bands) if bands else 0
    step = min(_LARGEST, (sheet.width - _GUTTER) / max(1, columns))
    days = {day.day: day for day in activity.days}
    y = 0.0
    for first in range(0, len(weeks), max(1, columns)):
        shown = weeks[first : first + columns]
        _write_heads(sheet, shown, y=y, step=step)
        for day, x, top in lay_days(shown, until=activity.until, y=y + _HEAD, step=step):
            _draw_day(sheet, days.get(day) or Day(day=day, doings=()), (x, top), step=step, address=address)
        y += _HEAD + 7 * step + _GAP
    if weeks:
        _write_key(sheet, y=y)
    return sheet.finish("activity", TITLE, sentence=say_activity(activity), height=y + _HEAD if weeks else 4)


def lay_days(
    weeks: Sequence[date], *, until: date, y: float, step: float
) -> Iterator[tuple[date, float, float]]:
    """Yield each day up to today with the place of its square."""
    for column, first in enumerate(weeks):
        for row in range(7):
            day = first + timedelta(days=row)
            if day <= until:
                yield day, _GUTTER + column * step, y + row * step


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


def say_doings(day: Day) -> str:
    """Say what happened on a day, as "2 from you, 1 talk"."""
    parts = (
        (day.sent, f"{day.sent} from you"),
        (day.received, f"{day.received} from them"),
        (day.talks, "1 talk" if day.talks == 1 else f"{day.talks} talks"),
    )
    return ", ".join(text for count, text in parts if count) or "nothing"


def _draw_day(
    sheet: Sheet, day: Day, at: tuple[float, float], *, step: float, address: Address | None
) -> None:
    x, y = at
    side = step - 2
    if not day.doings:
        sheet.box(x, y, side, side, tint=_NOTHING)
        return
    href = address(f"day-{day.day.isoformat()}", day.cases) if address else ""
    over = sheet.group(Mark(title=f"{say_date(day.day)}: {say_doings(day)}", href=href))
    tint = next(tint for least, tint in _LEVELS if len(day.doings) >= least)
    if day.sent or day.talks:
        over.box(x, y, side, side, look=Look.ACCENT, tint=tint)
    else:
        over.box(x, y, side, side, tint=tint * _PALE)
    if day.talks:
        over.dot(x + side / 2, y + side / 2, side * 0.28, look=Look.PAPER)


def _write_heads(sheet: Sheet, weeks: Sequence[date], *, y: float, step: float) -> None:
    for column, first in find_months(weeks, apart=ceil(32 / step)):
        if _GUTTER + column * step + 26 <= sheet.width:
            name = say_month(first)
            sheet.text(name, _GUTTER + column * step, y + 13, look=Look.QUIET)
    for row in _NAMED:
        sheet.text(_DAYS[row], 0, y + _HEAD + row * step + step * 0.5 + 4, look=Look.QUIET)


def _write_key(sheet: Sheet, *, y: float) -> None:
    """Say below the calendar what a square means, by showing one of each."""
    x = float(_GUTTER)
    for name, is_own, is_talk in (
        ("you wrote", True, False),
        ("they wrote", False, False),
        ("you spoke", True, True),
    ):
        sheet.box(x, y, 11, 11, look=Look.ACCENT if is_own else Look.INK, tint=0.72 if is_own else 0.3)
        if is_talk:
            sheet.dot(x + 5.5, y + 5.5, 3, look=Look.PAPER)
        sheet.text(name, x + 17, y + 10, look=Look.QUIET)
        x += 17 + measure(name, sheet.size) + 16


_WEEK = 7
