"""Pictures read back: SVG text in; its marks, links and the boxes of its words out."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

from rejoinder.draw.lettering import measure
from rejoinder.draw.sheet import Picture, embed

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Words on a picture, and the box they fill."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Words") -> bool:
        """Say whether two boxes overlap by more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 1


def read(picture: Picture) -> Element:
    """Parse a picture as a page would hold it."""
    return fromstring(embed(picture))  # noqa: S314  our own


def tags(root: Element) -> Iterator[str]:
    """Yield the name of every element."""
    return (element.tag.removeprefix(SVG) for element in root.iter())


def find_words(root: Element) -> list[Words]:
    """Return all words with their boxes."""
    return [_box(element) for element in root.iter(f"{SVG}text")]


def _box(element: Element) -> Words:
    size, text = float(element.attrib["font-size"]), element.text or ""
    x, y, width = float(element.attrib["x"]), float(element.attrib["y"]), measure(text, size)
    left = x - {"start": 0, "middle": width / 2, "end": width}[element.attrib.get("text-anchor", "start")]
    return Words(text=text, left=left, right=left + width, top=y - size * 0.8, bottom=y + size * 0.2)
