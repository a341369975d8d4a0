"""Sheets: marks put down one after the other in; the SVG text of a picture out (SVG 1.1, W3C 2011).

Looks are classes that a style sheet colours (draw/looks.py); without one all is drawn in the colour of the
text around it. No style attribute and no script is written, so a strict content policy lets a picture stand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from xml.etree.ElementTree import Element, SubElement, tostring

from rejoinder.draw.lettering import clean
from rejoinder.model.case import CaseNumber

Address = Callable[[str, tuple[CaseNumber, ...]], str]
"""Where a mark leads: its name within all pictures, as "flow-interview-no", and the cases behind it."""


Say = Callable[[str], str]
"""Puts words of ours into the reader's language; `str` leaves them English."""


class Width(StrEnum):
    """The form of a picture: for a column of text, or for a telephone."""

    WIDE = "wide"
    NARROW = "narrow"

    @property
    def pixels(self) -> int:
        """How wide it is."""
        return 720 if self is Width.WIDE else 328

    @property
    def letters(self) -> int:
        """The size of its text."""
        return 14 if self is Width.WIDE else 13


class Look(StrEnum):
    """What a mark looks like, by its class."""

    INK = "p-ink"
    QUIET = "p-quiet"
    ACCENT = "p-accent"
    HOLLOW = "p-hollow"
    PAPER = "p-paper"
    RULE = "p-rule"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What a mark tells when asked, and where it leads; the empty address for nowhere."""

    title: str
    href: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture in one form."""

    name: str
    """As it is called in files and classes."""
    title: str
    sentence: str
    """What it shows; written above it by whoever shows it."""
    width: int
    height: int
    body: str
    """The marks, as SVG."""
    is_linked: bool
    """Whether its marks lead anywhere."""


class Group:
    """Marks that belong together, and the pen to put them down."""

    def __init__(self, element: Element, size: int, say: Say) -> None:
        self.element = element
        self.say = say
        self.size = size
        """Of its text."""

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        look: Look = Look.INK,
        anchor: str = "start",
        is_bold: bool = False,
    ) -> None:
        """Write words with their baseline at y; a rim of paper keeps them apart from what lies below."""
        put = SubElement(self.element, "text", {"x": _number(x), "y": _number(y), "class": f"{look} p-rim"})
        put.attrib |= {"font-size": str(self.size), "stroke-width": "3", "stroke-linejoin": "round"}
        put.attrib |= {"paint-order": "stroke"}
        if anchor != "start":
            put.set("text-anchor", anchor)
        if is_bold:
            put.set("font-weight", "600")
        put.text = clean(words)

    def box(
        self, x: float, y: float, width: float, height: float, *, look: Look = Look.INK, tint: float = 1
    ) -> None:
        """Put down a filled rectangle; the tint is 1 for full colour."""
        sides = {"x": x, "y": y, "width": width, "height": height}
        self._put("rect", {name: _number(side) for name, side in sides.items()}, look=look, tint=tint)

    def path(self, line: str, *, look: Look = Look.INK, tint: float = 1) -> None:
        """Put down a filled path."""
        self._put("path", {"d": line}, look=look, tint=tint)

    def dot(self, x: float, y: float, radius: float, *, look: Look = Look.INK) -> None:
        """Put down a dot; a hollow one keeps its size."""
        rim = 0.75 if look is Look.HOLLOW else 0
        self._put(
            "circle", {"cx": _number(x), "cy": _number(y), "r": _number(max(0.5, radius - rim))}, look=look
        )

    def line(
        self, x: float, y: float, *, to_x: float, to_y: float, look: Look = Look.RULE, breadth: float = 1
    ) -> None:
        """Draw a straight line."""
        ends = {"x1": _number(x), "y1": _number(y), "x2": _number(to_x), "y2": _number(to_y)}
        stroke = {"stroke": "currentColor", "stroke-width": _number(breadth), "class": f"{look}-line"}
        SubElement(self.element, "line", ends | stroke)

    def _put(self, tag: str, shape: dict[str, str], *, look: Look, tint: float = 1) -> None:
        put = SubElement(self.element, tag, shape | {"class": look})
        if look is Look.HOLLOW:
            put.attrib |= {"fill": "none", "stroke": "currentColor", "stroke-width": "1.5"}
        if tint < 1:
            put.set("fill-opacity", _number(tint))


class Sheet(Group):
    """An empty sheet of one form, on which marks are put from back to front."""

    def __init__(self, width: Width, say: Say = str) -> None:
        super().__init__(Element("g"), width.letters, say)
        self.width = width.pixels

    def group(self, mark: Mark) -> Group:
        """Begin a group that tells one thing and leads to one place."""
        inner = SubElement(self.element, "a", href=mark.href) if mark.href else SubElement(self.element, "g")
        SubElement(inner, "title").text = clean(mark.title)
        return Group(inner, self.size, self.say)

    def finish(self, name: str, title: str, *, sentence: str, height: float) -> Picture:
        """Return the picture; its title and its sentence come in English."""
        return Picture(
            name=name,
            title=self.say(title),
            sentence=clean(self.say(sentence)),
            width=self.width,
            height=round(height),
            body="".join(tostring(mark, encoding="unicode") for mark in self.element),
            is_linked=self.element.find("a") is not None,
        )


def embed(picture: Picture, *, form: Width | None = None) -> str:
    """Return the picture for a page that has the looks in its own style sheet.

    Its class names its form, so that a page can hold both and show one. A picture whose marks lead somewhere
    is a group of links to a screen reader, else it is one image (WAI-ARIA 1.2).
    """
    classes = f"picture {form}" if form else "picture"
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": classes})
    root.attrib |= {"viewBox": f"0 0 {picture.width} {picture.height}"}
    root.attrib |= {"width": str(picture.width), "height": str(picture.height), "fill": "currentColor"}
    root.attrib |= {"role": "group" if picture.is_linked else "img", "aria-label": picture.title}
    SubElement(root, "title").text = picture.title
    SubElement(root, "desc").text = picture.sentence
    return tostring(root, encoding="unicode").replace("</svg>", f"{picture.body}</svg>")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
