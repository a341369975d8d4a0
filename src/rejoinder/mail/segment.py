"""A message's text in stretches: what is new, quoted, forwarded, signature, footer."""

from rejoinder.model.mail import Segment, SegmentRole


def segment(text: str, *, subject: str = "") -> tuple[Segment, ...]:
    """Return the stretches of a text, in order; joined they are the text."""
    del subject
    return (Segment(role=SegmentRole.NEW, text=text),) if text else ()
