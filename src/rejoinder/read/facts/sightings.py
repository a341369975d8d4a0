"""Sightings of organisations: a page in; names that may be the employer's, with weight and place, out."""

from collections.abc import Iterator

from rejoinder.read.facts.evidence import Sighting
from rejoinder.read.facts.names import is_name, is_name_word, read_name, read_name_back, strip_punctuation
from rejoinder.read.facts.page import Page
from rejoinder.read.facts.phrases import Hit, Strength, find_cues, get_lexicon
from rejoinder.read.facts.platforms import Slug
from rejoinder.read.facts.senders import is_person_name, strip_team
from rejoinder.read.facts.spelled import spells
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import Line, make_line, squash

LABEL, SENT_AS, SIGNED, SENT, SURE, TEAM, KIND, FAIR, LEAD, PART, FAINT = (
    3.5,
    3.0,
    3.0,
    2.5,
    2.5,
    2.0,
    2.0,
    1.5,
    1.6,
    1.0,
    0.6,
)
"""Weights, by how a name is told: a labelled line, "Acme via …", a team's signature,
"interest in …", and so on down to "at …"."""
IN_SUBJECT = 0.8
"""What a cue in the subject weighs more."""
NEAR = 14
"""Words before a faint cue in which its context counts."""
SHORT = 9
"""Words of a line such as "Night Porter at Acme"."""
SIGNED_LINES = 14
"""Lines at the end in which a signature is looked for."""
SIGNED_CHARS = 130
"""A longer line is prose."""
MOST_PIECES = 5
LONGEST_SIGNED = 9
"""Words of a line that may be a name and no more."""
LONGEST_LEAD = 4
"""Words before the head of a title, the employer's with them."""
SPELLED = 5
"""Words over which the letters of an address may be spread in the text."""
_SPLITS = (" - ", " – ", " — ", " | ", " // ", ": ", " · ", " / ", " x ", ". ")


def sight_organizations(page: Page, slug: Slug | None) -> Iterator[Sighting]:
    """Yield all sightings of a page."""
    sender = page.sender
    if sender.organization:
        weight = LEAD if sender.is_vague else SENT_AS if sender.certain else SENT
        yield Sighting(sender.organization, weight, "sender")
    for line in page.told:
        place = "subject" if line is page.subject else "text"
        yield from _by_cue(line, place, page)
        yield from _by_deed(line, place, page)
        yield from _by_team(line, place)
        yield from _by_label(line)
        yield from _by_legal_form(line, place)
        if slug is not None:
            yield from _by_letters(line, squash(slug.text))
            yield from _by_spelled(line, squash(slug.text), page)
    yield from _by_part(page.subject)
    grammar = get_lexicon().grammars.get(page.language or "")
    if slug is None and not page.sender.organization and grammar is not None and grammar.modifiers:
        yield from _by_first_word(page.subject, grammar.modifiers)
    yield from _by_signature(page, _own_spellings(page))
    for line in page.footer[:20]:
        yield from (
            sighting._replace(weight=PART, place="footer") for sighting in _by_legal_form(line, "footer")
        )


def _by_cue(line: Line, place: str, page: Page) -> Iterator[Sighting]:
    for hit in find_cues(line, get_lexicon().employers, page.language):
        name = (
            read_name(line, hit.at, hit.cue.grammar, page.sender_words)
            or _lower_brand(line, hit, place)
            or _job_brand(line, hit)
        )
        if name is None:
            continue
        weight = _weigh_cue(line, hit, name)
        if weight > FAINT and place == "subject":
            weight += IN_SUBJECT
        yield Sighting(name, weight, place if weight > FAINT else "faint")


def _lower_brand(line: Line, hit: Hit, place: str) -> str | None:
    """Return a name in lower case that ends a subject: "your application to slice"."""
    if place != "subject" or hit.cue.strength is Strength.FAINT or hit.at != len(line.words) - 1:
        return None
    name = strip_punctuation(line.words[hit.at].text)
    return name if is_name(name) and name.isalpha() and name not in get_lexicon().words.articles else None


def _job_brand(line: Line, hit: Hit) -> str | None:
    """Return one word that could be a job but stands behind "at" and closes: "applying at Pilot"."""
    words = line.words[hit.at : hit.at + 1]
    is_at = hit.cue.strength is not Strength.FAINT and hit.cue.words[-1] in get_lexicon().words.at
    closes = bool(words) and (hit.at == len(line.words) - 1 or set(words[0].tail) & set(".!,"))
    if not is_at or not closes or not words[0].is_capital or not is_title_word(words[0]):
        return None
    name = strip_punctuation(words[0].text)
    return name if is_name(name, firm=True) else None


