"""How long answers took, as dots over days: Waits in; answered above the line, still open below it, out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from rejoinder.draw.lettering import measure
from rejoinder.draw.sheet import Address, Look, Mark, Picture, Say, Sheet, Width
from rejoinder.learn.waits import FEW_WAITS, Wait, Waits, find_median, say_waits

TITLE = "How long answers took"

_SCALES = {14: 7, 28: 7, 56: 14, 84: 28, 126: 42, 182: 91, 364: 91}
"""Days that the line may show, and days between those it names; what took longer is counted beside it."""
_MOST = 0.95
"""Share of waits that must lie on the line."""
_STEP = 10
_STACK = 110
"""Height of the highest pile."""
_THINNEST = 4
"""Piles whose dots would be smaller are drawn as columns."""
_SIDE = 8
_HEAD = 44
"""Above the dots: the name of the upper side, and below it what the middle line says."""
_LEAST = 8
_TICKS = 22
"""From the line to what lies below it: its days."""


Piles = dict[float, list[Wait]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """The line of days: how far it goes, and in piles of how many days."""

    until: int
    """Days at its end."""
    days: int
    """Days that one pile takes together."""
    length: float
    """Pixels from 0 to its end."""

    def at(self, days: int) -> float:
        """Return the place of a wait that is not longer than the line."""
        return _SIDE + self.length * (days // self.days * self.days) / self.until


def draw_waits(waits: Waits, width: Width, address: Address | None = None, *, say: Say = str) -> Picture:
    """Draw a dot a wait, piled by days, with the day by which half were answered."""
    sheet = Sheet(width, say)
    if not waits.waits:
        return sheet.finish("waits", TITLE, sentence=say_waits(waits), height=4)
    axis = choose_axis([wait.days for wait in waits.answered or waits.waits], sheet.width)
    above, below = pile(waits.answered, axis), pile(waits.open, axis)
    step = min(_STEP, _STACK / max(1, _height(above), _height(below)))
    line = _HEAD + _LEAST + step * _height(above)
    if len(waits.waits) >= FEW_WAITS:
        _draw_median(sheet, find_median(waits.waits), axis, line=line)
    _draw_side(sheet, above, y=line - 2, step=-step, address=address)
    _draw_side(sheet, below, y=line + _TICKS + 2, step=step, address=address)
    _draw_axis(sheet, axis, line=line)
    height = line + _TICKS + step * _height(below) + (24 if waits.open else 4)
    _write_side(sheet, waits.answered, axis, y=12, address=address)
    _write_side(sheet, waits.open, axis, y=height - 6, address=address)
    return sheet.finish("waits", TITLE, sentence=say_waits(waits), height=height)


def choose_axis(days: Sequence[int], width: int) -> Axis:
    """Choose a line that holds nearly all of these, in as many piles as have room."""
    ranked = sorted(days)
    needed = ranked[ceil(_MOST * len(ranked)) - 1]
    until = next((scale for scale in _SCALES if scale >= needed), max(_SCALES))
    length = width - 2 * _SIDE
    return Axis(until=until, days=max(1, ceil(until * _STEP / length)), length=length)


def pile(waits: Iterable[Wait], axis: Axis) -> Piles:
    """Gather the waits on the line by their place, from left to right."""
    piles: defaultdict[float, list[Wait]] = defaultdict(list)
    for wait in waits:
        if wait.days <= axis.until:
            piles[axis.at(wait.days)].append(wait)
    return dict(sorted(piles.items()))


def _height(piles: Piles) -> int:
    """Return how many lie in the highest pile."""
    return max(map(len, piles.values()), default=0)


def say_wait(wait: Wait, say: Say = str) -> str:
    """Say a wait as its dot does."""
    return f"{wait.organization or say('Unknown organisation')}: {say(_tell_days([wait]))}"


def say_days(days: Sequence[int]) -> str:
    """Say how long some answers took, the shortest first.

    >>> say_days([1]), say_days([8, 8]), say_days([1, 50])
    ('1 day', '8 days', '1–50 days')
    """
    span = str(days[0]) if days[0] == days[-1] else f"{days[0]}–{days[-1]}"
    return "1 day" if span == "1" else f"{span} days"


def _tell_days(waits: Sequence[Wait]) -> str:
    """Say how long some waits are that were all answered, or all were not."""
    told = "answered after" if waits[0].answer else "no answer for"
    return f"{told} {say_days(sorted(wait.days for wait in waits))}"


def _draw_side(sheet: Sheet, piles: Piles, *, y: float, step: float, address: Address | None) -> None:
    for x, piled in piles.items():
        if abs(step) < _THINNEST:
            _draw_column(sheet, piled, (x, y), height=len(piled) * step, address=address)
        else:
            _draw_dots(sheet, piled, (x, y), step=step, address=address)


def _draw_dots(
    sheet: Sheet, piled: Sequence[Wait], at: tuple[float, float], *, step: float, address: Address | None
) -> None:
    x, y = at
    look = Look.ACCENT if piled[0].answer else Look.HOLLOW
    for place, wait in enumerate(piled):
        href = address(f"wait-{wait.case}", (wait.case,)) if address else ""
        over = sheet.group(Mark(title=say_wait(wait, sheet.say), href=href))
        over.dot(x, y + step * (place + 0.5), min(4, abs(step) / 2 - 0.4), look=look)


def _draw_column(
    sheet: Sheet, piled: Sequence[Wait], at: tuple[float, float], *, height: float, address: Address | None
) -> None:
    x, y = at
    look, tint = (Look.ACCENT, 1.0) if piled[0].answer else (Look.INK, 0.3)
    over = sheet.group(_tell(piled, sheet.say, address))
    over.box(x - 4, min(y, y + height), 8, abs(height), look=look, tint=tint)


def _tell(piled: Sequence[Wait], say: Say, address: Address | None) -> Mark:
    """Tell several waits together."""
    days = sorted(wait.days for wait in piled)
    kind = "answered" if piled[0].answer else "open"
    cases = tuple(wait.case for wait in piled)
    return Mark(
        title=f"{len(piled)}: {say(_tell_days(piled))}",
        href=address(f"waits-{kind}-{days[0]}-{days[-1]}", cases) if address else "",
    )


def _draw_axis(sheet: Sheet, axis: Axis, *, line: float) -> None:
    sheet.line(0, line, to_x=_SIDE + axis.length, to_y=line)
    for days in range(0, axis.until + 1, _SCALES[axis.until]):
        is_first = days == 0
        words, x = (sheet.say("0 days"), 0) if is_first else (str(days), axis.at(days))
        sheet.text(words, x, line + 16, look=Look.QUIET, anchor="start" if is_first else "middle")


def _draw_median(sheet: Sheet, median: int | None, axis: Axis, *, line: float) -> None:
    if median is None or median > axis.until:
        return
    x = axis.at(median)
    words = sheet.say(f"half answered by day {max(1, median)}")
    is_right = x + measure(words, sheet.size) > sheet.width
    sheet.line(x, _HEAD - 8, to_x=x, to_y=line, look=Look.INK)
    sheet.text(
        words, x + (4 if is_right else -4), _HEAD - 14, anchor="end" if is_right else "start", is_bold=True
    )


def _write_side(
    sheet: Sheet, waits: Sequence[Wait], axis: Axis, *, y: float, address: Address | None
) -> None:
    """Count a side, and what of it is longer than the line."""
    if not waits:
        return
    longer = [wait for wait in waits if wait.days > axis.until]
    side, how, look = (
        ("answered", "after", Look.ACCENT) if waits[0].answer else ("none so far", "for", Look.QUIET)
    )
    words = f"{side} {len(waits)}"
    if longer:
        words += f", {len(longer)} {how} more than {axis.until} days"
    over = sheet.group(_tell(longer, sheet.say, address)) if longer else sheet
    over.text(sheet.say(words), sheet.width, y, look=look, anchor="end")
