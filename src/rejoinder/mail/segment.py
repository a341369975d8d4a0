"""A message's text in stretches: text in; what is new, quoted, forwarded, signature and footer out, in order.

Own rules, for three reasons: joined, the stretches must be the text to the letter (quotes are evidence); work
must grow with the length of hostile text and not with its square; and replies may stand between quotes.
"""

import re
from itertools import groupby

from rejoinder.mail.closing import find_closing
from rejoinder.mail.history import find_history
from rejoinder.model.mail import Segment, SegmentRole

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def segment(text: str, *, subject: str = "") -> tuple[Segment, ...]:
    """Return the stretches of a text, in order; joined they are the text.

    A subject that starts with "Fwd:", "WG:", "TR:" … makes quoted mail below forwarded mail.
    """
    lines = _LINE.findall(text)
    roles = find_history(lines, subject=subject)
    at = 0
    for role, run in groupby(list(roles)):
        end = at + len(list(run))
        if role is SegmentRole.NEW:
            roles[at:end] = find_closing(lines[at:end])
        at = end
    return _join(lines, roles)


def _join(lines: list[str], roles: list[SegmentRole]) -> tuple[Segment, ...]:
    """Return lines of one role as one stretch; an empty line goes with what is above it."""
    settled: list[SegmentRole] = []
    for line, role in zip(lines, roles, strict=True):
        settled.append(settled[-1] if settled and not line.strip() else role)
    runs = groupby(zip(settled, lines, strict=True), key=lambda pair: pair[0])
    return tuple(Segment(role=role, text="".join(line for _, line in run)) for role, run in runs)
