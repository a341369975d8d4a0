"""The handful of steps that is shown, and their order (A8, A9)."""

from dataclasses import replace

import pytest

from decide.making import OKAFOR, after, case, decider, no, steps_at
from rejoinder.decide.choose import choose
from rejoinder.model.case import CaseNumber
from rejoinder.model.reading import Contact, KindWordType, Stage
from rejoinder.model.step import Channel, MessageKind, Step, StepId

STEP = steps_at(after(3), case(no()))[MessageKind.REPLY]
NOW = after(3)


def _step(number: int, *, worth: int = 50, days: float = 0, to: str | None = "") -> Step:
    due, to = NOW.replace() if not days else after(3 + days), f"{number}@x.example" if to == "" else to
    name = StepId(f"{number}-reply")
    return replace(STEP, step=name, case=CaseNumber(number), worth=worth, due=due, to=to)


def _numbers(steps: tuple[Step, ...]) -> list[int]:
    return [step.case for step in steps]


def test_the_worthiest_come_first_and_the_rest_is_counted() -> None:
    """Of two hundred steps that are due, the five worth most are shown and the others held back."""
    chosen = choose([_step(number, worth=number % 97) for number in range(200)], NOW, 5)
    assert _numbers(chosen.steps) == [96, 193, 95, 192, 94]
    assert len(chosen.held_back) == 195


def test_what_is_due_comes_before_what_is_to_come() -> None:
    """A step of little worth that is due precedes worthy ones that are not; those keep the order of time."""
    steps = [_step(1, worth=90, days=9), _step(2, worth=1), _step(3, worth=20, days=3)]
    assert _numbers(choose(steps, NOW, 5).steps) == [2, 3, 1]


def test_what_is_due_tomorrow_is_ranked_by_its_worth() -> None:
    """The answer after a last round, due tomorrow, is shown before small things that are due today."""
    steps = [_step(1, worth=15), _step(2, worth=75, days=1)]
    assert _numbers(choose(steps, NOW, 1).steps) == [2]


def test_among_equals_the_longest_due_comes_first() -> None:
    """Worth being equal, the earlier due moment decides."""
    assert _numbers(choose([_step(1), _step(2, days=-1)], NOW, 5).steps) == [2, 1]


def test_nobody_gets_two_letters_at_once() -> None:
    """Of two letters to one address the worthier is shown and the other waits; that is so for mail only."""
    twice = choose([_step(1, to="a@x.example"), _step(2, worth=60, to="a@x.example")], NOW, 5)
    assert (_numbers(twice.steps), _numbers(twice.held_back)) == ([2], [1])
    phone = [replace(_step(number, to=None), channel=Channel.PHONE) for number in (1, 2)]
    assert len(choose(phone, NOW, 5).steps) == 2


@pytest.mark.parametrize("limit", [0, 1])
def test_nothing_is_lost(limit: int) -> None:
    """Shown and held back together are all steps."""
    steps = [_step(number) for number in range(3)]
    chosen = choose(steps, NOW, limit)
    assert len(chosen.steps) == limit
    assert {*chosen.steps, *chosen.held_back} == set(steps)


def test_a_personal_no_after_the_last_round_is_worth_most() -> None:
    """A9: worth falls from an invitation to return after the final to a form letter after a first call."""
    form = Contact(name=None)
    cases = [
        case(no(kind_words=[KindWordType.REAPPLY]), stage=Stage.FINAL),
        case(no(), stage=Stage.FINAL),
        case(no(), stage=Stage.INTERVIEW),
        case(no(contact=form, sender="jobs@contoso.example"), stage=Stage.INTERVIEW),
        case(no(contact=form, sender="jobs@contoso.example"), stage=Stage.SCREEN),
    ]
    worths = [steps_at(after(1), of)[MessageKind.REPLY].worth for of in cases]
    assert worths == sorted(set(worths), reverse=True)


def test_worth_stays_within_a_hundred() -> None:
    """However much speaks for a step, its worth is at most 100."""
    kind = [KindWordType.REAPPLY, KindWordType.PRAISE]
    worths = [
        step.worth
        for step in decider().steps(case(no(contact=OKAFOR, kind_words=kind), stage=Stage.OFFER), NOW)
    ]
    assert max(worths) <= 100
