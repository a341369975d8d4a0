"""The person's own rates: Rates in; a sentence each, with an interval where there is enough to tell one, out.

Below twenty no share is drawn: one small square for each that was counted, the full ones for those that did.
"""

from collections.abc import Iterable

from rejoinder.draw.lettering import wrap
from rejoinder.draw.sheet import Address, Group, Look, Mark, Picture, Sheet, Width
from rejoinder.learn.counts import get_interval
from rejoinder.learn.rates import Rate, say_rate

TITLE = "Your own rates"
SENTENCE = (
    "How often what came of what. A dot is your count so far; the line is where the true rate"
    " lies in 95 of 100 searches like yours."
)
NO_LINE = "How often what came of what, counted one by one: there is too little yet to speak of rates."

_LEADING = 20
_SQUARE = 11
_BAND = 28
_GAP = 20


def draw_rates(rates: Iterable[Rate], width: Width, address: Address | None = None) -> Picture:
    """Draw each rate below its sentence."""
    known = tuple(rates)
    sheet = Sheet(width)
    y = 0.0
    for rate in known:
        for words in wrap(say_rate(rate), sheet.size, sheet.width):
            y += _LEADING
            sheet.text(words, 0, y - 5, look=Look.INK if rate.whole else Look.QUIET)
        if rate.whole:
            _draw_rate(sheet, rate, y=y + 4, address=address)
            y += _BAND
        y += _GAP
    return sheet.finish("rates", TITLE, sentence=say_rates(known), height=max(4.0, y - _GAP))


def say_rates(rates: Iterable[Rate]) -> str:
    """Say in a sentence what the picture shows."""
    return SENTENCE if any(rate.is_told for rate in rates) else NO_LINE


def _draw_rate(sheet: Sheet, rate: Rate, *, y: float, address: Address | None) -> None:
    over = sheet.group(
        Mark(
            title=say_rate(rate),
            href=address(f"rate-{rate.name}", rate.part) if address and rate.part else "",
        )
    )
    if rate.is_told:
        _draw_interval(over, rate, length=sheet.width - 12, y=y)
    else:
        _draw_squares(over, rate, y=y)


def _draw_interval(over: Group, rate: Rate, *, length: float, y: float) -> None:
    low, high = get_interval(len(rate.part), len(rate.whole))
    middle = y + 8
    ends = [6 + length * end for end in (low, high)]
    over.line(6, middle, to_x=6 + length, to_y=middle)
    over.line(ends[0], middle, to_x=ends[1], to_y=middle, look=Look.ACCENT, breadth=4)
    over.dot(6 + length * len(rate.part) / len(rate.whole), middle, 6, look=Look.ACCENT)


def _draw_squares(over: Group, rate: Rate, *, y: float) -> None:
    done = set(rate.part)
    for place, case in enumerate(sorted(rate.whole, key=lambda number: number not in done)):
        x = place * (_SQUARE + 4)
        if case in done:
            over.box(x, y + 2, _SQUARE, _SQUARE, look=Look.ACCENT)
        else:
            over.box(x, y + 2, _SQUARE, _SQUARE, tint=0.16)
