"""How long answers take, and what is said of those that have not come."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.making import START, applied, case, letter, logged
from rejoinder.learn.waits import (
    OrganizationWaits,
    Wait,
    find_median,
    find_wait,
    get_waits,
    group_waits,
    say_waits,
)
from rejoinder.model.case import Case, CaseNumber, CaseState
from rejoinder.model.reading import Kind
from rejoinder.model.words import Happening, MemberKey

NOW = START + timedelta(days=30)


def _wait(days: int, *, is_open: bool = False, organization: str | None = "Contoso") -> Wait:
    answer = None if is_open else MemberKey("answer")
    return Wait(
        case=CaseNumber(1), organization=organization, days=days, began=MemberKey("own"), answer=answer
    )


@pytest.mark.parametrize(
    ("known", "days"),
    [
        (case(applied(), letter(Kind.ACKNOWLEDGEMENT, days=1), letter(Kind.REJECTION, days=8.5)), 8),
        (case(letter(Kind.ACKNOWLEDGEMENT), applied(2), letter(Kind.INTERVIEW, days=5)), 3),
        (case(letter(Kind.ACKNOWLEDGEMENT, days=1), letter(Kind.ASSESSMENT, days=5)), 4),
        (case(logged(Happening.APPLICATION), logged(Happening.REJECTION, days=3)), 3),
        (case(letter(Kind.OUTREACH), applied(1), letter(Kind.INTERVIEW, days=2)), 1),
    ],
)
def test_a_wait_runs_from_the_application_to_the_first_answer(known: Case, days: int) -> None:
    """It begins with the own letter or log entry, else with the receipt, and ends with a no, yes or come."""
    wait = find_wait(known, NOW)
    assert wait is not None
    assert (wait.days, wait.answer is not None) == (days, True)
    assert wait.answer in {member.member for member in known.members}


def test_a_wait_without_an_answer_is_open_until_now() -> None:
    """A receipt and news end no wait; what comes after now is not known yet."""
    waiting = case(
        applied(),
        letter(Kind.ACKNOWLEDGEMENT),
        letter(Kind.STATUS, days=9),
        letter(Kind.REJECTION, days=31),
        state=CaseState.APPLIED,
    )
    wait = find_wait(waiting, NOW)
    assert wait is not None
    assert (wait.days, wait.answer) == (30, None)


def test_what_has_no_known_beginning_is_counted_aside() -> None:
    """An answer alone tells no wait; an approach and what the person ended are no waits either."""
    answer_only = case(letter(Kind.REJECTION))
    late = case(letter(Kind.REJECTION), letter(Kind.ACKNOWLEDGEMENT, days=1))
    ended = case(applied(), state=CaseState.WITHDRAWN)
    approach = case(letter(Kind.OUTREACH), state=CaseState.APPROACHED)
    waits = get_waits([answer_only, late, ended, approach], NOW)
    assert (waits.waits, waits.unknown) == ((), (answer_only.number, late.number))


def test_open_waits_push_the_median_up() -> None:
    """Of 1, 2, 3 and 4 days half have an answer by day 2; with two more open for 10 days, by day 3."""
    answered = [_wait(days) for days in (1, 2, 3, 4)]
    assert find_median(answered) == 2
    assert find_median([*answered, *(_wait(10, is_open=True) for _ in range(2))]) == 3


def test_there_is_no_median_before_half_have_an_answer() -> None:
    """One answer among three waits that go on tells no half; neither does nothing."""
    assert find_median([_wait(2), *(_wait(9, is_open=True) for _ in range(3))]) is None
    assert find_median([]) is None


@given(st.lists(st.integers(0, 400), min_size=1), st.lists(st.integers(0, 400)))
def test_the_median_is_a_day_on_which_an_answer_came(answered: list[int], still: list[int]) -> None:
    """It is one of the answers' days; without open waits at least half came by it, and not half before."""
    waits = [*map(_wait, answered), *(_wait(days, is_open=True) for days in still)]
    median = find_median(waits)
    assert median is None or median in answered
    known = find_median(list(map(_wait, answered)))
    assert known is not None
    assert 2 * sum(days <= known for days in answered) >= len(answered)
    assert 2 * sum(days < known for days in answered) < len(answered)


def test_an_organisation_is_one_however_it_is_spelled() -> None:
    """Waits are gathered by name, quick ones first and those without any answer last; no name, no group."""
    waits = [
        _wait(9, organization="Contoso"),
        _wait(5, organization="CONTOSO "),
        _wait(4, is_open=True, organization="Northwind"),
        _wait(1, organization="Fabrikam"),
        _wait(2, organization=None),
    ]
    groups = group_waits(waits)
    assert [(group.organization, group.median) for group in groups] == [
        ("Fabrikam", 1),
        ("Contoso", 7),
        ("Northwind", None),
    ]
    assert isinstance(groups[0], OrganizationWaits)


def _applications(*days: int, still: int = 0) -> list[Case]:
    answered = [case(applied(), letter(Kind.REJECTION, days=after)) for after in days]
    return [*answered, *(case(applied(), state=CaseState.APPLIED) for _ in range(still))]


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        ([], "No application with a known beginning yet; log one: rejoinder log application."),
        (_applications(still=1), "1 is waiting for a first answer."),
        (_applications(1), "A first answer came after 1 day."),
        (_applications(3, 5, still=1), "First answers came after 3 and 5 days; 1 has none so far."),
        (_applications(3, 5, 8, 9), "Half had a first answer within 5 days."),
        (
            _applications(3, still=4),
            "Fewer than half have an answer so far. 4 have none so far.",
        ),
    ],
)
def test_the_sentence_says_no_more_than_there_is(cases: list[Case], told: str) -> None:
    """Few waits are told one by one; a half is told where there is one; open ones are named."""
    assert say_waits(get_waits(cases, NOW)) == told
