"""Sightings of titles: a page and the employer in; what may name the role, with its weight, out."""

import itertools
import re
from collections.abc import Iterator

from rejoinder.read.facts.evidence import Sighting
from rejoinder.read.facts.names import name_words
from rejoinder.read.facts.page import Page
from rejoinder.read.facts.phrases import Hit, Strength, find_cues, get_lexicon
from rejoinder.read.facts.senders import is_person_name
from rejoinder.read.facts.sightings import split_parts
from rejoinder.read.facts.title_runs import LONGEST, read_quoted, read_title
from rejoinder.read.facts.title_runs_back import read_title_back
from rejoinder.read.facts.titles import has_title, is_title_word
from rejoinder.read.facts.words import Line, make_line, squash

QUOTED, LABEL, SURE, NOUN, CARD, OPEN, PART, FAINT, PLAIN = 3.6, 3.5, 3.0, 2.8, 2.6, 2.4, 2.2, 1.2, 0.4
"""Weights, by how a title is told: in quotation marks behind a cue, on a labelled line, "position of …",
"the … position", beside the employer's line, "application for …",
in the subject, "as a …", and in lower case, where it must be told twice."""
WEAK = "weak"
"""The place of a sighting that counts only where it holds the head of a job title."""
CARD_LINES = 60
LONGEST_CARD = 14
SHORT = 3
"""Words of a title in lower case behind a faint cue: "night porter", not a clause."""
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_NUMBER = re.compile(r"(?:JR|REQ|R)[-_]?\d{3,}[\d-]*|\d{5,9}|\d{4}-\d{3,6}")


def sight_roles(page: Page, organization: str | None) -> Iterator[Sighting]:
    """Yield what is told in sentences, labels, the subject and the layout."""
    for index, line in enumerate(page.told):
        place = "text" if index else "subject"
        yield from _by_cue(
            line, [other for other in page.told[index + 1 : index + 5] if other.words], place, page
        )
        yield from _by_noun(line, place, page)
        yield from _by_label(line, place)
        yield from _by_number(line)
    yield from _by_part(page.subject)
    if organization is not None:
        yield from _by_card(page, organization)


def sight_lines(page: Page) -> Iterator[Sighting]:
    """Yield the lines that are a title and no more, above the signature."""
    vocabulary = get_lexicon().words
    for line in _unsigned(page):
        is_other = line.lows[0] in vocabulary.greetings or not vocabulary.team_cores.isdisjoint(line.lows)
        if _is_card_title(line) and not is_other:
            yield Sighting(line.text, FAINT, "line")


def _by_cue(line: Line, below: list[Line], place: str, page: Page) -> Iterator[Sighting]:
    for hit in find_cues(line, get_lexicon().roles, page.language):
        quoted = read_quoted(line, hit.at)
        if quoted is not None:
            yield Sighting(quoted, QUOTED, place)
        elif hit.at == len(line.words) and hit.cue.strength is not Strength.FAINT:
            yield from (Sighting(other.text, OPEN, WEAK) for other in below[:2] if _is_card_title(other))
        elif hit.cue.strength is not Strength.FAINT or _may_begin(line, hit):
            yield from _weigh_cue(hit, read_title(line, hit.at, hit.cue.grammar), place)


def _may_begin(line: Line, hit: Hit) -> bool:
    """Say whether a title can be near a cue that mostly means something else."""
    ahead = line.words[hit.at : hit.at + SHORT + 1]
    return any(word.is_capital for word in ahead[:2]) or any(map(is_title_word, ahead))


def _weigh_cue(hit: Hit, text: str | None, place: str) -> Iterator[Sighting]:
    if text is None:
        return
    words = make_line(text).words
    is_written = hit.cue.grammar.titles_in_lower_case or any(word.is_capital for word in words)
    if hit.cue.strength is Strength.SURE:
        yield Sighting(text, SURE, place if is_written else WEAK)
    elif is_written:
        yield Sighting(text, OPEN if hit.cue.strength is Strength.OPEN else FAINT, WEAK)
    elif len(words) <= SHORT or hit.cue.strength is Strength.OPEN:
        yield Sighting(text, PLAIN, WEAK)


def _by_noun(line: Line, place: str, page: Page) -> Iterator[Sighting]:
    """Take what stands before "position": "the Data Analyst position", "our night porter job"."""
    grammars = [
        one
        for one in get_lexicon().grammars.values()
        if page.language in {None, one.language} or one.language == "en"
    ]
    for index, word in enumerate(line.words[1:], 1):
        for grammar in grammars:
            text, is_capital = (
                read_title_back(line, index, grammar) if word.low in grammar.nouns else ("", False)
            )
            if text:
                yield Sighting(text, NOUN, place if is_capital else WEAK)


