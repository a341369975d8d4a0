"""The sentences that tell a person what in a case calls for a step.

In: an occasion. Out: one or two sentences, plain, in the second person, with days as people say them.
"""

from datetime import date, datetime

from rejoinder.decide.calendar import Calendar
from rejoinder.decide.conditions import View
from rejoinder.decide.occasion import Occasion
from rejoinder.decide.rules import Event
from rejoinder.model.case import Entry
from rejoinder.model.reading import KindWordType, Stage
from rejoinder.model.words import Via

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WEEK = 7

_KIND_WORDS = {
    KindWordType.REAPPLY: "invited you to apply again",
    KindWordType.STAY_IN_TOUCH: "would like to stay in touch",
    KindWordType.OFFERS_FEEDBACK: "offered you feedback",
    KindWordType.PRAISE: "had good words for you",
    KindWordType.ON_FILE: "are keeping your details",
}
"""After "They", the most telling first."""

_DOUBT = "It may belong to another application: look before you write."
_WAYS = {
    Via.PHONE: " by phone",
    Via.LETTER: " by post",
    Via.IN_PERSON: " in person",
    Via.VIDEO: " in a video call",
}


def tell(occasion: Occasion) -> str:
    """Say what happened that calls for a step, and whether it is sure to belong to this case."""
    links = occasion.view.situation.case.links
    is_doubtful = any(link.doubtful for link in links if link.member == occasion.about.member)
    return f"{_tell(occasion)} {_DOUBT}" if is_doubtful else _tell(occasion)


def _tell(occasion: Occasion) -> str:
    view, event = occasion.view, occasion.rule.after
    day = say_day(occasion.at, now=occasion.now, calendar=occasion.calendar)
    if event is Event.NO:
        return _tell_no(view, day)
    if event is Event.ASKED:
        return f"You asked {_whom(view)} for feedback {day}, and nothing has come since."
    if event is Event.FEEDBACK:
        return f"{_who(view)} gave you feedback {day}."
    if event is Event.ANSWER:
        return f"You answered {_organization(view)} {day}{_after(view)}."
    if event is Event.SILENCE:
        heard = say_day(occasion.about.at or occasion.at, now=occasion.now, calendar=occasion.calendar)
        return f"Nothing has come from {_organization(view)} since what is known {heard}."
    return f"You and {_whom(view)} were last in touch {day}."


def say_day(moment: datetime, *, now: datetime, calendar: Calendar) -> str:
    """Say a day as people do: today, yesterday, on Tuesday, on Tue 3 Mar, on 3 Mar 2024."""
    day, today = calendar.local(moment).date(), calendar.local(now).date()
    ago = (today - day).days
    if ago in {0, 1}:
        return ("today", "yesterday")[ago]
    if 0 < ago < _WEEK:
        return f"on {day:%A}"
    return f"on {_date(day, today)}"


def count(number: int, noun: str) -> str:
    """Say a number of things: one interview, two interviews, 14 interviews."""
    told = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{told} {noun}" if number == 1 else f"{told} {noun}s"


def _date(day: date, today: date) -> str:
    if day.year == today.year:
        return f"{day:%a} {day.day} {day:%b}"
    return f"{day.day} {day:%b %Y}"


def _tell_no(view: View, day: str) -> str:
    no = view.situation.no
    way = _WAYS.get(no.log.via, "") if isinstance(no, Entry) else ""
    organization = view.situation.case.organization
    role = view.situation.case.role
    who = organization or ("They" if role is None else f"The answer for {role}")
    said = "was no" if organization is None and role else "said no"
    return f"{who} {said} {day}{way}{_after(view)}.{_tell_kind_words(view)}"


def _after(view: View) -> str:
    situation = view.situation
    if situation.interviews > 1:
        return f", after {count(situation.interviews, 'interview')}"
    if situation.interviewed:
        return ", after a first call" if situation.case.stage is Stage.SCREEN else ", after an interview"
    return ", after you had been in touch" if situation.in_touch else ""


def _tell_kind_words(view: View) -> str:
    told = [phrase for type_, phrase in _KIND_WORDS.items() if type_ in view.situation.kind_words]
    return f" They {' and '.join(told[:2])}." if told else ""


def _who(view: View) -> str:
    return view.recipient.name or view.situation.case.organization or "They"


def _whom(view: View) -> str:
    name, organization = view.recipient.name, view.situation.case.organization
    if name and organization:
        return f"{name} of {organization}"
    return name or organization or "them"


def _organization(view: View) -> str:
    return view.situation.case.organization or "them"
