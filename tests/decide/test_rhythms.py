"""When it is time to be in touch again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from decide.making import TUESDAY, after
from rejoinder.decide import choose_due, get_rhythms, parse_rhythms
from rejoinder.model.people import Direction, Person, PersonNumber, Touch
from rejoinder.model.words import PersonKey, Via

ADA = Person(
    number=PersonNumber(1),
    key=PersonKey("word-1"),
    traces=(PersonKey("word-1"),),
    name="Ada",
    tags=("mentor",),
)


def talk(days: float, direction: Direction = Direction.BOTH) -> Touch:
    """Make a contact so many days after a Tuesday."""
    return Touch(on=after(days), via=Via.PHONE, direction=direction, source="word:1")


def test_a_mentor_is_due_two_months_after_the_last_contact() -> None:
    """The rhythm of the tag counts from the last real contact and says so."""
    due = choose_due(replace(ADA, touches=(talk(0),)), get_rhythms(), now=after(10))
    assert due is not None
    assert due.on == TUESDAY + timedelta(days=60)
    assert "mentor" in due.why


def test_any_contact_sets_the_rhythm_back() -> None:
    """A later contact moves the next one away."""
    due = choose_due(replace(ADA, touches=(talk(0), talk(50))), get_rhythms(), now=after(61))
    assert due is not None
    assert due.on == after(110)


def test_a_person_without_tag_is_never_due() -> None:
    """Five thousand connections ask for nothing."""
    assert choose_due(replace(ADA, tags=("colleague",)), get_rhythms(), now=after(999)) is None


def test_ones_own_rhythm_wins_over_tags() -> None:
    """A number of days for one person counts before those of their tags."""
    due = choose_due(replace(ADA, touches=(talk(0),), every=7), get_rhythms(), now=after(1))
    assert due is not None
    assert due.on == after(7)


@pytest.mark.parametrize("change", [{"every": 0}, {"tags": ("mentor", "never")}])
def test_never_is_possible(change: dict[str, object]) -> None:
    """Who should not be reminded of is not."""
    due = choose_due(replace(ADA, touches=(talk(0),), **change), get_rhythms(), now=after(999))  # type: ignore[arg-type]
    assert due is not None
    assert due.on is None


def test_two_unanswered_messages_let_it_rest_until_they_write() -> None:
    """After the second message without answer nothing is due; their answer wakes it."""
    sent = (talk(0), talk(60, Direction.OURS), talk(120, Direction.OURS))
    resting = choose_due(replace(ADA, touches=sent), get_rhythms(), now=after(200))
    assert resting is not None
    assert resting.on is None
    woken = choose_due(
        replace(ADA, touches=(*sent, talk(130, Direction.THEIRS))), get_rhythms(), now=after(200)
    )
    assert woken is not None
    assert woken.on == after(190)


def test_years_of_silence_are_left_alone() -> None:
    """A first look at ten years of mail floods nobody."""
    due = choose_due(replace(ADA, touches=(talk(0),)), get_rhythms(), now=after(3000))
    assert due is not None
    assert due.on is None


def test_somebody_added_counts_from_that_day() -> None:
    """A mentor without any contact yet is due one rhythm after they were added."""
    due = choose_due(replace(ADA, added=TUESDAY), get_rhythms(), now=after(1))
    assert due is not None
    assert due.on == after(60)


def test_own_rhythms_change_what_they_name() -> None:
    """Good lines count, a bad one is told with its line, the rest stays as shipped."""
    rhythms, problems = parse_rhythms('[days]\nmentor = 30\ncoach = 45\npeer = "often"\n', "rhythms.toml")
    assert (rhythms.days["mentor"], rhythms.days["coach"], rhythms.days["peer"]) == (30, 45, 120)
    assert [problem.line for problem in problems] == [4]


@pytest.mark.parametrize("text", ["days = 3", "[days", "[rest]\nunanswered = 9"])
def test_what_is_no_rhythm_changes_nothing(text: str) -> None:
    """Broken TOML and other tables leave the shipped rhythms in force."""
    assert parse_rhythms(text, "rhythms.toml")[0] == get_rhythms()
