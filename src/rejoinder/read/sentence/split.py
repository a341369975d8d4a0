"""Split a text into sentences: a string in, exact substrings of it out, in order.

A line break ends a sentence unless the line was only wrapped; a full stop ends one unless it belongs
to an abbreviation, an ordinal or an initial.
"""

import re
from collections.abc import Iterator

LONGEST = 700
"""Characters: a longer stretch is cut at the last comma or space before this."""

MOST = 400
"""Sentences of one text; what comes after is not looked at."""

WRAPPED = 45
"""Characters: a line at least this long may go on in the next."""

BULLET = re.compile(r"\s*(?:[-*•·▪◦–—>+]|\(?\d{1,2}[.)]|[a-z]\))\s+")
GREETING = re.compile(
    r"\s*(?:dear|hi|hello|hey|hiya|sehr|liebe|lieber|hallo|guten|moin|bonjour|cher|chère|madame|monsieur|salut)\b[^.!?:]{0,60}[,!:.]?\s*$",
    re.IGNORECASE,
)
STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|(?<=[a-zà-ÿ])[.!?]+(?=[A-ZÀ-Ý][a-zà-ÿ' ])")
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'„«/])(?:[a-zà-ÿ]|mr|mrs|ms|dr|prof|st|nr|vs|etc|approx|inc|ltd|co|corp|jr|sr|ref|dept|tel|ext|e\.g|i\.e"
    r"|z\.\s?b|d\.\s?h|u\.\s?a|bzw|ca|ggf|evtl|inkl|zzgl|abs|hr|fr|str|dipl|ing|mme|mlle|env|cf|p\.\s?ex|art|max|min"
    r"|godz|ul|np|tj|inż|mgr|hab|tys|sig|dott|avv|egr|spett|rif"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|wed|thu|thur|fri|sat|sun|[ap]\.m)$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\bno$", re.IGNORECASE)
ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}$")
NEXT_OF_ORDINAL = re.compile(
    r"\s*(?:[a-zà-ÿ]|\d|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)", re.IGNORECASE
)


def split(text: str) -> list[str]:
    """Return the sentences of a text, each an exact substring without blanks around it."""
    found: list[str] = []
    for block in _blocks(text):
        for sentence in _sentences(block):
            found.append(sentence)
            if len(found) >= MOST:
                return found
    return found


def _blocks(text: str) -> Iterator[str]:
    """Yield stretches of lines that belong together."""
    start = end = 0
    previous = ""
    for line in text.splitlines(keepends=True):
        if end > start and _breaks(previous, line):
            yield text[start:end]
            start = end
        end += len(line)
        previous = line
    yield text[start:end]


def _breaks(previous: str, line: str) -> bool:
    """Say whether a new stretch starts with `line`."""
    before, after = previous.rstrip(), line.lstrip(" \t\u00a0")
    if not before or not after.strip() or BULLET.match(line) or GREETING.fullmatch(previous):
        return True
    if before[-1] in ".!?:…":
        return not _is_abbreviation(before[:-1])
    if after[0].islower():
        return False
    return len(before) < WRAPPED or "@" in before


def _sentences(block: str) -> Iterator[str]:
    """Yield the sentences of a stretch of lines."""
    start = 0
    for stop in STOP.finditer(block):
        if stop.group().startswith(".") and _goes_on(
            block[max(0, stop.start() - 14) : stop.start()], block[stop.end() :][:4]
        ):
            continue
        yield from _pieces(block[start : stop.end()])
        start = stop.end()
    yield from _pieces(block[start:])


def _goes_on(before: str, after: str) -> bool:
    """Say whether a full stop between the two ends no sentence."""
    if _is_abbreviation(before):
        return True
    if NUMBER.search(before):
        return after.lstrip()[:1].isdigit()
    return bool(ORDINAL.search(before) and NEXT_OF_ORDINAL.match(after))


def _is_abbreviation(before: str) -> bool:
    return bool(ABBREVIATION.search(before[-14:]))


def _pieces(sentence: str) -> Iterator[str]:
    """Yield a sentence, cut into pieces of bounded length, without blanks around them."""
    rest = sentence.strip()
    while len(rest) > LONGEST:
        cut = max(rest.rfind(mark, LONGEST // 2, LONGEST) for mark in (";", ",", " ", "\n")) + 1 or LONGEST
        yield rest[:cut].strip()
        rest = rest[cut:].strip()
    if any(map(str.isalnum, rest)):
        yield rest
