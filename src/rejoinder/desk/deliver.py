"""The wishes about approved letters: approve, deliver, take back. Each letter leaves once, or says so.

A letter is claimed before it leaves. Whoever finds a claimed one later asks the other side whether it has it;
where nobody can tell, the person is shown it and nothing is done again.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from rejoinder.decide import find_standing
from rejoinder.desk.letters import blocking
from rejoinder.desk.ports import Casebook, Outbox, Post
from rejoinder.desk.words import anchor, note_written
from rejoinder.errors import ConflictError, EndpointError, NotFoundError, UnconfirmedError, UsageError
from rejoinder.model.account import Way
from rejoinder.model.case import Case
from rejoinder.model.delivery import Delivery, DeliveryId, DeliveryState
from rejoinder.model.draft import Draft
from rejoinder.model.step import Channel, Step
from rejoinder.model.words import Via

PATIENCE = timedelta(minutes=15)
"""A letter that has been claimed for longer was left behind by a program that stopped."""

GIVEN = frozenset({Way.MAILTO, Way.TEXT})
"""Ways by which a letter is given into the person's hand at once."""

STOPPED = "The program stopped while it was being delivered."

Compose = Callable[[Draft], tuple[str, bytes]]
"""A draft in, (Message-ID, bytes as it leaves) out."""


def approve(
    casebook: Casebook,
    step: Step,
    case: Case,
    draft: Draft,
    *,
    way: Way,
    account: str,
    compose: Compose,
    now: datetime,
) -> Delivery:
    """Keep a letter as approved. Raises UsageError where it must not leave, ConflictError a second time."""
    blocks = blocking(draft.findings)
    if blocks:
        raise UsageError(f"The letter must not leave like this: {blocks[0].why}")
    check_open(casebook.outbox, step, case)
    message_id, raw = compose(draft)
    return casebook.outbox.add(
        Delivery(
            id=DeliveryId(0),
            member=anchor(case),
            kind=step.message_kind.value,
            draft=draft,
            account=account,
            way=way,
            message_id=message_id,
            raw=raw,
            at=now,
            due=step.due,
            state=DeliveryState.DELIVERED if way in GIVEN else DeliveryState.APPROVED,
            moved_at=now,
        )
    )


def check_open(outbox: Outbox, step: Step, case: Case) -> None:
    """Raise ConflictError where a letter was approved for this step before."""
    known = find_standing(outbox.deliveries(), case, step)
    if known is not None:
        raise ConflictError(f"{step.step} was approved before ({known.state}): rejoinder outbox")


def find_way(step: Step, account: str) -> Way:
    """Return the usual way for a step."""
    if step.channel is not Channel.MAIL:
        return Way.TEXT
    return Way.DRAFT if account else Way.EML


def deliver(
    outbox: Outbox,
    posts: Callable[[Delivery], Post],
    *,
    now: datetime,
    early: bool = False,
    only: DeliveryId | None = None,
    patience: timedelta = PATIENCE,
) -> list[Delivery]:
    """Hand over what is due, look after what was left behind; return those letters as they are now.

    With `early`, what is not due yet leaves too; with `only`, no other letter does.
    """
    moved = [
        _with_post(outbox, one, posts, partial(_look_after, now=now))
        for one in outbox.deliveries()
        if one.state is DeliveryState.CLAIMED and now - one.moved_at >= patience and only in {None, one.id}
    ]
    moved += [
        _with_post(outbox, one, posts, partial(_hand_over, now=now))
        for one in outbox.deliveries()
        if one.state is DeliveryState.APPROVED and (early or one.due <= now) and only in {None, one.id}
    ]
    states = {one.id: one for one in outbox.deliveries()}
    return [states[id_] for id_ in dict.fromkeys(moved)]


def _with_post(
    outbox: Outbox,
    one: Delivery,
    posts: Callable[[Delivery], Post],
    act: Callable[[Outbox, Delivery, Post], DeliveryId],
) -> DeliveryId:
    """Do something with a letter and its way; where the way does not open, the letter says why."""
    try:
        post = posts(one)
    except EndpointError as error:
        outbox.move(one.id, one.state, among=[one.state], at=one.moved_at, note=str(error))
        return one.id
    return act(outbox, one, post)


