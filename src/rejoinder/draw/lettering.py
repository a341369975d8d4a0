"""How much room words take: text in; its width, what fits of it, and its lines out.

Which letters a machine has is not known here, so widths are guessed, rather too wide than too narrow.
"""

from unicodedata import east_asian_width

_NARROW = frozenset("iljtfrI.,:;'|!()[]’ ")
_BROAD = frozenset("mwMW@%")


def clean(text: str) -> str:
    """Return any text, a stranger's too, in one line and without what XML or a reader could trip over.

    >>> clean("Contoso " + chr(0) + chr(10) + "Ltd")
    'Contoso Ltd'
    """
    words = ("".join(filter(str.isprintable, word)) for word in text.split())
    return " ".join(filter(None, words))


def measure(text: str, size: float) -> float:
    """Return the width of a text in a system sans of this size, in the unit of the size."""
    return size * sum(map(_ems, text))


def fit(text: str, size: float, width: float) -> str:
    """Return the text, cut with an ellipsis where it is wider.

    >>> fit("Contoso", 10, 100), fit("Contoso of the far hills", 10, 70)
    ('Contoso', 'Contoso of…')
    """
    if measure(text, size) <= width:
        return text
    kept = text
    while kept and measure(kept, size) + size > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrap(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines at its spaces; a word wider than a line is cut.

    >>> wrap("3 of 11 answered", 10, 60)
    ['3 of 11', 'answered']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(fit(word, size, width))
    return lines


def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _BROAD:
        return 0.95
    if east_asian_width(letter) in {"W", "F"}:
        return 1.05
    return 0.7 if letter.isupper() else 0.6
