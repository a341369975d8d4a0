"""One rule at one event of a case: when its step is due, how long it stays open, what it is worth.

In: an Occasion. Out: moments and numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rejoinder.decide.calendar import Calendar
from rejoinder.decide.conditions import View, find_obstacle
from rejoinder.decide.recipient import OUTSIDE
from rejoinder.decide.rules import COOLING_OFF, Event, Rule, Weight
from rejoinder.decide.situation import Situation
from rejoinder.model.case import Member
from rejoinder.model.step import Channel

_HIGHEST = 100
LEAST_OPEN = timedelta(days=1)
"""However the holidays fall, a step can be taken for a day after it is due."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """A rule whose conditions hold, and what it would write about."""

    rule: Rule
    view: View
    about: Member
    at: datetime
    calendar: Calendar

    @property
    def now(self) -> datetime:
        """The moment that is judged."""
        return self.view.situation.now


def find_event(situation: Situation, event: Event) -> Member | None:
    """Return the member that a rule counts from."""
    return {
        Event.NO: situation.no,
        Event.ASKED: situation.asked,
        Event.FEEDBACK: situation.feedback_from,
        Event.ANSWER: situation.answer,
        Event.CONTACT: situation.touch,
        Event.SILENCE: situation.silence,
    }[event]


def get_due(occasion: Occasion) -> datetime:
    """Return when the step is due, UTC: a morning, or the first moment allowed for what is due at once."""
    due = _get_due(occasion)
    if occasion.rule.after is Event.NO and occasion.rule.channel is not Channel.PHONE:
        return max(due, occasion.calendar.next_morning(occasion.at + COOLING_OFF))
    return due


def get_until(occasion: Occasion) -> datetime:
    """Return the moment after which the step is not proposed any more, UTC."""
    return max(occasion.at + timedelta(days=occasion.rule.open_days), get_due(occasion) + LEAST_OPEN)


def get_worth(occasion: Occasion, weights: Iterable[Weight]) -> int:
    """Add to the worth of the rule what the case adds (A9); 0 to 100."""
    weighing = (weight for weight in weights if not weight.off)
    added = sum(weight.adds for weight in weighing if find_obstacle(weight.when, occasion.view) is None)
    return max(0, min(_HIGHEST, occasion.rule.worth + added))


def get_receiver(occasion: Occasion) -> str | None:
    """Return the address for mail, a name for the phone and LinkedIn, None where nobody is known."""
    recipient = occasion.view.recipient
    if occasion.rule.message in OUTSIDE:
        return None
    return recipient.email if occasion.rule.channel is Channel.MAIL else recipient.known


def _get_due(occasion: Occasion) -> datetime:
    calendar, delay = occasion.calendar, occasion.rule.due
    if delay.hours:
        return calendar.next_morning(occasion.at + timedelta(hours=delay.hours))
    if delay.days:
        return calendar.morning_of(calendar.local(occasion.at).date() + timedelta(days=delay.days))
    if delay.business_days:
        return calendar.morning_of(calendar.add_business_days(occasion.at, delay.business_days))
    return calendar.next_allowed(occasion.at)
