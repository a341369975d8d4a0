"""Names in running text: a line and a place in; the organisation's name that begins or ends there out."""

import re
from functools import cache, lru_cache

from rejoinder.read.facts.phrases import Grammar, get_lexicon
from rejoinder.read.facts.platforms import get_platforms
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import Line, Word, make_line, squash

LONGEST = 9
"""Words of a name."""
LONGEST_CHARS = 70
ABBREVIATED = 3
"""A capitalised word of at most so many letters with a full stop is an abbreviation: St., Dr., Inc."""
_CODE = re.compile(r"(?:\w+ )?[A-Z]{0,5}[-/]?\d{2,}(?:[-/ ]\d+)*|\d+ [a-zåäö]+ \d+")
"""Numbers of positions, days and the like: IJ-402, Nummer 55120, 23 av 25."""
_BARRED = re.compile(r"http|www\.|[@\[\]{}<>_=]")
_DASHES = frozenset("-–—|·/•:")
_AROUND = " \"'“”„«»‘’‚()[]{}<>,;:!?…*_-–—|·/•"


def read_name(line: Line, at: int, grammar: Grammar, known: frozenset[str] = frozenset()) -> str | None:
    """Return the name that begins at word `at`, an article before it left out; None where none does.

    `known` are squashed spellings taken for names although they stand in lower case.
    """
    words = line.words
    start = _skip_articles(words, at, grammar)
    end = start
    while end < min(len(words), start + LONGEST):
        step = _step(words, start, end, grammar) or (end == start and _is_known(words, end, known))
        if not step:
            break
        end += step
        if _closes(words, end - 1):
            break
    return tidy_name(line, start, end, known)


def read_name_back(line: Line, before: int) -> str | None:
    """Return the name that ends before word `before`."""
    words = line.words
    start = before
    while start > max(0, before - LONGEST):
        if start < before and _closes(words, start - 1):
            break
        step = _step_back(words, start, before)
        if not step:
            break
        start -= step
    while (
        start < before - 1
        and words[start].low in get_lexicon().words.no_names | get_lexicon().words.greetings
    ):
        if words[start].low == "the":
            break
        start += 1
    return tidy_name(line, start, before)


def _skip_articles(words: tuple[Word, ...], at: int, grammar: Grammar) -> int:
    """Skip articles in lower case; one with a capital may belong to the name: The Trade Desk."""
    start = at
    while start < len(words) - 1 and start - at < ABBREVIATED and words[start].low in grammar.articles:
        if words[start].core[:1].isupper() and words[start + 1].is_capital:
            break
        start += 1
    return start


def _is_known(words: tuple[Word, ...], index: int, known: frozenset[str]) -> bool:
    vocabulary, after = get_lexicon().words, words[index + 1 : index + 2]
    if "," in words[index].tail and after and after[0].low in vocabulary.legal_forms:
        return True
    return squash(words[index].core) in known and words[index].low not in vocabulary.noise


def is_name_word(word: Word) -> bool:
    """Say whether a word is written as part of a name."""
    return word.is_capital and not _BARRED.search(word.core)


def _step(words: tuple[Word, ...], start: int, index: int, grammar: Grammar) -> int:
    """Return how many words from `index` on belong to the name: a name's word, or joining words up to one."""
    word, vocabulary = words[index], get_lexicon().words
    if index > start and (word.is_opened or word.text in _DASHES):
        return 0
    if is_name_word(word):
        return 1
    ahead = index
    while start < ahead < min(len(words), index + 3) and words[ahead].low in grammar.connectors:
        ahead += 1
    if ahead == index or ahead >= len(words) or not is_name_word(words[ahead]) or words[ahead].is_opened:
        return 0
    if word.low in vocabulary.ands and _begins_else(words, index + 1, ahead, grammar):
        return 0
    return 0 if word.low in vocabulary.purposes and _title_follows(words, ahead) else ahead - index + 1


def _begins_else(words: tuple[Word, ...], after: int, ahead: int, grammar: Grammar) -> bool:
    """Say whether "and" leads to another thing, as in "Acme and the Clerk post"."""
    vocabulary = get_lexicon().words
    if words[ahead].low in vocabulary.no_names - vocabulary.kinds:
        return True
    return words[after].low in grammar.articles and _title_follows(words, ahead)


