"""Approved letters beside steps and cases: which step one is for, which own letter one became.

In: deliveries, steps and cases. Out: the delivery of a step; pairs of an approved letter and a sent one.

A mail program keeps the Message-ID of a draft, or gives another one; then address, time and words tell.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from difflib import SequenceMatcher

from rejoinder.model.case import Case, Letter
from rejoinder.model.delivery import SENDABLE, STANDING, Delivery
from rejoinder.model.mail import Message, SegmentRole
from rejoinder.model.reading import Kind
from rejoinder.model.step import Step

ALIKE = 0.5
"""Share of words in common from which a letter to the same address is the approved one, changed."""

CLOCKS = timedelta(minutes=10)
"""How far the clocks of a mail program and this machine may lie apart."""

_OWN_WORDS = frozenset({SegmentRole.NEW, SegmentRole.SIGNATURE})


def find_standing(deliveries: Iterable[Delivery], case: Case, step: Step) -> Delivery | None:
    """Return the letter of this kind that was approved since what the step is about."""
    about = next((member for member in case.members if member.member == step.about), None)
    since = about.at if about else None
    return next(
        (
            one
            for one in deliveries
            if one.kind == step.message_kind
            and one.state in STANDING
            and one.member in {member.member for member in case.members}
            and (since is None or one.at >= since)
        ),
        None,
    )


def find_sent(deliveries: Iterable[Delivery], cases: Iterable[Case]) -> Iterator[tuple[Delivery, Letter]]:
    """Yield each approved letter that was sent, with the letter as it was sent; none is taken twice."""
    own = [letter for case in cases for letter in case.letters if letter.reading.kind is Kind.CANDIDATE]
    deliveries = list(deliveries)
    by_id = {f"<{letter.message.message_id}>": letter for letter in own}
    taken = {one.message_id for one in deliveries if one.message_id in by_id}
    for one in deliveries:
        if one.state not in SENDABLE:
            continue
        found = by_id.get(one.message_id) or _find_alike(one, own, taken)
        if found is not None:
            taken.add(f"<{found.message.message_id}>")
            yield one, found


def get_sent_text(message: Message) -> str:
    """Return what the person wrote: their words and signature, no quoted mail."""
    return "".join(one.text for one in message.segments if one.role in _OWN_WORDS).strip() + "\n"


def is_changed(delivery: Delivery, message: Message) -> bool:
    """Say whether a letter was sent in other words than it was approved in."""
    return _words(delivery.draft.body) != _words(get_sent_text(message))


def _find_alike(delivery: Delivery, own: Iterable[Letter], taken: set[str]) -> Letter | None:
    """Return the letter to the same address since the approval that is most like it."""
    could_be = [
        (_likeness(delivery, letter), letter)
        for letter in own
        if f"<{letter.message.message_id}>" not in taken and _fits(delivery, letter)
    ]
    likeness, best = max(could_be, key=lambda pair: pair[0], default=(0.0, None))
    return best if likeness >= ALIKE else None


def _fits(delivery: Delivery, letter: Letter) -> bool:
    to = {one.email for one in (*letter.message.to, *letter.message.cc)}
    return letter.at is not None and letter.at >= delivery.at - CLOCKS and delivery.draft.to in to


def _likeness(delivery: Delivery, letter: Letter) -> float:
    approved, sent = _words(delivery.draft.body), _words(get_sent_text(letter.message))
    return SequenceMatcher(None, approved, sent, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return text.split()
