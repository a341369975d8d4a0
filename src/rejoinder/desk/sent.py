"""The wish to know what was sent: approved letters and own mail in; those that left, learned from, out."""

from datetime import datetime

from rejoinder.decide import find_sent, get_sent_text, is_changed
from rejoinder.desk.cases import get_cases
from rejoinder.desk.ports import Casebook
from rejoinder.model.case import Letter
from rejoinder.model.delivery import SENDABLE, Delivery, DeliveryState
from rejoinder.model.words import Edit, Offered


def recognise(casebook: Casebook, *, now: datetime) -> list[Delivery]:
    """Recognise approved letters among own mail; return them, and learn from what was changed in them."""
    deliveries = casebook.outbox.deliveries()
    if not any(one.state in SENDABLE for one in deliveries):
        return []
    found = list(find_sent(deliveries, get_cases(casebook)))
    return [one for one, letter in found if _settle(casebook, one, letter, now=now)]


def _settle(casebook: Casebook, one: Delivery, letter: Letter, *, now: datetime) -> bool:
    """Note that a letter was sent, once; what the person changed in it is theirs to say."""
    is_moved = casebook.outbox.move(one.id, DeliveryState.SENT, among=[one.state], at=letter.at or now)
    if is_moved and is_changed(one, letter.message):
        offered = tuple(Offered(part=said.part, text=said.text) for said in one.draft.sentences if said.part)
        text = get_sent_text(letter.message)
        casebook.add_word(Edit(member=one.member, kind=one.kind, offered=offered, text=text), at=now)
    return is_moved
