"""How a case stands for the person, read off its members.

In: a case and a now. Out: a Situation: the no that stands, what led to it, what came after it.
Nothing later than now is looked at, and nothing without a date.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rejoinder.decide.meeting import (
    count_interviews,
    is_from_person,
    is_in_touch,
    is_interviewed,
    is_own,
    is_spoken,
    is_theirs,
)
from rejoinder.model.case import Case, CaseState, Entry, Letter, Member
from rejoinder.model.reading import ActName, Kind, KindWordType
from rejoinder.model.step import MessageKind
from rejoinder.model.words import Happening, Via

NOTE_GAP = timedelta(days=30)
"""What is written later than this after a no is a note to stay in touch, no longer the answer to it."""

_OPENING_KINDS = (Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER)
_OPENING_HAPPENINGS = (Happening.INTERVIEW, Happening.OFFER)
_SIGNS_OF_LIFE = (Happening.CONTACT, Happening.FEEDBACK, Happening.INTERVIEW, Happening.OFFER)
_TOUCHES = (*_SIGNS_OF_LIFE, Happening.REPLY, Happening.REJECTION)


class Feedback(StrEnum):
    """How far feedback has come since the no."""

    NONE = "none"
    OFFERED = "offered"
    REFUSED = "refused"
    AWAITED = "awaited"
    """Asked for once; nothing came from them since."""
    CHASED = "chased"
    """Asked for, and written to again; nothing came from them since."""
    HEARD = "heard"
    """Asked for; they wrote since, but gave none."""
    GIVEN = "given"
    THANKED = "thanked"


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """Facts that the conditions of a playbook speak of."""

    case: Case
    now: datetime
    state: CaseState
    """As the case says, but in conversation again where an invitation came after the no."""
    no: Member | None
    """The last no that stands."""
    first_no: Member | None
    """The first no since the case was last open: whoever answered this one has answered."""
    interviews: int
    """How many are known of; 0 too where only the stage tells of one."""
    interviewed: bool
    in_touch: bool
    """In real contact with a person before the no, an interview aside."""
    met: bool
    """Interviewed, in touch, or told the no by a person's own voice (A1, A3, A6)."""
    answer: Member | None
    """The person's first answer to the no."""
    asked: Member | None
    """That the person first asked for feedback after the no: the letter, or that they said so."""
    feedback: Feedback
    feedback_from: Member | None
    """The last feedback that came by itself."""
    touch: Member | None
    """The last real contact in either direction."""
    unanswered: int
    """Notes to stay in touch since they last gave a sign of life."""
    connected: bool
    """Something was logged over LinkedIn after the no."""
    kind_words: frozenset[KindWordType]
    """In their letters since the no."""
    silence: Member | None
    """What was last heard of an application that is open; its quiet begins some weeks later."""
    inquired: bool
    """The person wrote since, to ask how it stands or for any other reason."""


def get_situation(case: Case, now: datetime) -> Situation:
    """Read off the situation of a case as it is known at `now`."""
    past = tuple(member for member in case.members if member.at is not None and member.at <= now)
    nos = find_nos(past)
    first_no = nos[0] if nos else None
    since = past[past.index(first_no) + 1 :] if first_no else ()
    before = past[: past.index(first_no)] if first_no else past
    interviewed, in_touch = is_interviewed(case, past), is_in_touch(before)
    asked = next((m for m in since if _asks(m)), None)
    return Situation(
        case=case,
        now=now,
        state=_state(case, past),
        no=nos[-1] if nos else None,
        first_no=first_no,
        interviews=count_interviews(before),
        interviewed=interviewed,
        in_touch=in_touch,
        met=interviewed or in_touch or any(is_spoken(no) for no in nos),
        answer=next((m for m in since if _is_answer(m)), None),
        asked=asked,
        feedback=_feedback(since, nos=nos, asked=asked),
        feedback_from=_last(tuple(m for m in since if is_feedback(m))),
        touch=_last(tuple(m for m in past if _is_touch(m))),
        unanswered=_count_unanswered(past, first_no=first_no),
        connected=any(isinstance(m, Entry) and m.log.via is Via.LINKEDIN for m in since),
        kind_words=_kind_words((*nos, *since)),
        silence=case.waits_on,
        inquired=_is_inquired(past, case.waits_on),
    )


def find_nos(past: tuple[Member, ...]) -> tuple[Member, ...]:
    """Return the nos that came since the case was last open, oldest first."""
    nos: list[Member] = []
    for member in past:
        if is_no(member):
            nos.append(member)
        elif opens(member):
            nos.clear()
    return tuple(nos)


