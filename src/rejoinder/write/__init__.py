"""Write: a step and its case in, a draft out; any text in, findings out. Pure."""

from rejoinder.write.book import languages
from rejoinder.write.checker import check
from rejoinder.write.compose import compose
from rejoinder.write.taste import NO_TASTE, Fate, Lean, Taste, get_leans, make_taste

__all__ = [
    "NO_TASTE",
    "Fate",
    "Lean",
    "Taste",
    "check",
    "compose",
    "get_leans",
    "languages",
    "make_taste",
]
