"""The person's own rates: Rates in; a sentence each, with an interval where there is enough to tell one, out.

Below twenty no share is drawn: one small square for each that was counted, the full ones for those that did.
"""

from collections.abc import Iterable
from math import ceil

from rejoinder.draw.lettering import wrap
from rejoinder.draw.sheet import Address, Group, Look, Mark, Picture, Say, Sheet, Width
from rejoinder.learn.rates import Rate, say_rate

TITLE = "Your own rates"
SENTENCE = (
    "How often what came of what. A dot is your count so far; the line is where the true rate"
    " lies in 95 of 100 searches like yours."
)
NO_LINE = "How often what came of what, counted one by one: there is too little yet to speak of rates."

_LEADING = 20
_SQUARE = 11
_STEP = 15
"""From one square to the next."""
_ROWS = 4
_REACH = 6
"""Half the breadth of a dot."""
_GAP = 20


def draw_rates(
    rates: Iterable[Rate], width: Width, address: Address | None = None, *, say: Say = str
) -> Picture:
    """Draw each rate below its sentence; where there is no share and none did, the sentence is enough."""
    known = tuple(rates)
    sheet = Sheet(width, say)
    y = 0.0
    for rate in known:
        for words in wrap(say(say_rate(rate)), sheet.size, sheet.width):
            y += _LEADING
            sheet.text(words, 0, y - 5, look=Look.INK if rate.whole else Look.QUIET)
        if rate.is_told or rate.part:
            y += 4 + _draw_rate(sheet, rate, y=y + 4, address=address)
        y += _GAP
    return sheet.finish("rates", TITLE, sentence=say_rates(known), height=max(4.0, y - _GAP))


def say_rates(rates: Iterable[Rate]) -> str:
    """Say in a sentence what the picture shows."""
    return SENTENCE if any(rate.is_told for rate in rates) else NO_LINE


def _draw_rate(sheet: Sheet, rate: Rate, *, y: float, address: Address | None) -> float:
    """Draw a rate and return how much room it took."""
    href = address(f"rate-{rate.name}", rate.part) if address and rate.part else ""
    over = sheet.group(Mark(title=sheet.say(say_rate(rate)), href=href))
    if rate.is_told:
        return _draw_interval(over, rate, length=sheet.width - 2 * _REACH, y=y)
    return _draw_squares(over, rate, columns=int(sheet.width / _STEP), y=y)


def _draw_interval(over: Group, rate: Rate, *, length: float, y: float) -> float:
    low, high = (_REACH + length * end for end in rate.interval or (0, 1))
    middle = y + _REACH + 2
    over.line(_REACH, middle, to_x=_REACH + length, to_y=middle)
    for words, share, anchor in (("none", 0, "start"), ("half", 0.5, "middle"), ("all", 1, "end")):
        x = 2 * _REACH * share + length * share
        over.line(_REACH + length * share, middle - 3, to_x=_REACH + length * share, to_y=middle + 3)
        over.text(over.say(words), x, middle + 20, look=Look.QUIET, anchor=anchor)
    over.line(low, middle, to_x=high, to_y=middle, look=Look.ACCENT, breadth=4)
    over.dot(_REACH + length * len(rate.part) / len(rate.whole), middle, _REACH, look=Look.ACCENT)
    return 2 * _REACH + 18


def _draw_squares(over: Group, rate: Rate, *, columns: int, y: float) -> float:
    """Draw a square for each that was counted; of very many only as many rows as can be taken in."""
    part, whole = len(rate.part), min(len(rate.whole), columns * _ROWS)
    for place in range(whole):
        x, top = place % columns * _STEP, y + 2 + place // columns * _STEP
        look, tint = (Look.ACCENT, 1.0) if place < part else (Look.INK, 0.16)
        over.box(x, top, _SQUARE, _SQUARE, look=look, tint=tint)
    return ceil(whole / columns) * _STEP
