"""Messages for the tests of the reader."""

from rejoinder.model.mail import Address, Message, MessageKey, Origin, Segment, SegmentRole


def make_message(
    text: str,
    *,
    subject: str = "",
    sender: Address | None = None,
    history: str = "",
    forwarded: str = "",
    is_bulk: bool = False,
    is_bounce: bool = False,
) -> Message:
    """Make a message whose new text is `text`, above older or forwarded mail."""
    parts = (
        (SegmentRole.NEW, text),
        (SegmentRole.HISTORY, history),
        (SegmentRole.FORWARDED, forwarded),
    )
    return Message(
        key=MessageKey("k"),
        message_id="k@test.example",
        origin=Origin(source="test", locator="0"),
        date=None,
        sender=sender or Address(name="Jobs", email="jobs@acme.example"),
        subject=subject,
        segments=tuple(Segment(role=role, text=said) for role, said in parts if said),
        is_bulk=is_bulk,
        is_bounce=is_bounce,
    )