def _by_label(line: Line, place: str) -> Iterator[Sighting]:
    """Take the rest of a line such as "Position: Data Analyst"."""
    vocabulary = get_lexicon().words
    for mark in (":", " - ", " – "):
        head, found, rest = line.text.partition(mark)
        low = head.strip(" *•-").lower()
        if found and rest.strip() and low in vocabulary.role_labels:
            is_vague = low in vocabulary.vague_labels
            yield Sighting(rest.strip(), OPEN if is_vague else LABEL, WEAK if is_vague else place)
            return


def _by_number(line: Line) -> Iterator[Sighting]:
    """Take what stands behind a requisition's number: "JR10192 Data Analyst"."""
    for index, word in enumerate(line.words[:-1]):
        text = (
            read_title(line, index + 1, get_lexicon().grammars["en"])
            if _NUMBER.fullmatch(word.core)
            else None
        )
        if text is not None:
            yield Sighting(text, OPEN, WEAK)


def _by_part(subject: Line) -> Iterator[Sighting]:
    """Take the parts of a subject, without the courtesies around them."""
    parts = split_parts(subject.text)
    vocabulary = get_lexicon().words
    for part in parts:
        text = _shed(make_line(part))
        is_told = has_title(text)
        if (is_told or (text and text != part)) and len(text.split()) <= LONGEST:
            yield Sighting(text, PART if is_told else FAINT, "part")
    for part in parts:
        head, _, tail = part.rpartition(", ")
        if head and not has_title(head) and has_title(tail) and len(tail.split()) <= LONGEST:
            yield Sighting(tail, PART, "part")
    for head, rest in itertools.pairwise(parts):
        lows = make_line(head).lows
        if not vocabulary.applying.isdisjoint(lows) and vocabulary.noise.issuperset(lows):
            yield Sighting(rest, OPEN, "part")


def _shed(part: Line) -> str:
    """Cut the courtesies around a title: "Your application for …", "… at Acme"."""
    words, vocabulary = part.words, get_lexicon().words
    run, end = 0, len(words)
    while run < end and words[run].low in vocabulary.noise and not is_title_word(words[run]):
        run += 1
    courteous = (
        i + 1
        for i in range(run - 1, -1, -1)
        if words[i].low in vocabulary.courtesies or not words[i].is_capital
    )
    start = run if run == end else next(courteous, 0)
    stops = (i for i in range(start + 1, end) if words[i].low in vocabulary.at or "," in words[i - 1].tail)
    stop = next(stops, end)
    while stop > start and _is_loose(part, stop - 1, start):
        stop -= 1
    return part.cut(start, stop)


def _is_loose(part: Line, index: int, start: int) -> bool:
    """Say whether the last word is a courtesy, and not joined to a title: "Chef de réception"."""
    vocabulary, words = get_lexicon().words, part.words
    if words[index].low not in vocabulary.noise or is_title_word(words[index]) or words[index].core == "I":
        return False
    is_joined = index > start + 1 and words[index - 1].low in vocabulary.joints
    return not (is_joined and is_title_word(words[index - 2]))


def _by_card(page: Page, organization: str) -> Iterator[Sighting]:
    """Take the line beside the first line that names the employer, as job boards lay out an advertisement."""
    key, lines = name_words(organization), _unsigned(page)
    for index, line in enumerate(lines):
        head = next(iter(split_parts(line.text.replace("•", "·").replace(",", " - "))), "")
        if name_words(_BRACKETS.sub("", head)) != key:
            continue
        near = [lines[place] for place in (index - 1, index + 1) if 0 <= place < len(lines)]
        found = next(
            (one for one in near if _is_card_title(one) and squash(organization) not in squash(one.text)),
            None,
        )
        if found is not None:
            yield Sighting(found.text, CARD, "card")
            return


def _is_card_title(line: Line) -> bool:
    words = line.words
    is_short = len(words) <= LONGEST_CARD and line.text[-1] not in ".?:,"
    return is_short and words[0].is_capital and any(map(is_title_word, words))


def _unsigned(page: Page) -> list[Line]:
    """Return the lines above the signature; where nothing closes the letter, those below no signer's name."""
    lines = [line for line in page.lines if line.words]
    if page.block.is_closed:
        return lines[: page.block.start][:CARD_LINES]
    pairs = itertools.pairwise([page.subject, *lines])
    return [line for before, line in pairs if not _is_signer(before.text, page)][:CARD_LINES]


def _is_signer(line: str, page: Page) -> bool:
    text = _BRACKETS.sub("", line).strip()
    is_sender = squash(text) == squash(page.sender.person or text)
    return is_sender and is_person_name(text) and squash(text) not in squash(page.subject.text)
