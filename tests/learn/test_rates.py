"""The person's own rates, with the cases behind them."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learn.making import START, applied, case, letter, logged, wrote
from learn.searches import now_after, search
from rejoinder.learn.counts import get_counts
from rejoinder.learn.rates import Rate, RateName, get_rates, say_rate
from rejoinder.model.case import Case, CaseState
from rejoinder.model.reading import ActName, FeedbackPoint, Kind, Polarity, Stage, Theme
from rejoinder.model.words import Happening

NOW = START + timedelta(days=90)


def _rate(name: RateName, *cases: Case, now: datetime = NOW) -> Rate:
    return next(rate for rate in get_rates(cases, now) if rate.name is name)


@given(st.integers(0, 80), st.integers(0, 30))
def test_a_part_is_part_of_its_whole(count: int, seed: int) -> None:
    """Part and pending are apart, both within the whole; the first two rates agree with the counts."""
    cases, now = search(count, seed=seed), now_after()
    counts = get_counts(cases, now)
    answered, talk, *others = get_rates(cases, now)
    assert (len(answered.whole), len(answered.part)) == (counts.applications, counts.answered)
    assert (len(talk.whole), len(talk.part)) == (counts.applications, counts.interviews)
    for rate in (answered, talk, *others):
        assert set(rate.part) | set(rate.pending) <= set(rate.whole)
        assert not set(rate.part) & set(rate.pending)
        assert rate.interval is None or 0 <= rate.interval[0] <= rate.interval[1] <= 1


def test_feedback_is_counted_by_request() -> None:
    """What counts is a letter that asks for feedback, and feedback that came after it."""
    given_ = case(letter(Kind.REJECTION), wrote(1, ActName.ASKS_FOR_FEEDBACK), letter(Kind.FEEDBACK, days=5))
    by_phone = case(
        letter(Kind.REJECTION), wrote(1, ActName.ASKS_FOR_FEEDBACK), logged(Happening.FEEDBACK, days=9)
    )
    silent = case(letter(Kind.REJECTION), wrote(1, ActName.ASKS_FOR_FEEDBACK))
    unasked = case(letter(Kind.REJECTION), letter(Kind.FEEDBACK, days=1), wrote(2))
    rate = _rate(RateName.FEEDBACK, given_, by_phone, silent, unasked)
    assert rate.whole == (given_.number, by_phone.number, silent.number)
    assert rate.part == (given_.number, by_phone.number)
    assert rate.members == (given_.members[2].member, by_phone.members[2].member)


def test_feedback_may_stand_in_another_letter() -> None:
    """A second no that names what to work on is feedback received."""
    point = FeedbackPoint(text="More of it.", polarity=Polarity.ADVICE, theme=Theme.SKILLS)
    again = letter(Kind.REJECTION, days=4, feedback=[point])
    asked = case(letter(Kind.REJECTION), wrote(1, ActName.ASKS_FOR_FEEDBACK), again)
    assert _rate(RateName.FEEDBACK, asked).members == (again.member,)


def test_an_answer_to_a_letter_after_a_no_is_anything_they_wrote() -> None:
    """News, feedback or an invitation answer it; a late receipt and a letter before the no do not."""
    answered = case(letter(Kind.REJECTION), wrote(1), letter(Kind.STATUS, days=3))
    receipt = case(letter(Kind.REJECTION), wrote(1), letter(Kind.ACKNOWLEDGEMENT, days=3))
    before = case(wrote(), letter(Kind.STATUS, days=1), letter(Kind.REJECTION, days=2))
    rate = _rate(RateName.REPLY, answered, receipt, before)
    assert (rate.whole, rate.part) == ((answered.number, receipt.number), (answered.number,))


def test_a_second_chance_is_a_door_that_opens_after_the_no() -> None:
    """It may open in the same case, or in one that began later; what was under way before is none."""
    same = case(letter(Kind.REJECTION), letter(Kind.INTERVIEW, days=40), organization="Contoso")
    no = case(letter(Kind.REJECTION, days=2), organization="Northwind")
    new = case(letter(Kind.OUTREACH, days=50), state=CaseState.APPROACHED, organization="NORTHWIND")
    beside_no = case(letter(Kind.REJECTION, days=2), organization="Fabrikam")
    beside = case(applied(1), letter(Kind.INTERVIEW, days=9), organization="Fabrikam")
    rate = _rate(RateName.SECOND_CHANCE, same, no, new, beside_no, beside)
    assert rate.whole == (same.number, no.number, beside_no.number)
    assert rate.part == (same.number, no.number)
    assert rate.members == (same.members[1].member, new.members[0].member)


def test_nos_of_one_organisation_are_one_door() -> None:
    """Three nos of one organisation count once, even of one moment; two without a name are not one."""
    many = [case(letter(Kind.REJECTION, days=day), letter(Kind.REJECTION, days=day)) for day in range(3)]
    unnamed = [case(letter(Kind.REJECTION), organization=None) for _ in range(2)]
    assert len(_rate(RateName.SECOND_CHANCE, *many, *unnamed).whole) == 3


def test_what_is_young_may_still_change() -> None:
    """An open application of the last four weeks is pending; a no has been decided."""
    young = case(applied(80), state=CaseState.APPLIED)
    old = case(applied(), state=CaseState.APPLIED)
    refused = case(letter(Kind.REJECTION, days=80))
    assert _rate(RateName.ANSWERED, young, old).pending == (young.number,)
    assert _rate(RateName.TALK, refused).pending == ()


def test_the_sentence_says_when_there_is_too_little() -> None:
    """Few are told as few, young ones as young, enough as an interval; and nothing where nothing was."""
    answered = [case(applied(), letter(Kind.REJECTION, days=1)) for _ in range(3)]
    young = [case(applied(80), state=CaseState.APPLIED) for _ in range(4)]
    talks = [case(applied(), letter(Kind.INTERVIEW, days=1), stage=Stage.INTERVIEW) for _ in range(20)]
    assert say_rate(_rate(RateName.ANSWERED, *answered)) == (
        "3 of 3 applications were answered; too few to say more."
    )
    assert say_rate(_rate(RateName.ANSWERED, *answered, young[0])) == (
        "3 of 4 applications were answered; too few to say more. 1 of the rest is younger than 4 weeks."
    )
    assert say_rate(_rate(RateName.ANSWERED, *answered, *young)) == (
        "3 of 7 applications were answered; 4 of the rest are younger than 4 weeks, too early to say more."
    )
    assert (
        say_rate(_rate(RateName.TALK, *talks))
        == "20 of 20 applications led to a talk; expect 84 to 100 in 100."
    )
    assert say_rate(_rate(RateName.FEEDBACK)) == "No request for feedback has gone out yet."
