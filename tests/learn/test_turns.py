"""What each member of a case is in the search."""

import pytest

from learn.making import applied, letter, logged, wrote
from rejoinder.learn.turns import Turn, find_turn
from rejoinder.model.case import Member
from rejoinder.model.mail import Invite
from rejoinder.model.reading import ActName, Kind
from rejoinder.model.words import Happening


@pytest.mark.parametrize(
    ("member", "turn"),
    [
        (applied(), Turn.APPLIED),
        (wrote(0), Turn.WROTE),
        (wrote(0, ActName.WITHDRAWS), Turn.WITHDREW),
        (letter(Kind.REJECTION), Turn.NO),
        (logged(Happening.REJECTION), Turn.NO),
        (letter(Kind.INTERVIEW), Turn.INVITATION),
        (logged(Happening.INTERVIEW), Turn.TALK),
        (letter(Kind.INTERVIEW, invite=Invite(method="CANCEL")), Turn.NEWS),
        (letter(Kind.UNSURE), Turn.NEWS),
        (letter(Kind.ALERT), None),
        (letter(Kind.REJECTION, is_bounce=True), None),
        (logged(Happening.NOTE), None),
    ],
)
def test_a_member_is_one_turn_or_none(member: Member, turn: Turn | None) -> None:
    """By letter or by hand a no is a no; an invitation is not yet a talk; noise is no turn."""
    assert find_turn(member) is turn


def test_every_happening_but_a_note_is_a_turn() -> None:
    """Nothing that can be logged is forgotten."""
    assert [one for one in Happening if find_turn(logged(one)) is None] == [Happening.NOTE]
