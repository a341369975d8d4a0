"""Write: a step and its case in, a draft out; any text in, findings out. Pure."""

from rejoinder.write.book import languages
from rejoinder.write.checker import check
from rejoinder.write.compose import compose
from rejoinder.write.rephrase import Errand, Rephrased, judge_answer, prepare_errand
from rejoinder.write.taste import NO_TASTE, Fate, Lean, Taste, get_leans, make_taste

__all__ = [
    "NO_TASTE",
    "Errand",
    "Fate",
    "Lean",
    "Rephrased",
    "Taste",
    "check",
    "compose",
    "get_leans",
    "judge_answer",
    "languages",
    "make_taste",
    "prepare_errand",
]
