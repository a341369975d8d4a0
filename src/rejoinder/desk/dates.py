"""Moments as people say them: an aware moment, a now and a zone in; "tomorrow 9:00", "Tue 3 Mar" out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from rejoinder.errors import UsageError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LIFETIME = 100
"""Years from now within which a day can be meant."""


def say_day(moment: datetime, *, now: datetime, zone: str) -> str:
    """Say a day near now by name, another by date; the year only where it is not this one."""
    there, here = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((there.date() - here.date()).days)
    if near:
        return near
    day = f"{DAYS[there.weekday()]} {there.day} {MONTHS[there.month - 1]}"
    return day if there.year == here.year else f"{there.day} {MONTHS[there.month - 1]} {there.year}"


def say_moment(moment: datetime, *, now: datetime, zone: str) -> str:
    """Say a day with its time: "tomorrow 9:00"."""
    there = moment.astimezone(ZoneInfo(zone))
    return f"{say_day(moment, now=now, zone=zone)} {there.hour}:{there.minute:02}"


def say_due(due: datetime, *, now: datetime, zone: str) -> str:
    """Say when a thing is due: its moment, or "now" once that has come."""
    return "now" if due <= now else say_moment(due, now=now, zone=zone)


def parse_moment(text: str, *, now: datetime, zone: str) -> datetime:
    """Parse "2026-03-02", "2026-03-02 14:30", "today" or "yesterday" in the person's zone; aware UTC out.

    Raises UsageError where it is none of these.
    """
    here = now.astimezone(ZoneInfo(zone))
    named = {"now": now, "today": now, "yesterday": now - timedelta(days=1)}.get(text.strip().casefold())
    if named is not None:
        return named
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"“{text}” is no day I can read. Write it as {here.date().isoformat()}.") from None
    if abs(parsed.year - here.year) > LIFETIME:
        raise UsageError(f"{parsed.year} is too far from now. Write the day as {here.date().isoformat()}.")
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=here.tzinfo)).astimezone(UTC)
