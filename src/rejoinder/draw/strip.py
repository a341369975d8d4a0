"""How long answers took, as dots over days: Waits in; answered above the line, still open below it, out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from rejoinder.draw.sheet import Address, Look, Mark, Picture, Sheet, Width
from rejoinder.learn.waits import Wait, Waits, find_median, say_waits

TITLE = "How long answers took"

_SCALES = (14, 28, 56, 84, 126, 182, 364)
"""Days that the line may show; what took longer stands in one column at its end."""
_MOST = 0.95
"""Share of waits that must lie on the line."""
_STEP = 10
_STACK = 110
"""Height of the highest pile."""
_THINNEST = 4
"""Piles whose dots would be smaller are drawn as columns."""
_SIDE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """The line of days: how far it goes, and in piles of how many days."""

    until: int
    """Days at its end."""
    days: int
    """Days that one pile takes together."""
    length: float
    """Pixels from 0 to its end; waits longer than it stand one gap behind."""

    def at(self, days: int) -> float:
        """Return the place of a wait."""
        if days > self.until:
            return _SIDE + self.length + 2.4 * _STEP
        return _SIDE + self.length * (days // self.days * self.days) / self.until


def draw_waits(waits: Waits, width: Width, address: Address | None = None) -> Picture:
    """Draw a dot a wait, piled by days, with the day by which half were answered."""
    sheet = Sheet(width)
    if not waits.waits:
        return sheet.finish("waits", TITLE, sentence=say_waits(waits), height=4)
    axis = choose_axis([wait.days for wait in waits.waits], sheet.width)
    above, below = pile(waits.answered, axis), pile(waits.open, axis)
    highest = max(map(len, (*above.values(), *below.values())))
    step = min(_STEP, _STACK / highest)
    line = _LABELS + step * max(map(len, above.values()), default=0) + 6
    _draw_median(sheet, find_median(waits.waits), axis, line=line)
    for x, piled in above.items():
        _draw_pile(sheet, piled, (x, line - 2), step=-step, address=address)
    for x, piled in below.items():
        _draw_pile(sheet, piled, (x, line + _TICKS + 4), step=step, address=address)
    _draw_axis(sheet, axis, line=line, beyond=any(wait.days > axis.until for wait in waits.waits))
    depth = step * max(map(len, below.values()), default=0)
    height = line + _TICKS + depth + (24 if waits.open else 4)
    _write_sides(sheet, waits, height=height)
    return sheet.finish("waits", TITLE, sentence=say_waits(waits), height=height)


def choose_axis(days: Sequence[int], width: int) -> Axis:
    """Choose a line that holds nearly all waits, in as many piles as have room."""
    ranked = sorted(days)
    needed = ranked[ceil(_MOST * len(ranked)) - 1]
    until = next((scale for scale in _SCALES if scale >= needed), _SCALES[-1])
    length = width - 2 * _SIDE - 2.4 * _STEP
    return Axis(until=until, days=max(1, ceil(until * _STEP / length)), length=length)


def pile(waits: Iterable[Wait], axis: Axis) -> dict[float, list[Wait]]:
    """Gather waits by their place on the line."""
    piles: defaultdict[float, list[Wait]] = defaultdict(list)
    for wait in waits:
        piles[axis.at(wait.days)].append(wait)
    return dict(sorted(piles.items()))


def say_wait(wait: Wait) -> str:
    """Say a wait as its dot does."""
    days = "1 day" if wait.days == 1 else f"{wait.days} days"
    who = wait.organization or "Unknown organisation"
    return f"{who}: answered after {days}" if wait.answer else f"{who}: open for {days}"


def _draw_pile(
    sheet: Sheet, piled: Sequence[Wait], at: tuple[float, float], *, step: float, address: Address | None
) -> None:
    x, y = at
    look = Look.ACCENT if piled[0].answer else Look.HOLLOW
    if abs(step) < _THINNEST:
        _draw_column(sheet, piled, at, height=len(piled) * step, address=address)
        return
    for place, wait in enumerate(piled):
        href = address(f"wait-{wait.case}", (wait.case,)) if address else ""
        over = sheet.group(Mark(title=say_wait(wait), href=href))
        over.dot(x, y + step * (place + 0.5), min(4, abs(step) / 2 - 0.4), look=look)


def _draw_column(
    sheet: Sheet, piled: Sequence[Wait], at: tuple[float, float], *, height: float, address: Address | None
) -> None:
    x, y = at
    first, last = piled[0].days, piled[-1].days
    span = f"{first} days" if first == last else f"{first} to {last} days"
    told = f"{len(piled)} {'answered after' if piled[0].answer else 'open for'} {span}"
    cases = tuple(wait.case for wait in piled)
    kind = "answered" if piled[0].answer else "open"
    href = address(f"waits-{kind}-{first}-{last}", cases) if address else ""
    look, tint = (Look.ACCENT, 1) if piled[0].answer else (Look.INK, 0.3)
    sheet.group(Mark(title=told, href=href)).box(
        x - 4, min(y, y + height), 8, abs(height), look=look, tint=tint
    )


def _draw_axis(sheet: Sheet, axis: Axis, *, line: float, beyond: bool) -> None:
    sheet.line(0, line, to_x=sheet.width, to_y=line)
    for days in _ticks(axis):
        words = "0 days" if days == 0 else str(days)
        x = axis.at(days)
        sheet.text(
            words,
            0 if days == 0 else x,
            line + 16,
            look=Look.QUIET,
            anchor="start" if days == 0 else "middle",
        )
    if beyond:
        sheet.text("more", sheet.width, line + 16, look=Look.QUIET, anchor="end")


def _ticks(axis: Axis) -> Iterator[int]:
    quarter = axis.until // 7 // 4 * 7 or axis.until // 2
    yield from range(0, axis.until + 1, quarter)


def _draw_median(sheet: Sheet, median: int | None, axis: Axis, *, line: float) -> None:
    if median is None:
        return
    x = axis.at(median)
    is_right = x > sheet.width * 0.6
    words = "half answered by day 1" if median <= 1 else f"half answered by day {median}"
    sheet.line(x, 18, to_x=x, to_y=line, look=Look.INK, breadth=1)
    sheet.text(words, x + (4 if is_right else -4), 12, anchor="end" if is_right else "start", is_bold=True)


def _write_sides(sheet: Sheet, waits: Waits, *, height: float) -> None:
    sheet.text(f"answered {len(waits.answered)}", sheet.width, 12, look=Look.ACCENT, anchor="end")
    if waits.open:
        sheet.text(f"still open {len(waits.open)}", sheet.width, height - 6, look=Look.QUIET, anchor="end")


_LABELS = 24
_TICKS = 22
