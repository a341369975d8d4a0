"""What a member of a case is in the search: a letter or an entry in, its turn out.

Pictures and rates speak of turns, so that a no by letter and a no by phone count alike.
"""

from enum import StrEnum

from rejoinder.model.case import Entry, Letter, Member
from rejoinder.model.reading import ActName, Kind
from rejoinder.model.words import Happening


class Turn(StrEnum):
    """One move of a search, by either side."""

    APPLIED = "applied"
    WROTE = "wrote"
    """A letter of the person's own that is no application."""
    WITHDREW = "withdrew"
    APPROACH = "approach"
    RECEIPT = "receipt"
    NEWS = "news"
    """Something from them that decides nothing."""
    INVITATION = "invitation"
    TEST = "test"
    TALK = "talk"
    """An interview that took place."""
    CONTACT = "contact"
    FEEDBACK = "feedback"
    OFFER = "offer"
    NO = "no"


SENT = frozenset({Turn.APPLIED, Turn.WROTE, Turn.WITHDREW})
"""What the person did."""
TALKS = frozenset({Turn.TALK, Turn.CONTACT})
"""What both did together."""
OPENINGS = frozenset({Turn.APPROACH, Turn.INVITATION, Turn.TEST, Turn.TALK, Turn.OFFER})
"""What opens a door, the first time or again."""
ANSWERS = frozenset({
    Turn.INVITATION,
    Turn.TEST,
    Turn.TALK,
    Turn.CONTACT,
    Turn.FEEDBACK,
    Turn.OFFER,
    Turn.NO,
})
"""What answers an application; a receipt is no answer."""

_BY_KIND = {
    Kind.REJECTION: Turn.NO,
    Kind.ACKNOWLEDGEMENT: Turn.RECEIPT,
    Kind.INTERVIEW: Turn.INVITATION,
    Kind.ASSESSMENT: Turn.TEST,
    Kind.OFFER: Turn.OFFER,
    Kind.FEEDBACK: Turn.FEEDBACK,
    Kind.STATUS: Turn.NEWS,
    Kind.UNSURE: Turn.NEWS,
    Kind.OUTREACH: Turn.APPROACH,
}
_BY_HAPPENING = {
    Happening.APPLICATION: Turn.APPLIED,
    Happening.INTERVIEW: Turn.TALK,
    Happening.REJECTION: Turn.NO,
    Happening.OFFER: Turn.OFFER,
    Happening.FEEDBACK: Turn.FEEDBACK,
    Happening.REPLY: Turn.WROTE,
    Happening.WITHDRAWAL: Turn.WITHDREW,
    Happening.CONTACT: Turn.CONTACT,
}


def find_turn(member: Member) -> Turn | None:
    """Return the turn a member is; None for notes, advertisements and mail that came back."""
    if isinstance(member, Entry):
        return _BY_HAPPENING.get(member.log.happening)
    if member.message.is_bounce:
        return None
    if member.reading.kind is Kind.CANDIDATE:
        return _own(member)
    turn = _BY_KIND.get(member.reading.kind)
    return Turn.NEWS if turn is Turn.INVITATION and _calls_off(member) else turn


def _calls_off(letter: Letter) -> bool:
    return letter.message.invite is not None and letter.message.invite.method == "CANCEL"


def _own(letter: Letter) -> Turn:
    if letter.reading.does(ActName.APPLIES):
        return Turn.APPLIED
    return Turn.WITHDREW if letter.reading.does(ActName.WITHDRAWS) else Turn.WROTE