def _weigh_cue(line: Line, hit: Hit, name: str) -> float:
    vocabulary = get_lexicon().words
    lows = [word.low for word in make_line(name).words]
    ahead = line.words[hit.at + len(lows) : hit.at + len(lows) + 2]
    if any(word.low in vocabulary.nouns for word in ahead) or _is_title_first(hit, name):
        return FAINT
    if hit.cue.strength is not Strength.FAINT:
        return SURE
    is_place = hit.cue.words[-1] not in hit.cue.grammar.connectors
    if (
        is_place
        and 1 < hit.at <= len(line.words) <= SHORT
        and any(map(is_title_word, line.words[: hit.at - 1]))
    ):
        return FAIR
    near = {word.low for word in line.words[max(0, hit.at - NEAR) : hit.at]}
    is_kind = any(low in vocabulary.kinds or low in vocabulary.legal_forms for low in lows)
    is_told = near & hit.cue.grammar.contexts and not is_person_name(name)
    return FAIR if is_kind or is_told else FAINT


def _is_title_first(hit: Hit, name: str) -> bool:
    """Say whether a title's head begins what stands behind a faint cue: "vaga de Mediadora Cultural"."""
    is_faint = hit.cue.strength is Strength.FAINT and hit.cue.grammar.titles_in_lower_case
    return is_faint and is_title_word(make_line(name).words[0])


def _by_deed(line: Line, place: str, page: Page) -> Iterator[Sighting]:
    """Take what stands before "has decided"."""
    for hit in find_cues(line, get_lexicon().deeds, page.language):
        start = hit.at - len(hit.cue.words)
        name = read_name_back(line, start) if start and not line.words[start - 1].tail else None
        if name is not None and not is_person_name(name):
            yield Sighting(name, FAIR, place)
        elif name is not None:
            yield Sighting(name, FAINT, "faint")


def _by_team(line: Line, place: str) -> Iterator[Sighting]:
    """Take what stands before "Recruiting Team"."""
    vocabulary = get_lexicon().words
    for index in range(1, len(line.words)):
        word, before = line.words[index], line.words[index - 1]
        if (
            word.low in vocabulary.team_cores
            and before.low not in vocabulary.teams
            and not word.is_opened
            and is_name_word(before)
            and not before.tail
        ):
            name = read_name_back(line, index)
            if name is not None:
                yield Sighting(name, TEAM if place == "text" else FAIR, place)


def _by_label(line: Line) -> Iterator[Sighting]:
    head, colon, rest = line.text.partition(":")
    if colon and rest.strip() and head.strip(" *•-").lower() in get_lexicon().words.employer_labels:
        name = strip_punctuation(rest)
        if is_name(name):
            yield Sighting(name, LABEL, "label")


def _by_legal_form(line: Line, place: str) -> Iterator[Sighting]:
    """Take what stands before GmbH, Ltd and the like."""
    forms = get_lexicon().words.legal_forms - {"co", "company", "private", "limited", "sa", "corporation"}
    for index in range(1, len(line.words)):
        word = line.words[index]
        if word.low in forms and (word.is_capital or "." in word.low):
            name = read_name_back(line, index)
            if name is not None:
                yield Sighting(name, FAIR, f"legal {place}")


def _by_letters(line: Line, letters: str) -> Iterator[Sighting]:
    """Find the letters of an address in the text, spelled there as the name is: pivotbio, Pivot Bio."""
    for start, word in enumerate(line.words):
        begun = squash(word.core)
        name = _spell(line, start, letters) if begun and letters.startswith(begun) else None
        if name is not None and is_name(name):
            whole = read_name(line, start, get_lexicon().grammars["en"]) or name
            yield Sighting(whole if whole.startswith(name) and word.is_capital else name, FAIR, "letters")


def _by_spelled(line: Line, letters: str, page: Page) -> Iterator[Sighting]:
    """Take names whose words the address has in their order: musee-abbaye, Musée de l'Abbaye."""
    grammar = get_lexicon().grammars.get(page.language or "en", get_lexicon().grammars["en"])
    starts = (
        index
        for index, word in enumerate(line.words)
        if is_name_word(word)
        and (not index or not is_name_word(line.words[index - 1]) or line.words[index - 1].tail)
    )
    for start in starts:
        name = read_name(line, start, grammar)
        if name is not None and spells(name, letters) and not is_title_word(make_line(name).words[0]):
            yield Sighting(name, FAIR, "letters")


def _spell(line: Line, start: int, letters: str) -> str | None:
    """Return the words from `start` on that together have these letters."""
    spelled = ""
    for end in range(start, min(len(line.words), start + SPELLED)):
        spelled += squash(line.words[end].core.removesuffix("'s").removesuffix("’s"))
        if spelled == letters:
            return strip_punctuation(line.cut(start, end + 1)).removesuffix("'s").removesuffix("’s")
    return None


