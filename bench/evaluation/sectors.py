"""Sectors: the letters of the corpus in; where each was set, and how freely it is worded, out."""

import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import ModuleType

from evaluation.letters import CORPUS, LANGUAGES
from evaluation.scores import Pair

LAST_FREE, LAST_ORDINARY = 1000, 2000
"""Numbers up to which letters are freely worded, and ordinary business mail; the rest is everyday mail."""


def by_sector(pairs: Iterable[Pair]) -> Mapping[str, list[Pair]]:
    """Sort letters by the sector they were dealt; everyday mail has none and is left out."""
    return _sort(pairs, lambda language, number: _sectors().get((language, number)))


def by_wording(pairs: Iterable[Pair]) -> Mapping[str, list[Pair]]:
    """Sort letters by how they are worded."""
    return _sort(pairs, lambda _, number: _wording(number))


def _sort(pairs: Iterable[Pair], name: Callable[[str, int], str | None]) -> Mapping[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for gold, reading in pairs:
        language, _, number = gold.id.partition("-")
        group = name(language, int(number)) if number.isdigit() else None
        if group:
            found.setdefault(group, []).append((gold, reading))
    return dict(sorted(found.items()))


def _wording(number: int) -> str:
    if number <= LAST_FREE:
        return "freely worded"
    return "ordinary business mail" if number <= LAST_ORDINARY else "everyday mail"


@cache
def _sectors() -> Mapping[tuple[str, int], str]:
    """Deal all letters anew, as the corpus was dealt."""
    draw = _draw()
    return {
        (language, dealt.number): dealt.around[0]
        for language in LANGUAGES
        for first, last in ((0, 3), (10, 12))
        for dealt in draw.deal(language, first, last)
    }


def _draw() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw", CORPUS / "draw.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(CORPUS / "draw.py")
    draw = importlib.util.module_from_spec(spec)
    sys.modules["draw"] = draw
    spec.loader.exec_module(draw)
    return draw
