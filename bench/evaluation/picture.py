"""The picture: scored sets in, an SVG out: how rejections are found beside the baseline, and reliability.

Drawn plainly so that it prints and needs no script; colours are told by words beside them too.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from evaluation import reliability, scores
from evaluation.report import Measured
from evaluation.scores import Score
from rejoinder.model.reading import Kind

WIDTH, LEFT, BAR, ROW, SQUARE = 720, 150, 300, 54, 190
OURS, THEIRS, INK, FAINT = "#2f6f62", "#b9b2a4", "#22302c", "#e4dfd5"


def draw(sets: Sequence[Measured]) -> str:
    """Return the picture."""
    height = 70 + ROW * len(sets)
    body = [_text(LEFT, 24, "Rejections: precision and recall", weight=600)]
    body.append(_text(LEFT, 42, "green: the reader · grey: a list of key phrases", size=11))
    for number, one in enumerate(sets):
        body += _bars(one, 62 + number * ROW)
    body += _diagram(sets, WIDTH - SQUARE - 20, 62)
    height = max(height, 62 + SQUARE + 40)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' font-family="system-ui, sans-serif"'
        f' role="img" aria-label="Precision and recall of rejections, and reliability">'
        f'<rect width="{WIDTH}" height="{height}" fill="#fffdf9"/>{"".join(body)}</svg>\n'
    )


def _bars(one: Measured, top: int) -> list[str]:
    """Draw two pairs of bars for a set."""
    drawn = [_text(LEFT - 8, top + 16, one.name, anchor="end")]
    for offset, pairs, colour in ((0, one.pairs, OURS), (22, one.baseline, THEIRS)):
        score = scores.score_kinds(pairs).get(Kind.REJECTION, Score())
        for line, rate in enumerate((score.precision, score.recall)):
            y = top + offset + 10 * line
            drawn.append(f'<rect x="{LEFT}" y="{y}" width="{BAR * rate:.1f}" height="8" fill="{colour}"/>')
            drawn.append(_text(LEFT + BAR * rate + 4, y + 8, f"{'PR'[line]} {rate:.2f}", size=9))
    return drawn


def _diagram(sets: Sequence[Measured], left: int, top: int) -> list[str]:
    """Draw the share that is right over the confidence, all sets together; it should lie on the diagonal."""
    drawn = [
        _text(left, top - 20, "Reliability", weight=600),
        f'<rect x="{left}" y="{top}" width="{SQUARE}" height="{SQUARE}" fill="none" stroke="{FAINT}"/>',
        f'<line x1="{left}" y1="{top + SQUARE}" x2="{left + SQUARE}" y2="{top}" stroke="{THEIRS}"/>',
        _text(left, top + SQUARE + 16, "across: confidence · up: share that is right", size=9),
    ]
    for band in reliability.bands([pair for one in sets for pair in one.pairs]):
        x, y = left + SQUARE * band.mean, top + SQUARE * (1 - band.share)
        radius = 2 + min(8.0, band.count**0.5 / 2)
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{OURS}"/>')
    return drawn


def _text(x: float, y: float, words: str, *, size: int = 12, weight: int = 400, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" font-weight="{weight}"'
        f' text-anchor="{anchor}" fill="{INK}">{escape(words)}</text>'
    )
