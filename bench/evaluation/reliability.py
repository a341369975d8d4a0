"""Reliability: how often a reading of a given confidence is right. Pairs in, a row per band out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaluation.scores import Pair
from rejoinder.model.reading import Kind

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
Z = 1.96
"""Of the normal distribution, for intervals that hold in 95 of 100 cases."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """The readings whose confidence is in a band."""

    low: float
    high: float
    count: int
    right: int
    mean: float
    """Mean confidence."""

    @property
    def share(self) -> float:
        """How many of them are right."""
        return self.right / self.count


def bands(pairs: Sequence[Pair]) -> list[Band]:
    """Return the bands that hold a reading; `unsure` and mail that is of no kind make no claim here."""
    claims = [
        (reading.confidence, gold.kind == reading.kind)
        for gold, reading in pairs
        if reading.kind not in {Kind.UNSURE, Kind.OTHER}
    ]
    found: list[Band] = []
    for low, high in pairwise(BANDS):
        inside = [claim for claim in claims if low <= claim[0] < high]
        if inside:
            found.append(
                Band(
                    low=low,
                    high=min(1.0, high),
                    count=len(inside),
                    right=sum(right for _, right in inside),
                    mean=sum(confidence for confidence, _ in inside) / len(inside),
                )
            )
    return found


def error(found: Sequence[Band]) -> float:
    """Return the expected calibration error: the mean gap between confidence and share, by count."""
    total = sum(band.count for band in found)
    return sum(band.count * abs(band.share - band.mean) for band in found) / total if total else 0.0


def interval(right: int, of: int) -> tuple[float, float]:
    """Return the Wilson interval of a share."""
    if of == 0:
        return 0.0, 1.0
    share = right / of
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z * ((share * (1 - share) + Z * Z / (4 * of)) / of) ** 0.5 / (1 + Z * Z / of)
    return max(0.0, middle - half), min(1.0, middle + half)
