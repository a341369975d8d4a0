"""The conditions that a playbook's rules may set, and what each says of a case.

In: a View of a case. Out: whether it is as wished, and a sentence that says how it is.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rejoinder.decide.recipient import Recipient
from rejoinder.decide.sayings import FEEDBACK, OPPORTUNITIES, POLICIES, STAGES, STATES, WAYS
from rejoinder.decide.situation import Feedback, Situation
from rejoinder.decide.wishes import AtLeast, Between, Words, YesNo
from rejoinder.model.case import CaseState, Entry, Opportunity
from rejoinder.model.person import Policy
from rejoinder.model.reading import KindWordType, Stage
from rejoinder.model.words import Via

_NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What a condition looks at: the case, who would be written to, and the person's policy."""

    situation: Situation
    recipient: Recipient
    policy: Policy
    quiet_weeks: int = 0
    """Weeks without a word after which an application is quiet; 0 for never."""

    @property
    def quiet_from(self) -> datetime | None:
        """Return since when the application is quiet, UTC; None where it is not."""
        heard = self.situation.silence
        if not (self.quiet_weeks and heard and heard.at):
            return None
        begins = heard.at + timedelta(weeks=self.quiet_weeks)
        return begins if begins <= self.situation.now else None


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing a rule may ask of a case."""

    wish: YesNo | Words | AtLeast | Between
    """How a playbook writes it."""
    get: Callable[[View], Iterable[object]]
    """The values that hold; the condition is met where one of them is wished for."""
    say: Callable[[View], str]
    """One sentence: how it is, in this case."""


When = tuple[tuple[str, Container[object]], ...]
"""(name of a condition, values wished for), in the order they are written."""


def find_obstacle(when: When, view: View) -> str | None:
    """Return the first thing that is not as a rule wishes, in a sentence; None where all is."""
    for name, wished in when:
        condition = CONDITIONS[name]
        if not any(value in wished for value in condition.get(view)):
            return condition.say(view)
    return None


def _yes_no(get: Callable[[View], bool], *, yes: str, no: str) -> Condition:
    return Condition(YesNo(), lambda view: (get(view),), lambda view: yes if get(view) else no)


def _words(
    words: Iterable[str], get: Callable[[View], Iterable[str]], say: Callable[[View], str]
) -> Condition:
    return Condition(Words(tuple(str(word) for word in words)), get, say)


def _say_state(view: View) -> str:
    return STATES[view.situation.state]


def _say_stage(view: View) -> str:
    return STAGES[view.situation.case.stage]


def _say_policy(view: View) -> str:
    return POLICIES[view.policy]


def _told_by(view: View) -> tuple[str, ...]:
    no = view.situation.no
    if no is None:
        return (_NONE,)
    return (no.log.via.value if isinstance(no, Entry) else Via.MAIL.value,)


def _say_told_by(view: View) -> str:
    return WAYS[_told_by(view)[0]]


def _kind_words(view: View) -> tuple[str, ...]:
    return tuple(view.situation.kind_words) or (_NONE,)


def _say_kind_words(view: View) -> str:
    return "They said other kind words." if view.situation.kind_words else "They said no kind words."


def _days_since_no(view: View) -> tuple[int, ...]:
    no = view.situation.no
    return ((view.situation.now - no.at) // timedelta(days=1),) if no and no.at else ()


def _say_days(view: View) -> str:
    days = next(iter(_days_since_no(view)), None)
    if days is None:
        return "Nobody has said no, or the no carries no date."
    return f"The no is {days} {'day' if days == 1 else 'days'} old."


def _say_unanswered(view: View) -> str:
    count = view.situation.unanswered
    if count == 0:
        return "No note of yours waits for an answer."
    return f"{count} {'note' if count == 1 else 'notes'} of yours went unanswered."


CONDITIONS = {
    "state": _words(CaseState, lambda view: (view.situation.state,), _say_state),
    "opportunity": _words(
        Opportunity,
        lambda view: (view.situation.case.opportunity,),
        lambda view: f"It is about {OPPORTUNITIES[view.situation.case.opportunity]}.",
    ),
    "policy": _words(Policy, lambda view: (view.policy,), _say_policy),
    "answered": _yes_no(
        lambda view: view.situation.answer is not None,
        yes="You have answered.",
        no="You have not answered.",
    ),
    "interviewed": _yes_no(
        lambda view: view.situation.interviewed,
        yes="There was an interview.",
        no="There was no interview.",
    ),
    "met": _yes_no(
        lambda view: view.situation.met,
        yes="You have been in touch with a person there.",
        no="Nobody there has met you.",
    ),
    "stage": Condition(AtLeast(tuple(Stage)), lambda view: (view.situation.case.stage,), _say_stage),
    "told_by": _words((_NONE, *Via), _told_by, _say_told_by),
    "address": _yes_no(
        lambda view: view.recipient.email is not None,
        yes="There is an address that somebody reads.",
        no="No address is known that somebody reads.",
    ),
    "personal": _yes_no(
        lambda view: view.recipient.email is not None and view.recipient.name is not None,
        yes="A person's own address is known.",
        no="No person's own address is known.",
    ),
    "named": _yes_no(
        lambda view: view.recipient.known is not None,
        yes="A person is named.",
        no="No person is named.",
    ),
    "connected": _yes_no(
        lambda view: view.situation.connected,
        yes="You have been in touch over LinkedIn since.",
        no="You have not been in touch over LinkedIn since.",
    ),
    "kind_words": _words((_NONE, *KindWordType), _kind_words, _say_kind_words),
    "feedback": _words(
        Feedback,
        lambda view: (view.situation.feedback,),
        lambda view: FEEDBACK[view.situation.feedback],
    ),
    "quiet": _yes_no(
        lambda view: view.quiet_from is not None,
        yes="Nothing was heard for weeks.",
        no="The application is decided, or not yet quiet.",
    ),
    "inquired": _yes_no(
        lambda view: view.situation.inquired,
        yes="You have written since.",
        no="You have not written since.",
    ),
    "days_since_no": Condition(Between(), _days_since_no, _say_days),
    "unanswered_notes": Condition(Between(), lambda view: (view.situation.unanswered,), _say_unanswered),
}
"""By the name a playbook uses. Described for people in docs/playbook.md."""