def split_parts(subject: str) -> list[str]:
    """Split a subject at its dashes, bars and colons."""
    for mark in _SPLITS:
        subject = subject.replace(mark, "\n")
    return [part.strip() for part in subject.split("\n") if part.strip()]


def _by_part(subject: Line) -> Iterator[Sighting]:
    """Take the parts of a subject, "Acme - application update", and their beginnings, "Acme interview"."""
    vocabulary = get_lexicon().words
    parts = split_parts(subject.text)
    for part in parts:
        line = make_line(part)
        end = next((i for i, word in enumerate(line.words) if not _may_lead(line, i)), len(line.words))
        name = strip_team(line.cut(0, end)) if end else None
        if name is None or any(map(is_title_word, make_line(name).words)):
            continue
        lows = {word.low for word in make_line(name).words}
        follows = end < len(line.words) and line.words[end].low in vocabulary.noise
        if lows & vocabulary.kinds:
            yield Sighting(name, KIND, "part")
        elif follows:
            yield Sighting(name, LEAD, "part")
        elif len(parts) > 1 and end == len(line.words):
            beside_title = any(
                is_title_word(word) for other in parts if other != part for word in make_line(other).words
            )
            is_person = is_person_name(name) and not beside_title
            yield Sighting(name, FAINT if is_person else FAIR, "part")


def _by_first_word(subject: Line, modifiers: frozenset[str]) -> Iterator[Sighting]:
    """Take the word before a title in a subject: "Acme Night Nurse interview"."""
    vocabulary = get_lexicon().words
    for part in split_parts(subject.text):
        words = make_line(part).words
        heads = [
            index for index, word in enumerate(words) if is_title_word(word) and word.low not in modifiers
        ]
        if len(words) <= 1 or not heads or not 1 < heads[0] <= LONGEST_LEAD:
            continue
        first, between = words[0], words[1 : heads[0]]
        is_told = first.is_capital and first.low not in modifiers | vocabulary.courtesies
        if is_told and all(word.low in modifiers for word in between) and is_name(first.core):
            yield Sighting(first.core, LEAD, "part")


def _may_lead(line: Line, index: int) -> bool:
    """Say whether a word of a subject's part can belong to a name at its beginning."""
    word, vocabulary = line.words[index], get_lexicon().words
    if is_name_word(word):
        is_barred = word.low in vocabulary.noise or (index == 0 and word.low in vocabulary.no_names)
        return not is_barred or (index > 0 and word.low in vocabulary.kinds)
    after = line.words[index + 1] if index + 1 < len(line.words) else None
    return index > 0 and word.low in vocabulary.connectors and after is not None and is_name_word(after)


def _own_spellings(page: Page) -> frozenset[str]:
    """Return the letters of the sender's organisation, as its domain and its display name have them."""
    label = page.other.email.rpartition("@")[2].rpartition(".")[0].rpartition(".")[2]
    return frozenset({squash(label), squash(page.sender.organization or "")} - {""})


def _by_signature(page: Page, spelled: frozenset[str]) -> Iterator[Sighting]:
    for line in [line for line in page.lines if line.words][-SIGNED_LINES:]:
        for piece in split_pieces(line.text) if len(line.text) <= SIGNED_CHARS else ():
            yield from _sign(piece, spelled)


def split_pieces(text: str) -> list[str]:
    """Split a line of a signature at its bars, commas and dashes; none for a line of prose."""
    for mark in (" | ", " • ", " · ", ", ", " - ", " – ", " & The ", " and The ", " and the ", " & the "):
        text = text.replace(mark, "\n")
    pieces = [piece.strip(" *_~|") for piece in text.split("\n")]
    return [piece for piece in pieces if piece] if len(pieces) <= MOST_PIECES else []


def _sign(piece: str, spelled: frozenset[str]) -> Iterator[Sighting]:
    vocabulary = get_lexicon().words
    if squash(piece) in spelled and is_name(piece, proven=True):
        yield Sighting(piece, SIGNED, "signed")
        return
    words = make_line(piece).words
    if not words or len(words) > LONGEST_SIGNED or piece[-1] in "?:" or any(map(is_title_word, words)):
        return
    name = strip_team(piece)
    if name is None or not _is_written_as_name(name):
        return
    lows = {word.low for word in words}
    if lows & vocabulary.team_cores:
        yield Sighting(name, SIGNED, "signed")
    elif lows & (vocabulary.kinds | vocabulary.legal_forms):
        yield Sighting(name, KIND, "signed")
    else:
        yield Sighting(name, FAINT if is_person_name(name) else PART, "signed")


def _is_written_as_name(name: str) -> bool:
    vocabulary = get_lexicon().words
    words = make_line(name).words
    loose = vocabulary.connectors | vocabulary.articles
    return words[0].is_capital and all(word.is_capital or word.low in loose for word in words)
