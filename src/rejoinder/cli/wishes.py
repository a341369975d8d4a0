"""What a person says of a step: `snooze`, `dismiss` and `done`; the step in, a word of theirs out."""

from datetime import timedelta

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk import words
from rejoinder.desk.dates import parse_moment, say_moment
from rejoinder.desk.plan import get_cases_for, get_step
from rejoinder.desk.shapes import shape_word
from rejoinder.errors import UsageError
from rejoinder.model.case import Case
from rejoinder.model.step import Step
from rejoinder.model.words import Word
from rejoinder.wiring import House

USUAL_DAYS = 3


def snooze(step: str, /, *, until: str = "", days: int = USUAL_DAYS, common: Common = COMMON) -> int:
    """Let a step wait: it comes back on the day you say, on a business day and not in your quiet hours.

    Parameters
    ----------
    step
        A step that `rejoinder next` names, as 12-reply.
    until
        The day, as 2026-03-09.
    days
        Or so many days from now.
    """
    with house(common) as opened:
        if days < 1:
            raise UsageError("Say one day or more, as in --days 3.")
        chosen = find_of_case(opened, step)
        moment = parse_moment(until, now=opened.now, zone=opened.zone) if until else None
        moment = moment or opened.now + timedelta(days=days)
        word = words.snooze(opened.casebook, chosen, until=moment, now=opened.now)
        due = opened.decider.put_off(chosen, moment, opened.now).due
        told = f"It waits. I name it again {say_moment(due, now=opened.now, zone=opened.zone)}."
        report(word, told, common)
    return 0


def dismiss(step: str, /, *, person: bool = False, common: Common = COMMON) -> int:
    """Say that you do not want a step. For another letter of theirs it can be proposed again.

    Parameters
    ----------
    step
        A step that `rejoinder next` names, as 12-reply.
    person
        Propose nothing to this person any more, in any case.
    """
    with house(common) as opened:
        chosen = find_of_case(opened, step)
        if person:
            word = words.leave(opened.casebook, chosen, now=opened.now)
            told = f"Nothing more is proposed to {chosen.to}."
        else:
            word = words.dismiss(opened.casebook, chosen, now=opened.now)
            told = "Put aside."
        report(word, told, common)
    return 0


def done(step: str, /, *, on: str = "now", common: Common = COMMON) -> int:
    """Say that you have done a step by some way I cannot see; what follows counts from then.

    Parameters
    ----------
    step
        A step that `rejoinder next` names, as 12-reply.
    on
        The day: 2026-03-02, or today, yesterday.
    """
    with house(common) as opened:
        chosen, case = find(opened, step)
        moment = parse_moment(on, now=opened.now, zone=opened.zone)
        word = words.finish(opened.casebook, chosen, case, on=moment, now=opened.now)
        report(word, "Noted as done.", common)
    return 0


def find(opened: House, name: str) -> tuple[Step, Case]:
    """Return the step of a name with its case. Raises NotFoundError."""
    cases = get_cases_for(opened.casebook, name, own=opened.own_addresses, now=opened.now)
    return get_step(cases, opened.decider, name, now=opened.now)


def find_of_case(opened: House, name: str) -> Step:
    """Return the step of a name, which must be about an application. Raises NotFoundError, UsageError."""
    step, case = find(opened, name)
    if case.is_person:
        raise UsageError(
            f"People have a rhythm instead: rejoinder person set {case.number} --every 60, or --every never."
        )
    return step


def report(word: Word, told: str, common: Common) -> None:
    """Say what was noted, and how it is taken back."""
    if common.json:
        print_json(shape_word(word))
        return
    paper = Paper()
    paper.line(told, indent=0)
    paper.todo("rejoinder undo", "takes it back")
