"""The JSON of approved letters that programs may rely on: deliveries in, plain shapes out (see shapes)."""

from datetime import datetime

from rejoinder.desk.shapes import Shape
from rejoinder.model.account import Way
from rejoinder.model.delivery import Delivery, DeliveryState


class DeliveryShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder outbox --json`: an approved letter, and where it is since `at`."""

    delivery: int
    step: str
    to: str | None
    subject: str
    way: Way
    account: str
    state: DeliveryState
    message_id: str
    due: datetime
    at: datetime
    note: str


def shape_delivery(one: Delivery) -> DeliveryShape:
    """Shape an approved letter."""
    return DeliveryShape(
        delivery=one.id,
        step=one.draft.step,
        to=one.draft.to,
        subject=one.draft.subject,
        way=one.way,
        account=one.account,
        state=one.state,
        message_id=one.message_id,
        due=one.due,
        at=one.moved_at,
        note=one.note,
    )