def _hand_over(outbox: Outbox, one: Delivery, post: Post, *, now: datetime) -> DeliveryId:
    """Claim a letter and hand it over; who does not get the claim does nothing."""
    if not outbox.move(one.id, DeliveryState.CLAIMED, among=[DeliveryState.APPROVED], at=now):
        return one.id
    try:
        post.put(one)
    except UnconfirmedError as error:
        if _ask(post, one):
            _finish(outbox, one, now=now)
        else:
            _stay(outbox, one, note=str(error), at=now)
    except EndpointError as error:
        waits = DeliveryState.APPROVED
        outbox.move(one.id, waits, among=[DeliveryState.CLAIMED], at=now, note=str(error))
    else:
        _finish(outbox, one, now=now)
    return one.id


def _look_after(outbox: Outbox, one: Delivery, post: Post, *, now: datetime) -> DeliveryId:
    """Find out what became of a letter that was claimed and never finished.

    If it is there, it left; if it is not, it waits again; where nobody can tell, the person must.
    """
    try:
        there = post.has(one)
    except EndpointError as error:
        _stay(outbox, one, note=str(error), at=one.moved_at)
        return one.id
    if there:
        _finish(outbox, one, now=now)
        return one.id
    state = DeliveryState.UNSURE if there is None else DeliveryState.APPROVED
    outbox.move(one.id, state, among=[DeliveryState.CLAIMED], at=now, note=one.note or STOPPED)
    return one.id


def _ask(post: Post, one: Delivery) -> bool | None:
    try:
        return post.has(one)
    except EndpointError:
        return None


def _stay(outbox: Outbox, one: Delivery, *, note: str, at: datetime) -> None:
    """Leave a letter claimed, with what happened; the next delivery looks after it."""
    outbox.move(one.id, DeliveryState.CLAIMED, among=[DeliveryState.CLAIMED], at=at, note=note)


def _finish(outbox: Outbox, one: Delivery, *, now: datetime) -> None:
    state = DeliveryState.SENT if one.way is Way.SMTP else DeliveryState.DELIVERED
    outbox.move(one.id, state, among=[DeliveryState.CLAIMED], at=now)


def take_back(outbox: Outbox, id_: DeliveryId, *, now: datetime) -> None:
    """Take back a letter that has not left. Raises NotFoundError, ConflictError."""
    known = get_delivery(outbox, id_)
    if not outbox.move(id_, DeliveryState.WITHDRAWN, among=[DeliveryState.APPROVED], at=now):
        raise ConflictError(f"It has left my hands already ({known.state}); delete it in your mail program.")


def tell(casebook: Casebook, id_: DeliveryId, *, was_sent: bool, now: datetime) -> None:
    """Say what became of a letter of which nobody else can tell; one that was sent counts as written.

    Raises NotFoundError, UsageError.
    """
    outbox = casebook.outbox
    known = get_delivery(outbox, id_)
    open_ones = [DeliveryState.UNSURE, DeliveryState.DELIVERED]
    state = DeliveryState.SENT if was_sent else DeliveryState.WITHDRAWN
    if not outbox.move(id_, state, among=open_ones, at=now, note="You said so."):
        raise UsageError(f"There is nothing to tell: it is {known.state}.")
    if was_sent:
        via = Via.LINKEDIN if known.kind.startswith("linkedin") else Via.MAIL
        note_written(casebook, known.member, known.kind, via=via, on=now, now=now)


def get_delivery(outbox: Outbox, id_: DeliveryId) -> Delivery:
    """Return a letter by its number, or raise NotFoundError."""
    found = next((one for one in outbox.deliveries() if one.id == id_), None)
    if found is None:
        raise NotFoundError(f"There is no approved letter {id_}: rejoinder outbox")
    return found
