"""Steps as they stand once all that is known beside their cases is heeded (practice A8, D4).

In: cases with their steps, a decider, a now, and what is known: approved letters, the person's words on
steps. Out: the steps left: none that was approved, done or dismissed, none to somebody who wishes for none;
some of them later.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from rejoinder.decide.decider import Decider
from rejoinder.decide.reasons import get_reasons
from rejoinder.decide.sending import find_standing
from rejoinder.decide.wording import say_day
from rejoinder.model.case import Case
from rejoinder.model.delivery import STANDING, Delivery
from rejoinder.model.reading import Kind
from rejoinder.model.step import Channel, Step
from rejoinder.model.words import Dismiss, Leave, Saying, Snooze


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known beside the cases."""

    deliveries: Sequence[Delivery] = ()
    sayings: Sequence[Saying] = ()
    """The person's words that stand, oldest first."""


def heed(
    decided: Iterable[tuple[Case, Sequence[Step]]], decider: Decider, now: datetime, known: Known
) -> Iterator[Step]:
    """Yield of all cases' steps, given beside their cases, those that stand, as what is known lets them."""
    decided = list(decided)
    left_alone = {saying.email for saying in known.sayings if isinstance(saying, Leave)}
    written = find_written((case for case, _steps in decided), known.deliveries)
    at_distance = partial(_keep_distance, written=written, decider=decider)
    for case, steps in decided:
        for step in steps:
            if step.to in left_alone or _is_settled(step, case, known):
                continue
            yield at_distance(_wait(step, known.sayings, decider, now), case, now=now)


def find_written(cases: Iterable[Case], deliveries: Iterable[Delivery]) -> dict[str, datetime]:
    """Return when the person last wrote to each address, by letters and by what was approved."""
    letters = (
        (one.email, letter.at)
        for case in cases
        for letter in case.having(Kind.CANDIDATE)
        for one in (*letter.message.to, *letter.message.cc)
    )
    approved = ((one.draft.to, one.moved_at) for one in deliveries if one.state in STANDING)
    written: dict[str, datetime] = {}
    for email, at in (*letters, *approved):
        if email and at:
            written[email] = max(at, written.get(email, at))
    return written


def _is_settled(step: Step, case: Case, known: Known) -> bool:
    """Say whether a step was approved, done or dismissed since what it is about."""
    about = next((member for member in case.members if member.member == step.about), None)
    since = about.at if about else None
    is_done = any(
        entry.log.message == step.message_kind and (since is None or entry.log.on >= since)
        for entry in case.entries
    )
    is_dismissed = Dismiss(about=step.about, kind=step.message_kind.value) in known.sayings
    return is_done or is_dismissed or find_standing(known.deliveries, case, step) is not None


def _wait(step: Step, sayings: Iterable[Saying], decider: Decider, now: datetime) -> Step:
    """Return the step as the person last said that it shall wait."""
    snoozes = [
        saying
        for saying in sayings
        if isinstance(saying, Snooze) and (saying.about, saying.kind) == (step.about, step.message_kind)
    ]
    return decider.put_off(step, snoozes[-1].until, now) if snoozes else step


def _keep_distance(
    step: Step, case: Case, *, written: Mapping[str, datetime], decider: Decider, now: datetime
) -> Step:
    """Put a mail off that would come too soon after another to the same address, unless it answers them."""
    last = written.get(step.to or "") if step.channel is Channel.MAIL else None
    about = next((member for member in case.members if member.member == step.about), None)
    if last is None or (about and about.at and about.at > last):
        return step
    until = last + timedelta(days=decider.settings.hours.distance_days)
    if until <= step.due:
        return step
    reasons = get_reasons(decider.language)
    day = say_day(last, now=now, calendar=decider.get_calendar(), days=reasons.days)
    reason = f"{step.reason} {reasons.waits.format(day=day)}"
    return decider.put_off(step, until, now, reason=reason)
