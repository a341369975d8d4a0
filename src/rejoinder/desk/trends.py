"""The wish to see how a search goes: cases in; flow, activity, waits and rates, and their JSON, out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from rejoinder.desk.shapes import Shape
from rejoinder.learn.activity import Activity, Doing, get_activity
from rejoinder.learn.counts import USUAL_WEEKS
from rejoinder.learn.flow import Flow, Place, get_flow
from rejoinder.learn.rates import Rate, RateName, get_rates, say_rate
from rejoinder.learn.waits import Wait, Waits, find_median, get_waits
from rejoinder.model.case import Case, CaseNumber
from rejoinder.model.words import MemberKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Trends:
    """A search in four pictures' worth of counts."""

    flow: Flow
    activity: Activity
    waits: Waits
    rates: tuple[Rate, ...]


class StreamShape(msgspec.Struct, frozen=True, kw_only=True, rename={"source": "from", "target": "to"}):
    """The applications that went from one place to the next."""

    source: str
    target: str
    cases: tuple[CaseNumber, ...]


class DayShape(msgspec.Struct, frozen=True, kw_only=True):
    """What happened on a day, in the person's time zone."""

    day: date
    doings: tuple[Doing, ...]


class RateShape(msgspec.Struct, frozen=True, kw_only=True):
    """How many of some cases did something; `low` and `high` are the 95 % interval of the share, 0 to 1."""

    rate: RateName
    whole: tuple[CaseNumber, ...]
    part: tuple[CaseNumber, ...]
    pending: tuple[CaseNumber, ...]
    members: tuple[MemberKey, ...]
    low: float | None
    high: float | None
    is_told: bool
    """Whether there is enough to speak of a share."""
    text: str


class TrendsShape(Shape, frozen=True, kw_only=True):
    """`rejoinder trends --json`."""

    flow: tuple[StreamShape, ...]
    approaches: tuple[CaseNumber, ...]
    activity: tuple[DayShape, ...]
    earlier: int
    undated: int
    waits: tuple[Wait, ...]
    unknown_waits: tuple[CaseNumber, ...]
    median_wait: int | None
    """Days; open waits taken as longer than they have lasted."""
    rates: tuple[RateShape, ...]


def get_trends(cases: Iterable[Case], *, now: datetime, zone: str, weeks: int = USUAL_WEEKS) -> Trends:
    """Compute all of it for one moment in the person's time zone."""
    known = list(cases)
    return Trends(
        flow=get_flow(known, now, weeks=weeks),
        activity=get_activity(known, now=now, zone=zone),
        waits=get_waits(known, now),
        rates=get_rates(known, now),
    )


def shape_trends(trends: Trends) -> TrendsShape:
    """Shape the trends."""
    flow, activity, waits = trends.flow, trends.activity, trends.waits
    return TrendsShape(
        flow=tuple(
            StreamShape(source=name_place(one.source), target=name_place(one.target), cases=one.cases)
            for one in flow.streams
        ),
        approaches=flow.approaches,
        activity=tuple(DayShape(day=day.day, doings=day.doings) for day in activity.days),
        earlier=activity.earlier,
        undated=activity.undated,
        waits=waits.waits,
        unknown_waits=waits.unknown,
        median_wait=find_median(waits.waits),
        rates=tuple(shape_rate(rate) for rate in trends.rates),
    )


def name_place(place: Place) -> str:
    """Name a place for a program: "interview", "their_receipt"."""
    return place.value.replace(" ", "_")


def shape_rate(rate: Rate) -> RateShape:
    """Shape a rate."""
    low, high = rate.interval or (None, None)
    return RateShape(
        rate=rate.name,
        whole=rate.whole,
        part=rate.part,
        pending=rate.pending,
        members=rate.members,
        low=low,
        high=high,
        is_told=rate.is_told,
        text=say_rate(rate),
    )
