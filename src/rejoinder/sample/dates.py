"""Dates that follow the clock of whoever runs the demonstration.

In: a message and now. Out: when it was sent, and its text with every `{day 3}` as a date in its language.
"""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rejoinder.sample.story import Message

_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_PATTERNS = {
    "en": "{weekday} {day} {month}",
    "de": "{weekday}, {day}. {month}",
    "fr": "{weekday} {day} {month}",
}
_DAY = re.compile(r"\{day (-?\d+)\}")


def get_sent(message: Message, now: datetime) -> datetime:
    """Say when a message was sent: in its sender's zone, at an hour when people write, and before now.

    A message is at least 0.6 days old, so that moving it into office hours never puts it after now.
    """
    sent = (now - timedelta(days=message.days_ago)).astimezone(ZoneInfo(message.zone)).replace(microsecond=0)
    if message.at is None:
        return _move_into_office_hours(sent)
    clock = time.fromisoformat(message.at)
    fixed = sent.replace(hour=clock.hour, minute=clock.minute, second=7)
    return fixed if fixed <= now else fixed - timedelta(days=1)


def _move_into_office_hours(sent: datetime) -> datetime:
    """Press the 24 hours of a day into those from 7:30 to 18:54, which keeps their order."""
    minutes = 450 + (sent.hour * 60 + sent.minute) * 19 // 40
    return sent.replace(hour=minutes // 60, minute=minutes % 60)


def get_working_day(sent: datetime, days: int) -> datetime:
    """Count days from a date; a weekend moves on to the Monday after it."""
    day = sent + timedelta(days=days)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)  # noqa: PLR2004 - Friday


def write_days(text: str, sent: datetime, language: str) -> str:
    """Write each `{day n}` of a text as the date n days after it was sent."""
    return _DAY.sub(lambda found: write_day(get_working_day(sent, int(found[1])), language), text)


def write_day(day: datetime, language: str) -> str:
    """Write a date as people of that language do in a letter, without the year."""
    return _PATTERNS[language].format(
        weekday=_WEEKDAYS[language].split()[day.weekday()],
        day=day.day,
        month=_MONTHS[language].split()[day.month - 1],
    )
