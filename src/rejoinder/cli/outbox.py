"""`rejoinder outbox`: approved letters in; where each is out; one taken back, or told to be sent."""

from typing import Literal

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper, ink
from rejoinder.desk.dates import say_moment
from rejoinder.desk.deliver import take_back, tell
from rejoinder.desk.outbox_shapes import shape_delivery
from rejoinder.errors import UsageError
from rejoinder.model.account import Way
from rejoinder.model.delivery import Delivery, DeliveryId, DeliveryState
from rejoinder.wiring import House

STATES = {
    DeliveryState.APPROVED: "waits to be delivered",
    DeliveryState.CLAIMED: "is being delivered",
    DeliveryState.DELIVERED: "lies ready; you send it",
    DeliveryState.SENT: "sent",
    DeliveryState.UNSURE: "perhaps sent: please look into your Sent folder",
    DeliveryState.WITHDRAWN: "taken back",
}
PLACES = {Way.DRAFT: "in your Drafts folder", Way.EML: "as a file in the folder outbox"}

ACTIONS = Literal["list", "back", "sent", "unsent"]


def outbox(action: ACTIONS = "list", number: int | None = None, /, *, common: Common = COMMON) -> int:
    """Show the letters you approved and where they are; take one back, or say what became of it.

    Parameters
    ----------
    action
        list; back takes a letter back that has not left; sent and unsent say what became of one of which
        nobody else can tell.
    number
        The number of the letter.
    """
    with house(common) as opened:
        box = opened.casebook.outbox
        if action == "list":
            show(opened, common)
            return 0
        if number is None:
            raise UsageError(f"Say which letter, as in `rejoinder outbox {action} 3`.")
        if action == "back":
            take_back(box, DeliveryId(number), now=opened.now)
        else:
            tell(opened.casebook, DeliveryId(number), was_sent=action == "sent", now=opened.now)
        if common.json:
            print_json([shape_delivery(one) for one in box.deliveries() if one.id == number])
        else:
            Paper().line(
                {"back": "Taken back.", "sent": "Noted: sent.", "unsent": "Noted: not sent."}[action],
                indent=0,
            )
    return 0


def show(opened: House, common: Common) -> None:
    """List the letters, newest first."""
    deliveries = opened.casebook.outbox.deliveries()[::-1]
    if common.json:
        print_json([shape_delivery(one) for one in deliveries])
        return
    paper = Paper()
    if not deliveries:
        paper.line("Nothing was approved yet. A letter is approved once you have read it.", indent=0)
        paper.todo("rejoinder next", "what is worth writing")
        return
    paper.title("Approved letters")
    for one in deliveries:
        paper.row(f"{one.id}  {one.draft.step}", say_moment(one.moved_at, now=opened.now, zone=opened.zone))
        paper.quiet(f"to {one.draft.to or 'nobody yet'}: {say_state(one)}", indent=5)
        if one.note:
            paper.line(ink(one.note), indent=5)


def say_state(one: Delivery) -> str:
    """Say where a letter is."""
    if one.state is DeliveryState.DELIVERED and one.way in PLACES:
        return f"{PLACES[one.way]}; you send it"
    return STATES[one.state]
