"""What the person says of steps is heeded, and nobody is written to twice in a short time."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from decide.making import OKAFOR, TUESDAY, after, case, decider, letter, logged, no, own
from rejoinder.decide import Known, heed
from rejoinder.model.case import Case, CaseNumber
from rejoinder.model.reading import ActName, Kind
from rejoinder.model.step import MessageKind, Step
from rejoinder.model.words import Dismiss, Happening, Leave, Saying, Snooze

EMAIL = str(OKAFOR.email)


def steps(*cases: Case, said: tuple[Saying, ...] = (), at: datetime = TUESDAY) -> dict[MessageKind, Step]:
    """Return the steps of the first case by their kind."""
    decided = [(one, decider().steps(one, at)) for one in cases]
    found = heed(decided, decider(), at, Known(sayings=said))
    return {step.message_kind: step for step in found if step.case == cases[0].number}


def test_a_snoozed_step_comes_back_on_its_day() -> None:
    """On the first business morning from then; the last word counts."""
    told = case(no())
    about = steps(told)[MessageKind.REPLY].about
    long, short = (Snooze(about=about, kind="reply", until=after(days)) for days in (20, 11))
    step = steps(told, said=(long, short))[MessageKind.REPLY]
    assert step.due == datetime(2026, 3, 16, 8, 0, tzinfo=TUESDAY.tzinfo)
    assert step.until is not None
    assert step.until > step.due


def test_a_dismissed_step_is_gone_until_another_no() -> None:
    """For the no it was dismissed for, and for no other one."""
    first = no()
    said = (Dismiss(about=first.member, kind="reply"),)
    assert MessageKind.REPLY not in steps(case(first), said=said)
    invited, again = letter(Kind.INTERVIEW, after(20), sender=EMAIL), no(after(30))
    assert MessageKind.REPLY in steps(case(first, invited, again), said=said, at=after(31))


def test_nothing_goes_to_somebody_who_is_to_be_left_alone() -> None:
    """No step of any kind, by their address."""
    assert EMAIL in {step.to for step in steps(case(no())).values()}
    left = steps(case(no()), said=(Leave(email=EMAIL),))
    assert EMAIL not in {step.to for step in left.values()}


def test_what_was_done_elsewhere_counts_from_then() -> None:
    """A request for feedback that was made by phone is not proposed, and awaits its answer like any other."""
    entry = logged(Happening.REPLY, after(1))
    done = case(no(), replace(entry, log=replace(entry.log, message="feedback-request")))
    assert MessageKind.FEEDBACK_REQUEST not in steps(done, at=after(2))
    assert MessageKind.FOLLOW_UP in steps(done, at=after(16))


def test_two_letters_to_one_person_lie_days_apart() -> None:
    """Who was written to a day after their no, about something else, is not answered today."""
    told = case(no())
    other = replace(case(own(after(1), ActName.APPLIES)), number=CaseNumber(13))
    step = steps(told, other, at=after(2))[MessageKind.REPLY]
    assert step.due >= after(8)
    assert "You wrote to them" in step.reason


def test_an_answer_to_what_they_wrote_need_not_wait() -> None:
    """What the person wrote before the no puts off no answer to it."""
    told = case(no())
    other = replace(case(own(after(-1), ActName.APPLIES)), number=CaseNumber(13))
    assert steps(told, other)[MessageKind.REPLY].due == steps(told)[MessageKind.REPLY].due


@given(st.lists(st.integers(0, 400), min_size=1, max_size=4), st.integers(0, 23), st.integers(0, 90))
def test_a_snoozed_step_is_never_due_in_a_quiet_hour(days: list[int], hour: int, now: int) -> None:
    """Whatever was said how often: business days only, and no quiet hour."""
    told = case(no())
    about = told.letters[-1].member
    said = tuple(Snooze(about=about, kind="reply", until=after(day, hours=hour)) for day in days)
    calendar = decider().get_calendar()
    found = steps(told, said=said, at=TUESDAY + timedelta(days=now)).values()
    assert all(calendar.is_allowed(step.due) for step in found)
