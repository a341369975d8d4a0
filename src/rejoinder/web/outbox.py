"""The outbox: approved letters in; where each is, one handed over, taken back or told to be sent, out."""

from collections.abc import Callable

from starlette.responses import Response

from rejoinder.desk import deliver
from rejoinder.errors import UsageError
from rejoinder.model.delivery import Delivery, DeliveryId, DeliveryState
from rejoinder.web.changes import get_name, go
from rejoinder.web.page import render
from rejoinder.web.visit import Visit, is_number

LATEST = 200
"""Letters that are shown."""
WISHES = {
    DeliveryState.APPROVED: ("now", "back"),
    DeliveryState.DELIVERED: ("sent", "unsent"),
    DeliveryState.UNSURE: ("sent", "unsent"),
}
"""What can be wished of a letter, by where it is."""


def get_outbox_page(visit: Visit) -> str:
    """Return the page, the newest letter first."""
    deliveries = visit.house.casebook.outbox.deliveries()[::-1][:LATEST]
    return render(visit, "outbox.html", folder="settings", deliveries=deliveries, wishes=WISHES)


def wish(visit: Visit) -> Response:
    """Hand a letter over, take it back, or keep what became of it."""
    house, wished = visit.house, get_name(visit, "wish")
    number = parse_delivery(visit)
    match wished:
        case "now":
            box = house.casebook.outbox
            deliver.deliver(box, house.accounts.get_post, now=house.now, early=True, only=number)
        case "back":
            deliver.take_back(house.casebook.outbox, number, now=house.now)
        case "sent" | "unsent":
            deliver.tell(house.casebook, number, was_sent=wished == "sent", now=house.now)
        case _:
            raise UsageError(visit.texts.say("wrong.outbox"))
    return go("/outbox", done="noted")


def parse_delivery(visit: Visit) -> DeliveryId:
    """Return the number of an approved letter, or raise UsageError."""
    number = visit.form.get("delivery", "")
    if not is_number(number):
        raise UsageError(visit.texts.say("missing.word"))
    return DeliveryId(int(number))


def find_waiting(visit: Visit) -> list[Delivery]:
    """Return the letters that wait to be handed over, and those of which nobody knows whether they left."""
    open_ones = {DeliveryState.APPROVED, DeliveryState.CLAIMED, DeliveryState.UNSURE}
    return [one for one in visit.house.casebook.outbox.deliveries() if one.state in open_ones]


OUTBOX: dict[str, Callable[[Visit], Response]] = {"/outbox": wish}
