"""Counts of a search and the words for their uncertainty."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.making import START, case, letter, logged
from rejoinder.learn.counts import Counts, get_counts, get_interval, is_quiet, say_share
from rejoinder.model.case import CaseState
from rejoinder.model.reading import Kind, Stage
from rejoinder.model.words import Happening

NOW = START + timedelta(days=28)


def test_each_case_is_counted_for_what_it_is() -> None:
    """Applications, answers, talks, offers, rejections and quiet ones are counted; an approach is none."""
    cases = [
        case(letter(Kind.ACKNOWLEDGEMENT), state=CaseState.APPLIED),
        case(letter(Kind.ACKNOWLEDGEMENT, days=20), state=CaseState.APPLIED),
        case(letter(Kind.REJECTION)),
        case(letter(Kind.INTERVIEW), letter(Kind.REJECTION, days=9), stage=Stage.INTERVIEW),
        case(letter(Kind.OFFER), state=CaseState.OFFERED, stage=Stage.OFFER),
        case(letter(Kind.OUTREACH), state=CaseState.APPROACHED),
    ]
    assert get_counts(cases, NOW) == Counts(
        applications=5, answered=3, interviews=2, offers=1, rejections=2, quiet=1
    )


def test_what_was_logged_counts_too() -> None:
    """An interview and a no that were logged by hand are an answer and a talk."""
    counts = get_counts([case(logged(Happening.INTERVIEW), logged(Happening.REJECTION, days=2))], NOW)
    assert (counts.answered, counts.interviews) == (1, 1)


def test_a_test_is_an_answer_and_no_talk() -> None:
    """To be sent a test is to be answered, not to be spoken to."""
    counts = get_counts([case(letter(Kind.ASSESSMENT), stage=Stage.ASSESSMENT)], NOW)
    assert (counts.answered, counts.interviews) == (1, 0)


def test_quiet_begins_after_twenty_eight_days() -> None:
    """An open application is quiet from the 28th day after the last word from them."""
    waiting = case(letter(Kind.ACKNOWLEDGEMENT), state=CaseState.APPLIED)
    assert is_quiet(waiting, NOW)
    assert not is_quiet(waiting, NOW - timedelta(minutes=1))


def test_asking_does_not_end_the_quiet() -> None:
    """The person's own reminder is no word from them; an application without any receipt is quiet too."""
    reminded = case(
        letter(Kind.ACKNOWLEDGEMENT), letter(Kind.CANDIDATE, days=20), state=CaseState.IN_CONVERSATION
    )
    assert is_quiet(reminded, NOW)
    assert is_quiet(case(letter(Kind.CANDIDATE), state=CaseState.APPLIED), NOW)


@pytest.mark.parametrize("state", [CaseState.REJECTED, CaseState.OFFERED, CaseState.WITHDRAWN])
def test_what_has_ended_is_not_quiet(state: CaseState) -> None:
    """A case that was decided is not waiting for anything."""
    assert not is_quiet(case(letter(Kind.REJECTION), state=state), NOW + timedelta(days=900))


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 0, "nothing to count yet"),
        (3, 11, "3 of 11 answered; too few to say more"),
        (0, 19, "0 of 19 answered; too few to say more"),
        (30, 120, "30 of 120 answered; expect 18 to 33 in 100"),
        (0, 40, "0 of 40 answered; expect 0 to 9 in 100"),
    ],
)
def test_a_share_claims_no_more_than_it_knows(part: int, whole: int, told: str) -> None:
    """Below twenty no share is told; above, its interval in plain numbers."""
    assert say_share(part, whole, "answered") == told


@given(st.integers(1, 5_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_an_interval_holds_its_share(counted: tuple[int, int]) -> None:
    """The interval lies between 0 and 1 and around the share, and narrows as the count grows tenfold."""
    part, whole = counted
    low, high = get_interval(part, whole)
    wide_low, wide_high = get_interval(part * 10, whole * 10)
    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1
    assert wide_high - wide_low < high - low
