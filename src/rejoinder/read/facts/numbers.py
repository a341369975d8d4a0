"""Numbers of positions: a title in, it without its number out; a text in, the numbers told in it out."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rejoinder.read.facts.phrases import get_lexicon

LONGEST_CHARS = 24
FEWEST_DIGITS = 2
"""A number of so few digits needs letters beside them."""

_KIND = r"(?:\s*(?:id|no|nr|number|num|nummer|code|n°|#))?"
_NO_YEAR = r"(?!(?:19|20)\d\d(?![\w/-]))"
_VALUE = rf"{_NO_YEAR}(?=[\w./-]*\d[\w./-]*\d)[A-Z0-9][\w./-]*"
"""What a label may stand before."""
_BARE = (
    rf"(?:{_NO_YEAR}(?:[A-Z]{{1,6}}[-_]?)?\d{{2,}}[\d_-]*\d{{2,}}[A-Z]{{0,4}}|\d{{2}}[A-Z]{{2}}\d{{3,}}"
    r"|[A-Z]{2,5}\d{4,}[A-Z]{1,4}|[A-Z]{1,4}\d{4}-\d{3,}"
    r"|(?=(?:[A-Z/-]*\d){3})[A-Z0-9]{1,6}(?:[-/][A-Z0-9]{1,6}){1,3})"
)
"""What is a number without any label: 2409118, JR0012, 24WD7843, 771-WC-2."""
_SELF_TOLD = re.compile(
    r"(?<![\w@/.-])(JR[-_]?\d{4,}|R[-_]?\d{4,}|REQ[-_ ]?\d{3,}|[A-Z]{2,5}-\d{4,}(?:-[A-Z]{1,3})?)(?![\w@])"
)
_BESIDE_TITLE = re.compile(
    r"(?:^|\s)(\d{4}-\d{3,}|\d{5,9})\s*(?:[-–—]\s+|,\s*)?(?=[A-ZÄÖÜ][a-zäöü])"
    r"|(?<=[a-z)])\s*[-–,|(]+\s*(\d{5,9})\)?(?=\s|$|\.)"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


class _Patterns(NamedTuple):
    labelled: re.Pattern[str]
    trailing: re.Pattern[str]
    leading: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    labels = sorted(get_lexicon().words.requisition_labels, key=len, reverse=True)
    words = "|".join(re.escape(label).replace(r"\ ", r"[\s-]+") for label in labels)
    label = rf"(?i:(?<![\w-])(?:{words})(?!\w)\.?{_KIND}\.?\s*[:#]*\s*#?\s*)"
    value = r"((?:[A-Z]{1,6}[-_/ ]?)?\d[A-Z0-9/_.-]*|[A-Z0-9]{1,8}(?:[-_/][A-Z0-9]{1,8}){0,4}\d[A-Z0-9/_.-]*)"
    before = r"[\s,;|–—-]"
    return _Patterns(
        labelled=re.compile(label + value),
        trailing=re.compile(
            rf"{before}{{0,4}}[\[(]\s*{label}{_VALUE}\s*[\])]?.?$|[\s,;|–—(-]{{1,4}}{label}{_VALUE}\)?$"
            rf"|{before}{{0,4}}[\[(]\s*{_BARE}\s*[\])]$|{before}{{1,4}}#?{_BARE}$|{before}{{1,4}}#\s*\w*\d\w*$"
        ),
        leading=re.compile(
            rf"^[\[(]?(?:{label}#?{_VALUE}|#?{_BARE}|\d{{2}}-\d{{4}}|{_NO_YEAR}\d{{2,6}}(?=\s+[-–—]\s))[\])]?"
            r"(?:\s*[-–—:|,]+\s*|\s+)(?=\S)"
        ),
    )


def strip_numbers(title: str) -> str:
    """Cut a number from the beginning and the end of a title."""
    if not _DIGIT.search(title):
        return title
    patterns = _patterns()
    return patterns.trailing.sub("", patterns.leading.sub("", title))


def labelled_numbers(text: str) -> Iterator[str]:
    """Yield the numbers that stand behind a label: Req ID 158732, Kennziffer 2024-17."""
    return (value for found in _patterns().labelled.finditer(text) if (value := _normal(found[1])))


def self_told_numbers(text: str) -> Iterator[str]:
    """Yield the numbers known by their form: R-12345, JR0012."""
    return (value for found in _SELF_TOLD.finditer(text) if (value := _normal(found[1])))


def numbers_beside_title(text: str) -> Iterator[str]:
    """Yield the numbers before or behind the words of a title: "2026-4471 Engineer", "Analyst - 10498"."""
    return (value for found in _BESIDE_TITLE.finditer(text) if (value := _normal(found[1] or found[2])))


def _normal(text: str) -> str | None:
    """Return a number in capitals, without spaces and the word REQ; None for a year and for too little."""
    value = re.sub(r"[\s_]+", "-", text.strip(" .,;:-_/)(")).upper()
    value = re.sub(r"^REQ-?(?=\d+$)", "", value)
    digits = sum(char.isdigit() for char in value)
    if len(value) > LONGEST_CHARS or digits < FEWEST_DIGITS or _YEAR.fullmatch(value):
        return None
    return value if digits > FEWEST_DIGITS or any(char.isalpha() for char in value) else None
