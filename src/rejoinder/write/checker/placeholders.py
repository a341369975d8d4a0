"""Find what was meant to be filled in and was not, in every style that templates use (placeholders.toml)."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rejoinder.model.draft import Finding, Severity
from rejoinder.write.checker.examined import Examined


@cache
def _styles() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """Load the styles of places to fill, and the words that name what is missing."""
    data = tomllib.loads(files(__package__).joinpath("placeholders.toml").read_text(encoding="utf-8"))
    fillers = re.compile(rf"\b(?:{data['fillers']})\b", re.IGNORECASE)
    return tuple(re.compile(style) for style in data["styles"]), fillers


def check_placeholders(examined: Examined) -> Iterator[Finding]:
    """Find unfilled places, each once."""
    styles, fillers = _styles()
    taken: list[tuple[int, int]] = []
    for match in (match for style in styles for match in style.finditer(examined.plain)):
        overlaps = any(start < match.end() and match.start() < end for start, end in taken)
        quotation = match.group()[0] in "«‹" and not fillers.search(match.group())
        if overlaps or quotation:
            continue
        taken.append(match.span())
        yield Finding(
            severity=Severity.BLOCKS,
            quote=examined.quote(*match.span()),
            why="This was meant to be filled in, and still stands as it came.",
            rule="D-placeholder",
            suggestion="Put in what belongs there, or take the words out.",
        )