def is_no(member: Member) -> bool:
    """Say whether this is a rejection, by letter or logged by hand."""
    if isinstance(member, Letter):
        return member.reading.kind is Kind.REJECTION
    return member.log.happening is Happening.REJECTION


def opens(member: Member) -> bool:
    """Say whether the case is open (again) with this: an invitation, a test, an offer; no cancelled date."""
    if isinstance(member, Entry):
        return member.log.happening in _OPENING_HAPPENINGS
    invite = member.message.invite
    return member.reading.kind in _OPENING_KINDS and not (invite and invite.method == "CANCEL")


def is_feedback(member: Member) -> bool:
    """Say whether this is feedback that came by itself, by letter or logged by hand."""
    if isinstance(member, Letter):
        return member.reading.kind is Kind.FEEDBACK
    return member.log.happening is Happening.FEEDBACK


def _state(case: Case, past: tuple[Member, ...]) -> CaseState:
    if case.state is not CaseState.REJECTED:
        return case.state
    last = _last(tuple(member for member in past if is_no(member) or opens(member)))
    if last is None or is_no(last):
        return case.state
    is_offer = isinstance(last, Letter) and last.reading.kind is Kind.OFFER
    is_told_offer = isinstance(last, Entry) and last.log.happening is Happening.OFFER
    return CaseState.OFFERED if is_offer or is_told_offer else CaseState.IN_CONVERSATION


def _feedback(since: tuple[Member, ...], *, nos: tuple[Member, ...], asked: Member | None) -> Feedback:
    given = _last(tuple(member for member in since if is_feedback(member)))
    if given is not None:
        is_thanked = any(_is_answer(member) for member in since[since.index(given) + 1 :])
        return Feedback.THANKED if is_thanked else Feedback.GIVEN
    told = (*nos, *(member for member in since if is_theirs(member)))
    if any(_does(member, ActName.REFUSES_FEEDBACK) for member in told):
        return Feedback.REFUSED
    if asked is not None:
        return _waiting(since[since.index(asked) + 1 :])
    return Feedback.OFFERED if any(_does(m, ActName.OFFERS_FEEDBACK) for m in told) else Feedback.NONE


def _asks(member: Member) -> bool:
    """Say whether the person asked for feedback with this."""
    if isinstance(member, Entry):
        return member.log.message == MessageKind.FEEDBACK_REQUEST
    return is_own(member) and _does(member, ActName.ASKS_FOR_FEEDBACK)


def _is_inquired(past: tuple[Member, ...], heard: Member | None) -> bool:
    return heard in past and any(_is_answer(member) for member in past[past.index(heard) + 1 :])


def _waiting(after: tuple[Member, ...]) -> Feedback:
    if any(_is_sign_of_life(member) or is_no(member) for member in after):
        return Feedback.HEARD
    return Feedback.CHASED if any(_is_answer(member) for member in after) else Feedback.AWAITED


def _count_unanswered(past: tuple[Member, ...], *, first_no: Member | None) -> int:
    signs = [member.at for member in past if _is_sign_of_life(member) and member.at]
    answer_ends = first_no.at + NOTE_GAP if first_no and first_no.at else None
    after = max((moment for moment in (*signs, answer_ends) if moment), default=None)
    notes = [member.at for member in past if _is_answer(member) and member.at]
    return sum(after is None or at > after for at in notes)


def _kind_words(members: tuple[Member, ...]) -> frozenset[KindWordType]:
    letters = (m for m in members if isinstance(m, Letter) and not is_own(m))
    return frozenset(word.type for letter in letters for word in letter.reading.kind_words)


def _is_answer(member: Member) -> bool:
    if isinstance(member, Entry):
        return member.log.happening is Happening.REPLY
    return is_own(member) and not _does(member, ActName.APPLIES)


def _is_sign_of_life(member: Member) -> bool:
    if isinstance(member, Entry):
        return member.log.happening in _SIGNS_OF_LIFE
    return is_theirs(member) and member.reading.kind is not Kind.ACKNOWLEDGEMENT


def _is_touch(member: Member) -> bool:
    if isinstance(member, Entry):
        return member.log.happening in _TOUCHES
    return _is_answer(member) or is_from_person(member) or is_feedback(member)


def _does(member: Member, act: ActName) -> bool:
    return isinstance(member, Letter) and member.reading.does(act)


def _last(members: tuple[Member, ...]) -> Member | None:
    return members[-1] if members else None
