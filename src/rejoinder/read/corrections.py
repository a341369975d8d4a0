"""Corrections: a reading and the person's words about it in, the reading as the person sees it out."""

from collections.abc import Iterable
from dataclasses import replace

from rejoinder.model.reading import Kind, Reading
from rejoinder.model.words import Correction


def correct(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """Return the reading with the corrections applied, the later ones last; what a person says is certain."""
    for correction in corrections:
        reading = replace(
            reading,
            kind=correction.kind or reading.kind,
            organization=correction.organization or reading.organization,
            role=correction.role or reading.role,
            decline=None if correction.kind not in {None, Kind.REJECTION} else reading.decline,
            confidence=1.0 if correction.kind else reading.confidence,
            why="You said so." if correction.kind else reading.why,
        )
    return reading
