"""A second chance: a case and others of its organisation in; the no, the answer and what opened, out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from rejoinder.learn.turns import OPENINGS, Turn, find_turn
from rejoinder.model.case import Case, Member

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class SecondChance:
    """A door that opened again after a no."""

    no: Member
    answer: Member | None
    """The first that the person wrote after the no; None where they wrote nothing."""
    opening: Member
    """What opened it: an invitation, a test, a talk, an offer, an approach."""


def find_second_chance(case: Case, cases: Iterable[Case]) -> SecondChance | None:
    """Return how a case opened after a no of the same organisation: in this case, or before it began."""
    began = case.first
    near = (one for one in cases if one.number != case.number and _is_same(one, case))
    before = (member for one in near for member in one.members if began and member.at and member.at < began)
    told = sorted((*before, *(member for member in case.members if member.at)), key=_at)
    own = {member.member for member in case.members}
    no = answer = None
    for member in told:
        turn = find_turn(member)
        if turn is Turn.NO:
            no, answer = member, None
        elif no is not None and turn is Turn.WROTE:
            answer = answer or member
        elif no is not None and turn in OPENINGS and member.member in own:
            return SecondChance(no=no, answer=answer, opening=member)
    return None


def _is_same(one: Case, other: Case) -> bool:
    return (
        bool(one.organization)
        and (one.organization or "").casefold() == (other.organization or "").casefold()
    )


def _at(member: Member) -> datetime:
    return member.at or _NEVER
