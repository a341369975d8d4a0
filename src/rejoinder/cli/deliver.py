"""`rejoinder deliver`: approved letters in; each where the person sends it, once, out."""

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.outbox import say_state
from rejoinder.cli.paper import Paper
from rejoinder.cli.scan import PARTLY
from rejoinder.desk.deliver import deliver as hand_over
from rejoinder.desk.outbox_shapes import shape_delivery
from rejoinder.model.delivery import Delivery, DeliveryState

DONE = {DeliveryState.DELIVERED, DeliveryState.SENT}


def deliver(*, early: bool = False, common: Common = COMMON) -> int:
    """Put the letters you approved into your Drafts folder, or the way you chose, when they are due.

    Nothing leaves twice: if the connection breaks, your server is asked first whether it has the letter.

    Parameters
    ----------
    early
        Do not wait until they are due.
    """
    with house(common) as opened:
        moved = hand_over(opened.casebook.outbox, opened.accounts.get_post, now=opened.now, early=early)
        if common.json:
            print_json([shape_delivery(one) for one in moved])
        else:
            print_moved(moved)
    return PARTLY if any(one.state not in DONE for one in moved) else 0


def print_moved(moved: list[Delivery]) -> None:
    """Say of each letter where it is now, and what happened where it is not where it should be."""
    paper = Paper()
    if not moved:
        paper.line("Nothing is due to be delivered.", indent=0)
        paper.todo("rejoinder outbox", "what you approved, and where it is")
    for one in moved:
        paper.line(f"{one.draft.step}, to {one.draft.to or 'nobody yet'}: {say_state(one)}.", indent=0)
        if one.note:
            warn(one.note)
