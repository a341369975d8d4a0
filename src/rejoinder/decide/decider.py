"""What is worth doing next in a case, and why; and why not where nothing is.

In: a playbook, a case, a now. Out: steps, and a judgement for every rule. The same in gives the same out.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime

from rejoinder.decide.calendar import Calendar
from rejoinder.decide.conditions import View, find_obstacle
from rejoinder.decide.occasion import (
    LEAST_OPEN,
    Occasion,
    find_event,
    get_due,
    get_receiver,
    get_until,
    get_worth,
)
from rejoinder.decide.public_holidays import get_holidays
from rejoinder.decide.reasons import USUAL, get_reasons
from rejoinder.decide.recipient import OUTSIDE, Recipient, find_recipient
from rejoinder.decide.request import request
from rejoinder.decide.rules import COOLING_OFF, Event, Playbook, Rule
from rejoinder.decide.situation import Situation, get_situation
from rejoinder.decide.wording import say_day, tell
from rejoinder.model.case import Case
from rejoinder.model.person import Settings
from rejoinder.model.step import Channel, MessageKind, Step, StepId, StepState

_NOTHING = {
    Event.NO: "Nobody has said no, or the no carries no date.",
    Event.ASKED: "You have not asked for feedback.",
    Event.FEEDBACK: "No feedback has come.",
    Event.ANSWER: "You have not answered.",
    Event.SILENCE: "The application is decided, or its dates are not known.",
    Event.CONTACT: "You have not been in touch with a person there.",
}
_PERSONAL = (MessageKind.KEEP_WARM, MessageKind.RECONNECT)
"""What goes to a person and never to a mailbox that several people may read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What one rule makes of a case."""

    rule: str
    source: str
    matched: bool
    """Whether its conditions hold; those of a rule that advises silence can hold too."""
    reason: str
    """One or more sentences for the person."""
    step: Step | None = None
    """What it proposes; None where it does not hold, advises silence, or yields to a step worth more."""


@dataclass(frozen=True, slots=True)
class Decider:
    """Applies a playbook for one person."""

    playbook: Playbook
    _: KW_ONLY
    settings: Settings
    language: str = "en"
    """In which reasons are told."""
    holidays: Callable[[str], Container[date]] = get_holidays
    """From a country (ISO 3166-1 alpha-2) to its holidays."""

    def steps(self, case: Case, now: datetime) -> list[Step]:
        """Return what is worth doing, at most one step for each kind of message, most worthwhile first."""
        steps = [judgement.step for judgement in self.explain(case, now) if judgement.step]
        return sorted(steps, key=lambda step: (-step.worth, step.due, step.step))

    def request(self, case: Case, message_kind: MessageKind, now: datetime) -> Step | None:
        """Return the step for a letter that the person asks for, proposed or not."""
        proposed = (step for step in self.steps(case, now) if step.message_kind is message_kind)
        return next(proposed, None) or request(case, message_kind, now, own=self.settings.addresses)

    def cool_off(self, now: datetime) -> datetime:
        """Return when someone who is upset now may come back to their answer (practice S2)."""
        return self.get_calendar().next_allowed(now + COOLING_OFF)

    def get_calendar(self) -> Calendar:
        """Return the days and hours of the person alone."""
        return self._calendar(Recipient())

    def put_off(self, step: Step, until: datetime, now: datetime, *, reason: str = "") -> Step:
        """Return a step that is due no earlier than a moment, and stays open for a day at least."""
        to = step.to if step.channel is Channel.MAIL else None
        due = max(step.due, self._calendar(Recipient(email=to)).next_allowed(until))
        planned = StepState.PLANNED if due > now else StepState.DUE
        return replace(
            step,
            due=due,
            until=max(step.until, due + LEAST_OPEN) if step.until else None,
            state=step.state if step.state is StepState.ASKS else planned,
            reason=reason or step.reason,
        )

    def explain(self, case: Case, now: datetime) -> list[Judgement]:
        """Return what every rule makes of a case, in the order of the playbook."""
        situation = get_situation(case, now)
        judgements = [self._judge(rule, situation) for rule in self.playbook.rules]
        best = _choose_best(judgements)
        return [_yield_to(judgement, best) for judgement in judgements]

    def _judge(self, rule: Rule, situation: Situation) -> Judgement:
        if rule.off:
            return _pass(rule, "You switched this rule off.")
        about = find_event(situation, rule.after)
        recipient = self._recipient(rule, situation)
        view = View(
            situation=situation,
            recipient=recipient,
            policy=self.settings.policy,
            quiet_weeks=self.settings.quiet_weeks,
        )
        obstacle = find_obstacle(rule.when, view)
        if obstacle or about is None or about.at is None:
            return _pass(rule, obstacle or _NOTHING[rule.after])
        calendar = self._calendar(recipient)
        at = (view.quiet_from if rule.after is Event.SILENCE else None) or about.at
        return self._propose(Occasion(rule=rule, view=view, about=about, at=at, calendar=calendar))

    def _propose(self, occasion: Occasion) -> Judgement:
        rule = occasion.rule
        reasons = get_reasons(self.language)
        told = f"{tell(occasion, reasons)} {reasons.whys.get(rule.why, rule.why)}"
        if rule.message is None:
            return Judgement(rule=rule.id, source=rule.source, matched=True, reason=told)
        obstacle = _find_dead_end(occasion)
        if obstacle:
            return _pass(rule, obstacle)
        step = self._step(occasion, rule.message, reason=told)
        return Judgement(rule=rule.id, source=rule.source, matched=True, reason=told, step=step)

    def _step(self, occasion: Occasion, message_kind: MessageKind, *, reason: str) -> Step:
        case, rule, due = occasion.view.situation.case, occasion.rule, get_due(occasion)
        come = StepState.DUE if occasion.now >= due else StepState.PLANNED
        return Step(
            step=StepId(f"{case.number}-{message_kind}"),
            case=case.number,
            organization=case.organization,
            role=case.role,
            message_kind=message_kind,
            channel=rule.channel,
            to=get_receiver(occasion),
            due=due,
            until=get_until(occasion),
            reason=reason,
            rule=rule.id,
            source=rule.source,
            state=StepState.ASKS if rule.asks else come,
            about=occasion.about.member,
            worth=get_worth(occasion, self.playbook.weights),
        )

    def _recipient(self, rule: Rule, situation: Situation) -> Recipient:
        about = find_event(situation, rule.after)
        if about is None:
            return Recipient()
        personal = rule.message in _PERSONAL or any(name == "personal" for name, _ in rule.when)
        return find_recipient(situation.case, about, self.settings.addresses, personal=personal)

    def _calendar(self, recipient: Recipient) -> Calendar:
        """Make a calendar that is free on the holidays here and where the recipient works."""
        tables = [self.holidays(country) for country in {self.settings.hours.country, recipient.country}]
        return Calendar(
            hours=self.settings.hours, is_holiday=lambda day: any(day in table for table in tables)
        )


def _find_dead_end(occasion: Occasion) -> str | None:
    """Say why the message cannot be written any more, or to nobody; None where it can."""
    channel, recipient = occasion.rule.channel, occasion.view.recipient
    is_outside = occasion.rule.message in OUTSIDE
    if channel is Channel.MAIL and recipient.email is None and not is_outside:
        return "No address is known that somebody reads."
    if channel is Channel.LINKEDIN and recipient.known is None:
        return "No person is named."
    until = get_until(occasion)
    if occasion.now > until:
        days = get_reasons(USUAL).days
        ended = say_day(until, now=occasion.now, calendar=occasion.calendar, days=days)
        return f"The time for it ended {ended}."
    return None


def _choose_best(judgements: Sequence[Judgement]) -> dict[StepId, Judgement]:
    """Return the judgement that is worth most for each step; among equals the first."""
    best: dict[StepId, Judgement] = {}
    for judgement in judgements:
        step = judgement.step
        if step is None:
            continue
        other = best.get(step.step)
        if other is None or other.step is None or step.worth > other.step.worth:
            best[step.step] = judgement
    return best


def _yield_to(judgement: Judgement, best: dict[StepId, Judgement]) -> Judgement:
    if judgement.step is None or best[judgement.step.step] is judgement:
        return judgement
    return replace(
        judgement, step=None, reason=f"{best[judgement.step.step].rule} says the same with more weight."
    )


def _pass(rule: Rule, reason: str) -> Judgement:
    return Judgement(rule=rule.id, source=rule.source, matched=False, reason=reason)
