"""The way of applications: where they began, came to and stand."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.making import START, applied, case, letter, logged, wrote
from learn.searches import now_after, search
from rejoinder.learn.counts import get_counts
from rejoinder.learn.flow import Beginning, Reach, Standing, find_beginning, find_reach, get_flow, say_flow
from rejoinder.model.case import Case, CaseState
from rejoinder.model.reading import Kind, Stage
from rejoinder.model.words import Happening

NOW = START + timedelta(days=10)


@given(st.integers(0, 120), st.integers(0, 50))
def test_what_flows_into_a_stage_flows_out_of_it(count: int, seed: int) -> None:
    """At each stage the same cases come in and go out, and every application passes each column once."""
    cases = search(count, seed=seed)
    flow = get_flow(cases, now_after())
    for reach in Reach:
        came = [case for stream in flow.streams if stream.target is reach for case in stream.cases]
        went = [case for stream in flow.streams if stream.source is reach for case in stream.cases]
        assert sorted(came) == sorted(went)
    for column in (Beginning, Reach, Standing):
        passed = [case for place in column for case in flow.at(place)]
        assert sorted(passed) == list(flow.cases)
    assert len(flow.cases) + len(flow.approaches) == count


@given(st.integers(0, 120), st.integers(0, 50))
def test_the_picture_and_the_counts_agree(count: int, seed: int) -> None:
    """Talks, quiet ones and rejections are as many as `themes` counts."""
    cases, now = search(count, seed=seed), now_after()
    flow, counts = get_flow(cases, now), get_counts(cases, now)
    assert sum(len(flow.at(reach)) for reach in Reach if reach.is_talk) == counts.interviews
    assert len(flow.at(Standing.QUIET)) == counts.quiet
    assert len(flow.at(Standing.NO)) == counts.rejections
    assert len(flow.cases) == counts.applications


@pytest.mark.parametrize(
    ("known", "beginning"),
    [
        (case(applied(), letter(Kind.ACKNOWLEDGEMENT, days=1)), Beginning.WROTE),
        (case(letter(Kind.ACKNOWLEDGEMENT), applied(1)), Beginning.WROTE),
        (case(logged(Happening.APPLICATION), letter(Kind.REJECTION, days=1)), Beginning.WROTE),
        (case(letter(Kind.ACKNOWLEDGEMENT), letter(Kind.REJECTION, days=1)), Beginning.CONFIRMED),
        (case(letter(Kind.OUTREACH), applied(2)), Beginning.APPROACHED),
        (case(letter(Kind.REJECTION), wrote(1)), Beginning.LATER),
        (case(letter(Kind.ALERT), logged(Happening.NOTE)), Beginning.LATER),
    ],
)
def test_a_beginning_is_what_is_first_known(known: Case, beginning: Beginning) -> None:
    """An own letter or log entry comes before a receipt; an approach counts where it came first."""
    assert find_beginning(known) is beginning


def test_a_logged_interview_is_a_talk() -> None:
    """An interview logged by hand moves an application to the interviews, and takes none back."""
    assert find_reach(case(logged(Happening.INTERVIEW))) is Reach.INTERVIEW
    assert find_reach(case(logged(Happening.INTERVIEW), stage=Stage.FINAL)) is Reach.FINAL


def test_a_case_that_is_quiet_is_not_open() -> None:
    """After 28 days without a word an open application stands as quiet."""
    waiting = case(applied(), state=CaseState.APPLIED)
    assert get_flow([waiting], NOW).at(Standing.OPEN) == (waiting.number,)
    assert get_flow([waiting], START + timedelta(days=28)).at(Standing.QUIET) == (waiting.number,)


def test_the_sentence_counts_and_blames_nobody() -> None:
    """It tells applications, talks and standings; of one application it is short, of none it is kind."""
    cases = [
        case(
            applied(), letter(Kind.INTERVIEW, days=3), state=CaseState.IN_CONVERSATION, stage=Stage.INTERVIEW
        ),
        case(applied(), letter(Kind.REJECTION, days=3)),
        case(applied(), state=CaseState.WITHDRAWN),
    ]
    told = "3 applications, 1 of them with a talk: 1 is open, you stepped back from 1 and 1 ended in a no."
    assert say_flow(get_flow(cases, NOW)) == told
    assert say_flow(get_flow(cases[1:2], NOW)) == "1 application: 1 ended in a no."
    assert say_flow(get_flow([], NOW)) == "No application is known yet; the picture fills as letters come."
