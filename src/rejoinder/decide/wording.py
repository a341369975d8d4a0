"""The sentences that tell a person what in a case calls for a step.

In: an occasion and the words of a language. Out: one or two sentences, plain, in the second person, with days
as people say them.
"""

from datetime import date, datetime

from rejoinder.decide.calendar import Calendar
from rejoinder.decide.conditions import View
from rejoinder.decide.occasion import Occasion
from rejoinder.decide.reasons import Days, Reasons
from rejoinder.decide.rules import Event
from rejoinder.model.case import Entry
from rejoinder.model.reading import KindWordType, Stage

_WEEK = 7
_FIRST_NUMBER = 2
_KIND_WORDS = (
    KindWordType.REAPPLY,
    KindWordType.STAY_IN_TOUCH,
    KindWordType.OFFERS_FEEDBACK,
    KindWordType.PRAISE,
    KindWordType.ON_FILE,
)
"""The most telling first."""


def tell(occasion: Occasion, reasons: Reasons) -> str:
    """Say what happened that calls for a step, and whether it is sure to belong to this case."""
    links = occasion.view.situation.case.links
    is_doubtful = any(link.doubtful for link in links if link.member == occasion.about.member)
    told = _tell(occasion, reasons)
    return f"{told} {reasons.doubt}" if is_doubtful else told


def _tell(occasion: Occasion, reasons: Reasons) -> str:
    view, event = occasion.view, occasion.rule.after
    moment = (occasion.about.at or occasion.at) if event is Event.SILENCE else occasion.at
    day = say_day(moment, now=occasion.now, calendar=occasion.calendar, days=reasons.days)
    if event is Event.NO:
        return _tell_no(view, day, reasons)
    if event is Event.FEEDBACK:
        who = view.recipient.name or view.situation.case.organization
        return (reasons.feedback if who else reasons.feedback_nameless).format(who=who, day=day)
    pattern = {
        Event.ASKED: reasons.asked,
        Event.ANSWER: reasons.answer,
        Event.SILENCE: reasons.silence,
    }.get(event, reasons.contact)
    organization = view.situation.case.organization or reasons.them
    return pattern.format(
        whom=_whom(view, reasons), organization=organization, day=day, after=_after(view, reasons)
    )


def say_day(moment: datetime, *, now: datetime, calendar: Calendar, days: Days) -> str:
    """Say a day as people do: today, yesterday, on Tuesday, on Tue 3 Mar, on 3 Mar 2024."""
    day, today = calendar.local(moment).date(), calendar.local(now).date()
    ago = (today - day).days
    if ago in {0, 1}:
        return (days.today, days.yesterday)[ago]
    if 0 < ago < _WEEK:
        return days.weekday.format(weekday=days.weekdays[day.weekday()])
    return _date(day, today, days)


def _date(day: date, today: date, days: Days) -> str:
    pattern = days.date if day.year == today.year else days.year
    month = days.months[day.month - 1]
    return pattern.format(weekday=days.short[day.weekday()], day=day.day, month=month, year=day.year)


def _tell_no(view: View, day: str, reasons: Reasons) -> str:
    no, case = view.situation.no, view.situation.case
    way = reasons.ways.get(no.log.via, "") if isinstance(no, Entry) else ""
    nameless = reasons.no_role if case.role else reasons.no_nameless
    pattern = reasons.no if case.organization else nameless
    told = pattern.format(
        who=case.organization, role=case.role, day=day, way=way, after=_after(view, reasons)
    )
    return f"{told}{_tell_kind_words(view, reasons)}"


def _after(view: View, reasons: Reasons) -> str:
    situation, after = view.situation, reasons.after
    if situation.interviews > 1:
        at = situation.interviews - _FIRST_NUMBER
        number = after.numbers[at] if at < len(after.numbers) else str(situation.interviews)
        return after.several.format(number=number)
    if situation.interviewed:
        return after.screen if situation.case.stage is Stage.SCREEN else after.interview
    return after.touch if situation.in_touch else ""


def _tell_kind_words(view: View, reasons: Reasons) -> str:
    words = reasons.kind_words
    told = [words[type_] for type_ in _KIND_WORDS if type_ in view.situation.kind_words][:2]
    return " " + words["sentence"].format(told=words["and"].join(told)) if told else ""


def _whom(view: View, reasons: Reasons) -> str:
    name, organization = view.recipient.name, view.situation.case.organization
    if name and organization:
        return reasons.of.format(name=name, organization=organization)
    return name or organization or reasons.them