def _title_follows(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a role begins here: "Acme for the Data Analyst position"."""
    return any(is_title_word(word) or word.low in get_lexicon().words.nouns for word in words[at : at + 6])


def _step_back(words: tuple[Word, ...], start: int, before: int) -> int:
    word = words[start - 1]
    if is_name_word(word):
        return 1
    joins = word.low in get_lexicon().words.joints
    return 2 if joins and 1 < start < before and is_name_word(words[start - 2]) else 0


def _closes(words: tuple[Word, ...], index: int) -> bool:
    """Say whether the punctuation behind a word ends a name."""
    tail = words[index].tail.strip("*_'’")
    after = words[index + 1] if index + 1 < len(words) else None
    if not tail or after is None:
        return after is None
    lexicon = get_lexicon()
    if tail == ",":
        return after.low not in lexicon.words.legal_forms
    if tail != ".":
        return True
    core = words[index].core
    is_short = len(core) <= ABBREVIATED or "." in core
    return not (is_short and after.is_capital and after.low not in lexicon.words.no_names)


def is_joint(word: Word) -> bool:
    """Say whether a word joins others in some language; in capitals it belongs to the name: Scale AI."""
    return word.low in get_lexicon().words.connectors and not word.core.isupper()


def tidy_name(line: Line, start: int, end: int, known: frozenset[str] = frozenset()) -> str | None:
    """Return the words from `start` up to before `end` as a name, trimmed; None where no name is left."""
    words, vocabulary = line.words, get_lexicon().words
    told = end
    end = _cut_teams(words, start, _cut_possessive(words, start, end))
    while end > start and (is_joint(words[end - 1]) or not words[end - 1].core):
        end -= 1
    whole = end
    while end > start + 1 and words[end - 1].low in vocabulary.legal_forms and words[end - 2].low != "&":
        end -= 1
    while start < end and (words[start].low in vocabulary.legal_forms or words[start].low == "&"):
        start += 1
    name = strip_punctuation(line.cut(start, end))
    if (told < len(words) or end < told) and name.lower().endswith(("'s", "’s")):
        name = name[:-2]
    is_firm = end < whole and end - start > 1
    return name if is_name(name, proven=squash(name) in known, firm=is_firm) else None


def _cut_possessive(words: tuple[Word, ...], start: int, end: int) -> int:
    """Cut "Acme's Recruiting Team" behind Acme, and leave "St. Mary's Hospital" whole."""
    vocabulary = get_lexicon().words
    for index in range(start, end - 1):
        if words[index].low.endswith(("'s", "s'")):
            rest = words[index + 1 : end]
            if any(
                not {word.low, *word.low.split("/")}.isdisjoint(vocabulary.team_cores | vocabulary.noise)
                or is_title_word(word)
                for word in rest
            ):
                return index + 1
    return end


def _cut_teams(words: tuple[Word, ...], start: int, end: int) -> int:
    """Cut the words of a team from the end, from its first telling word on."""
    vocabulary = get_lexicon().words
    run = end
    while run > start and words[run - 1].low in vocabulary.teams:
        run -= 1
    return next((index for index in range(run, end) if is_team_core(words, index, end)), end)


def is_team_core(words: tuple[Word, ...], index: int, end: int) -> bool:
    """Say whether a team's words begin here: "Recruiting", and "Global" where such words follow it."""
    vocabulary = get_lexicon().words
    low = words[index].low
    if index + 1 < len(words) and words[index + 1].low in vocabulary.legal_forms:
        return False
    if low in vocabulary.offices and 0 < index == end - 1:
        return words[index - 1].low in vocabulary.teams
    if low not in vocabulary.team_modifiers:
        return low in vocabulary.team_cores
    after = words[index + 1].low if index + 1 < end else ""
    is_followed = after in vocabulary.team_cores or after in vocabulary.team_modifiers
    return low in vocabulary.team_cores or is_followed


def strip_punctuation(text: str) -> str:
    """Cut the punctuation around a name, and keep the full stop of an abbreviation inside."""
    text = text.strip(_AROUND)
    return text if text.lower().endswith((" co.", " e.v.", " e.k.")) else text.rstrip(".")


@cache
def _telling_nothing() -> frozenset[str]:
    vocabulary = get_lexicon().words
    return (
        vocabulary.no_names
        | vocabulary.teams
        | vocabulary.noise
        | vocabulary.legal_forms
        | vocabulary.valedictions
    )


@lru_cache(maxsize=4096)
def is_name(name: str, *, proven: bool = False, firm: bool = False) -> bool:
    """Say whether this could be the name of an organisation.

    A `proven` one, such as a sender's, may be made of words that else tell nothing: Home Office, Next;
    a `firm`, told with its legal form, of words that else tell a job: Stone Engineers, Inc.
    """
    if not 1 < len(name) <= LONGEST_CHARS or _BARRED.search(name):
        return False
    if _CODE.fullmatch(name) or (not any(map(_is_letter, name)) and "&" not in name):
        return False
    words = make_line(name).words
    vocabulary = get_lexicon().words
    nothing = (
        vocabulary.team_cores | vocabulary.legal_forms | vocabulary.articles if proven else _telling_nothing()
    )
    if all(word.low in nothing for word in words) or len(words) > LONGEST:
        return False
    return firm or not is_job(name)


def _is_letter(char: str) -> bool:
    """Say whether a character is a letter, and no sign of an ordinal such as 1.º."""
    return char.isalpha() and char not in "ºª"


def is_job(name: str) -> bool:
    """Say whether this names a job rather than an organisation: "Data Analyst", not "Engineer Books"."""
    words = [word for word in make_line(name).words if word.core]
    if not words or any(word.low in get_lexicon().words.kinds for word in words):
        return False
    return is_title_word(words[-1]) or (
        len(words) > 1 and is_title_word(words[-2]) and len(words[-1].core) <= ABBREVIATED
    )


def is_platform(name: str) -> bool:
    """Say whether this is the name of a service that carries mail for others."""
    return squash(name) in get_platforms().names


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form, for comparing."""
    dropped = get_lexicon().words.legal_forms | {"&", "+", "the", "and", "und", "et"}
    words = [
        word.strip(_AROUND + ".") for word in name.casefold().removesuffix("'s").removesuffix("’s").split()
    ]
    kept = tuple(squash(word) for word in words if word not in dropped and squash(word))
    return kept or tuple(squash(word) for word in words if squash(word))
