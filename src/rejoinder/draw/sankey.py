"""The way of all applications as streams: a Flow in; three columns, joined by bands, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.draw.lettering import fit, measure
from rejoinder.draw.sheet import Address, Look, Mark, Picture, Say, Sheet, Width
from rejoinder.learn.flow import Beginning, Flow, Place, Reach, Stream, say_flow
from rejoinder.model.case import CaseNumber

TITLE = "The way of your applications"
HEADS = ("First seen as", "How far it came", "How it stands")

_BODY = 240
"""Height of all streams together, at most."""
_ONE = 24
"""Height of one application, at most."""
_THINNEST = 2
_BAR = 8
_LABEL = 20
"""From the top of a label to the bar below it."""
_GAP = 12
_TOP = 32
_ANCHORS = ("start", "middle", "end")


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A place, laid out."""

    place: Place
    column: int
    x: float
    y: float
    height: float
    cases: tuple[CaseNumber, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A stream, laid out: from the right of a bar to the left of one in the next column."""

    stream: Stream
    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float


def draw_flow(flow: Flow, width: Width, address: Address | None = None, *, say: Say = str) -> Picture:
    """Draw the streams; those that came to a talk with a person carry the accent."""
    sheet = Sheet(width, say)
    bars = lay_bars(flow, width)
    for head, x, anchor in zip(HEADS, (0, sheet.width / 2, sheet.width), _ANCHORS, strict=True):
        if bars:
            sheet.text(say(head), x, 14, look=Look.QUIET, anchor=anchor)
    for band in lay_bands(flow, bars):
        _draw_band(sheet, band, address)
    for bar in bars.values():
        _draw_bar(sheet, bar, address)
    height = max((bar.y + bar.height for bar in bars.values()), default=0) + 4
    return sheet.finish("flow", TITLE, sentence=say_flow(flow), height=height)


def find_scale(flow: Flow) -> float:
    """Return the height of one application."""
    return min(_ONE, _BODY / max(1, len(flow.cases)))


def lay_bars(flow: Flow, width: Width) -> dict[Place, Bar]:
    """Stack the places of each column, each as high as its share and with room for its label above."""
    scale = find_scale(flow)
    bars: dict[Place, Bar] = {}
    for column, places in enumerate(flow.columns):
        y = float(_TOP)
        for place in places:
            cases = flow.at(place)
            height = max(_THINNEST, scale * len(cases))
            x = column * (width.pixels - _BAR) / 2
            bars[place] = Bar(place=place, column=column, x=x, y=y + _LABEL, height=height, cases=cases)
            y += _LABEL + height + _GAP
    return bars


def lay_bands(flow: Flow, bars: dict[Place, Bar]) -> Iterator[Band]:
    """Stack the streams at both of their ends, in the order of the places they go to or come from."""
    scale = find_scale(flow)
    left: dict[Place, float] = {place: bar.y for place, bar in bars.items()}
    right = dict(left)
    for stream in flow.streams:
        source, target = bars[stream.source], bars[stream.target]
        thickness = scale * len(stream.cases)
        yield Band(
            stream=stream,
            x=source.x + _BAR,
            y=right[stream.source],
            to_x=target.x,
            to_y=left[stream.target],
            thickness=thickness,
        )
        right[stream.source] += thickness
        left[stream.target] += thickness


def _draw_band(sheet: Sheet, band: Band, address: Address | None) -> None:
    stream = band.stream
    middle = (band.x + band.to_x) / 2
    top = f"M{band.x:.1f},{band.y:.1f}C{middle:.1f},{band.y:.1f},{middle:.1f},{band.to_y:.1f}"
    end, back = band.to_y + band.thickness, band.y + band.thickness
    line = (
        f"{top},{band.to_x:.1f},{band.to_y:.1f}V{end:.1f}"
        f"C{middle:.1f},{end:.1f},{middle:.1f},{back:.1f},{band.x:.1f},{back:.1f}Z"
    )
    way = f"{sheet.say(stream.source)} → {sheet.say(stream.target)}"
    told = f"{way}: {sheet.say(_count(stream.cases))}"
    mark = _mark((stream.source, stream.target), stream.cases, title=told, address=address)
    is_accent = _is_talk(stream.source) or _is_talk(stream.target)
    sheet.group(mark).path(line, look=Look.ACCENT if is_accent else Look.INK, tint=0.3 if is_accent else 0.13)


def _draw_bar(sheet: Sheet, bar: Bar, address: Address | None) -> None:
    name = sheet.say(bar.place)
    told = f"{name}: {sheet.say(_count(bar.cases))}"
    mark = _mark((bar.place,), bar.cases, title=told, address=address)
    over = sheet.group(mark)
    look = Look.ACCENT if _is_talk(bar.place) else Look.INK
    over.box(bar.x, bar.y, _BAR, bar.height, look=look)
    count = f" {len(bar.cases)}"
    room = sheet.width / 3 - measure(count, sheet.size)
    x = bar.x + (0, _BAR / 2, _BAR)[bar.column]
    label = fit(name, sheet.size, room) + count
    over.text(label, x, bar.y - 6, anchor=_ANCHORS[bar.column])


def _mark(
    places: Iterable[Place], cases: tuple[CaseNumber, ...], *, title: str, address: Address | None
) -> Mark:
    name = "-".join(("flow", *(_slug(place) for place in places)))
    return Mark(title=title, href=address(name, cases) if address else "")


def _slug(place: Place) -> str:
    column = "from" if isinstance(place, Beginning) else "to" if isinstance(place, Reach) else "now"
    return f"{column}-{place.name.lower()}"


def _count(cases: tuple[CaseNumber, ...]) -> str:
    return "1 application" if len(cases) == 1 else f"{len(cases)} applications"


def _is_talk(place: Place) -> bool:
    return isinstance(place, Reach) and place.is_talk
