"""`rejoinder next`: the casebook in; what is worth doing now, when, and why, out."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from rejoinder.cli.cases import EMPTY
from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.notice import show_notice
from rejoinder.cli.outbox import say_state
from rejoinder.cli.paper import Paper
from rejoinder.desk.cases import get_cases
from rejoinder.desk.dates import parse_moment, say_due, say_moment
from rejoinder.desk.people import choose_warm, find_due, get_people
from rejoinder.desk.plan import AT_ONCE, plan
from rejoinder.desk.shapes import shape_step
from rejoinder.desk.sync import find_sync_state
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.delivery import Delivery, DeliveryState
from rejoinder.model.people import Due, Person
from rejoinder.model.step import Channel, MessageKind, Step, StepState
from rejoinder.wiring import House

NAMES = {
    MessageKind.REPLY: "answer",
    MessageKind.THANKS: "say thanks",
    MessageKind.FEEDBACK_REQUEST: "ask for feedback",
    MessageKind.FOLLOW_UP: "ask once more for feedback",
    MessageKind.FEEDBACK_THANKS: "thank them for the feedback",
    MessageKind.LINKEDIN_NOTE: "connect on LinkedIn",
    MessageKind.LINKEDIN_MESSAGE: "write on LinkedIn",
    MessageKind.KEEP_WARM: "keep in touch",
    MessageKind.RECONNECT: "write again",
    MessageKind.NEW_OPENING: "write about an opening",
    MessageKind.INQUIRY: "ask about openings",
    MessageKind.STATUS_INQUIRY: "ask how it stands",
    MessageKind.MENTOR: "ask somebody you trust",
    MessageKind.REFERRAL_THANKS: "thank who recommended you",
    MessageKind.PHONE_SCRIPT: "words for the phone",
    MessageKind.WITHDRAWAL: "step back",
    MessageKind.REAPPLY: "apply again",
}
WAITING = {DeliveryState.DELIVERED, DeliveryState.UNSURE, DeliveryState.CLAIMED}
STATES = {
    StepState.DUE: "Due",
    StepState.PLANNED: "Soon",
    StepState.ASKS: "For you to decide",
}


def upcoming(*, on: str = "now", limit: int = AT_ONCE, notify: bool = False, common: Common = COMMON) -> int:
    """Show what is worth doing, the most worthwhile first, with the reason.

    Parameters
    ----------
    on
        Another day than today, as 2026-03-02 or "2026-03-02 14:30".
    limit
        How many steps to show at most.
    notify
        Say only how many are due, as a notice on your desktop that names nobody; nothing where none is.
    """
    with house(common) as opened:
        seen = replace(opened, now=parse_moment(on, now=opened.now, zone=opened.zone))
        cases = get_cases(opened.casebook)
        deliveries = opened.casebook.outbox.deliveries()
        chosen = plan(opened.casebook, cases, opened.decider, now=seen.now, limit=limit)
        if notify:
            return show_notice(
                sum(step.state is StepState.DUE for step in (*chosen.steps, *chosen.held_back))
            )
        warm = find_warm(seen, cases, chosen.steps)
        if common.json:
            print_json([shape_step(step) for step in chosen.steps])
        else:
            print_waiting([one for one in deliveries if one.state in WAITING], seen)
        if chosen.steps and not common.json:
            print_steps(list(chosen.steps), seen, held_back=len(chosen.held_back))
        if warm and not common.json:
            print_warm(warm, has_steps=bool(chosen.steps))
        for problem in (*opened.playbook_problems, *tell_cuts(opened)):
            warn(str(problem))
        if not chosen.steps and (common.json or not warm):
            raise NotFoundError(nothing_to_do(has_cases=bool(cases)))
    return 0


def find_warm(opened: House, cases: list[Case], steps: Sequence[Step]) -> list[tuple[Person, Due]]:
    """Return the few people whom it is time to be in touch with."""
    people = get_people(opened.casebook, own=opened.own_addresses, cases=cases)
    return choose_warm(find_due(people, opened.rhythms[0], now=opened.now), steps)


def print_warm(warm: list[tuple[Person, Due]], *, has_steps: bool) -> None:
    """Write with whom to keep in touch, and why now."""
    paper = Paper()
    if has_steps:
        paper.gap()
        paper.section("Keep in touch")
    else:
        paper.title("Keep in touch", "rejoinder people --due")
    for person, due in warm:
        where = f" · {person.position.organization}" if person.position.organization else ""
        paper.row(f"{person.name}{where}", f"person {person.number}")
        paper.quiet(due.why, indent=4)


def tell_cuts(opened: House) -> list[str]:
    """Say which accounts could not be read when it was last tried."""
    states = ((one.address, find_sync_state(opened.casebook, one.address)) for one in opened.accounts.known)
    return [
        f"{address} could not be read: {state.error}" for address, state in states if state and state.error
    ]


def print_waiting(deliveries: list[Delivery], opened: House) -> None:
    """Write which approved letters wait for the person's hand."""
    if not deliveries:
        return
    paper = Paper()
    paper.title("In your hands", "rejoinder outbox")
    for one in deliveries:
        since = say_moment(one.moved_at, now=opened.now, zone=opened.zone)
        paper.row(f"{one.draft.step} · to {one.draft.to or 'nobody yet'}", since)
        paper.quiet(f"{say_state(one)}.", indent=4)


def nothing_to_do(*, has_cases: bool) -> str:
    """Say that nothing is due, in words for the day it is read."""
    return "Nothing needs you today." if has_cases else EMPTY


def print_steps(steps: list[Step], opened: House, *, held_back: int) -> None:
    """Write the steps under what is asked of the person."""
    paper = Paper()
    paper.title("Worth doing", f"{opened.now:%-d %B %Y}")
    order = list(StepState)
    ranked = sorted(steps, key=lambda step: order.index(step.state))
    for state, group in groupby(ranked, key=lambda step: step.state):
        paper.section(STATES[state])
        for step in group:
            print_step(paper, step, opened)
    paper.gap()
    if held_back:
        more = "1 more can wait" if held_back == 1 else f"{held_back} more can wait"
        paper.quiet(f"{more}: rejoinder next --limit {len(steps) + held_back}")
    paper.todo(f"rejoinder draft {ranked[0].step}", "the letter, resting on what is known")


def print_step(paper: Paper, step: Step, opened: House) -> None:
    """Write one step: what and when, to whom, why."""
    name = " · ".join(filter(None, (step.organization or "Unknown organisation", NAMES[step.message_kind])))
    paper.row(name, say_due(step.due, now=opened.now, zone=opened.zone), style="bold")
    way = {Channel.MAIL: "", Channel.PHONE: "by phone", Channel.LINKEDIN: "on LinkedIn"}[step.channel]
    about = " · ".join(filter(None, (step.role, f"to {step.to}" if step.to else "", way)))
    if about:
        paper.quiet(about, indent=4)
    paper.line(step.reason, indent=4)
    paper.quiet(f"{step.step} · rule {step.rule}, {step.source}", indent=4)
    paper.gap()
