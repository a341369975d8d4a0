"""The sender's display name: an Address in; the organisation and the person it names out."""

import re
from dataclasses import dataclass, replace
from functools import cache

from rejoinder.model.mail import Address
from rejoinder.read.facts.names import is_joint, is_name, is_platform, is_team_core, strip_punctuation
from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.platforms import find_slug, is_platform_address
from rejoinder.read.facts.spelled import spells
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import UMLAUTS, Line, make_line, squash

MOST_NAMES = 5
"""Words of a human's name."""
DEGREE = 2
"""A last word in more capitals than these is a degree or the like: MRCVS."""
_BRACKET = re.compile(r"[(\[]([^)\]]*)[)\]]")
_REVERSED = re.compile(r"^([^,]{2,40}), ([^,]{2,40})$")
_LETTERS = re.compile(r"[a-z]+")
_BREAK = re.compile(r"\s+[-–—|·:/]+\s+|\s*[|·]\s*")
_LEADS = frozenset({"your", "our", "ihr", "dein", "l'", "the", "das"})
"""Words before a team's."""
_SMALL = frozenset([
    "von",
    "van",
    "de",
    "der",
    "den",
    "di",
    "da",
    "del",
    "la",
    "le",
    "du",
    "bin",
    "al",
    "el",
    "zu",
])
"""Words in lower case inside a human's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """What a display name names."""

    organization: str | None = None
    person: str | None = None
    certain: bool = False
    """The organisation is named as one: behind "via" or "from", or with a team's words."""
    is_vague: bool = False
    """What is named may be a department only."""
    is_carried: bool = False
    """The address is of the service that carries the mail: "Acme via Postbote <x@postbote.example>"."""


def is_robot_local(local: str) -> bool:
    """Say whether behind such a local part no single person sits."""
    parts = set(_LETTERS.findall(local.lower()))
    letters = squash(local)
    return any(
        word in parts if len(word) <= DEGREE else word in letters for word in get_lexicon().words.robots
    )


def is_person_name(text: str, *, least: int = 2, surname: bool = False) -> bool:
    """Say whether a text has the shape of a human's name: a few capitalised words, nothing else.

    With `surname` the last word may be one that else tells something: a trade, a month.
    """
    words = make_line(text).words
    if not least <= len(words) <= MOST_NAMES or any(
        char.isdigit() or char in "&@/|[]_+:;!?,()" for char in text
    ):
        return False
    large = [word for word in words if word.low not in _SMALL]
    given = large[:-1] if surname else large
    no_person, no_given = _no_persons()
    if not no_person.isdisjoint(word.low for word in large) or any(map(is_title_word, given)):
        return False
    if not no_given.isdisjoint(word.low for word in given):
        return False
    named = [word.core for word in large]
    return bool(named) and all(_is_given(core) for core in named)


@cache
def _no_persons() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that are no human's name, and those that are none but at its end."""
    words = get_lexicon().words
    return words.team_cores | words.kinds | words.legal_forms, words.no_names | words.valedictions


def _is_given(core: str) -> bool:
    return bool(core) and core[0].isupper() and all(char.isalpha() or char in "'’.-" for char in core)


def straight(name: str) -> str:
    """Turn "Last, First" round."""
    found = _REVERSED.match(name.strip())
    return f"{found[2]} {found[1]}" if found and is_person_name(f"{found[2]} {found[1]}") else name.strip()


def read_sender(address: Address, *, signed: frozenset[str] = frozenset()) -> Sender:
    """Tell organisation from person in a display name; `signed` are the squashed pieces of the signature."""
    name = address.name.strip()
    if not name or ("@" in name and "." in name.rpartition("@")[2] and " " not in name):
        return Sender()
    bracket = _BRACKET.search(name)
    if bracket is not None:
        inner = strip_team(bracket[1])
        name = name[: bracket.start()].strip() or name[bracket.end() :].strip()
        is_told = bool(name) and squash(name) in squash(address.email.partition("@")[0])
        if inner and is_person_name(straight(name), least=1 if is_told else 2):
            return Sender(organization=inner, person=straight(name), certain=True)
    if _is_titled(name):
        return Sender(person=bare_name(name))
    sender = _read_parts(straight(name), address)
    name = sender.organization or ""
    is_signed = not sender.certain and squash(name) in signed and is_person_name(name)
    return Sender(person=name) if is_signed else sender


def _is_titled(name: str) -> bool:
    """Say whether "Dr.", "Mrs" or the like stands before a human's name."""
    first, _, rest = name.partition(" ")
    return first.lower().rstrip(".") in get_lexicon().words.honorifics and is_person_name(
        bare_name(rest), least=1
    )


def bare_name(piece: str) -> str:
    """Return a piece without "Ihre", "i. A.", "Prof. Dr." before a name and degrees behind it."""
    vocabulary = get_lexicon().words
    line = make_line(straight(piece.strip(" ,.-–~*")))
    start, end = 0, len(line.words)
    before = vocabulary.honorifics | vocabulary.signed_by
    while start < end - 1 and line.words[start].low.rstrip(".") in before:
        start += 1
    while end > start + 2 and line.words[end - 1].core.isupper() and len(line.words[end - 1].core) > DEGREE:
        end -= 1
    return line.cut(start, end).strip(" ,")


def _read_parts(name: str, address: Address) -> Sender:
    """Split "Acme via Lever", "Ann from Acme" and "Acme @ icims" at their joint."""
    vocabulary = get_lexicon().words
    line = make_line(re.sub(r"(?<=\w)@(?=\w)", " @ ", name))
    for index in range(1, len(line.words) - 1):
        low = line.words[index].low or line.words[index].text
        before, after = line.cut(0, index), line.cut(index + 1, len(line.words))
        is_carrier = is_platform(after) or _is_in_domain(after, address)
        if low in vocabulary.via or (
            low == "@" and is_carrier and (is_platform(after) or _is_firm(before, address))
        ):
            return replace(_read_parts(before, address), is_carried=is_carrier)
        if low in vocabulary.from_person | {"for"} and _is_sub_sender(before, low, address):
            organization = strip_team(_skip_article(after))
            if organization is not None and not is_platform(organization):
                person = (
                    before if is_person_name(before, least=1) or (index == 1 and strip_team(before)) else None
                )
                return Sender(organization=organization, person=person, certain=True)
    return _read_whole(line.text, address)


def _is_in_domain(name: str, address: Address) -> bool:
    return len(name) > DEGREE and squash(name) in squash(address.email.rpartition("@")[2])


def _is_firm(name: str, address: Address) -> bool:
    """Say whether a firm stands before "@", and no person or team of the address's own."""
    return (
        not is_person_name(name)
        and squash(name) not in squash(address.email)
        and strip_team(name) is not None
    )


def _skip_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.islower() and first in get_lexicon().words.articles else name


def _is_sub_sender(before: str, joint: str, address: Address) -> bool:
    """Say whether a person, a team or a carrier stands before "from"; "of" may be within a name."""
    if joint in get_lexicon().words.joints:
        letters = squash(address.email.partition("@")[0])
        return _is_team_only(before) or (squash(before) in letters and not is_robot_local(letters))
    return (
        is_person_name(before, least=1)
        or squash(before) == squash(address.email.partition("@")[0])
        or is_platform(before)
        or strip_team(before) is None
        or before.islower()
    )


def _is_team_only(text: str) -> bool:
    """Say whether a text is made of the words of a team and of nothing else."""
    vocabulary = get_lexicon().words
    lows = make_line(text).lows
    return vocabulary.teams.issuperset(lows) and not vocabulary.team_cores.isdisjoint(lows)


def _read_whole(name: str, address: Address) -> Sender:
    pieces = [piece for piece in _pieces(name) if not is_platform(piece)]
    parts = [part for part in (_strip_around(piece, address) for piece in pieces) if part]
    if not parts:
        return Sender()
    first = parts[0]
    if len(parts) > 1 and _is_first_person(first, parts[1], address):
        return Sender(organization=parts[1], person=first, certain=True)
    best = max(parts, key=lambda part: _rate(part, address))
    if squash(best) != squash(name):
        return Sender(organization=best, certain=True)
    if is_person_name(first, least=1) and _is_persons(first, address):
        return Sender(person=first)
    return Sender(organization=first, is_vague=is_department(first) and not _is_in_domain(first, address))


def _pieces(name: str) -> list[str]:
    """Split a display name at its dashes and bars, and at a comma beside the name of a department."""
    pieces = [piece for piece in _BREAK.split(name) if piece]
    if len(pieces) > 1 or ", " not in name:
        return pieces
    parts = name.split(", ")
    return parts if any(is_department(part) or strip_team(part) is None for part in parts) else pieces


def _strip_around(piece: str, address: Address) -> str | None:
    """Cut a team's words from a piece, but none that the sender's domain holds: palcorh.example, Palco RH."""
    return _find_spelled(piece, address) or strip_team(piece, proven=True)


def _find_spelled(piece: str, address: Address) -> str | None:
    """Return the words of a piece, two or more, whose letters are those of the sender's domain."""
    slug, line = find_slug(address.email), make_line(piece)
    if slug is None or not slug.own:
        return None
    letters, size = squash(slug.text), len(line.words)
    runs = ((start, end) for start in range(size - 1) for end in range(size, start + 1, -1))
    start, end = next((run for run in runs if squash(line.cut(*run)) == letters), (0, 0))
    cores, around = get_lexicon().words.team_cores, get_lexicon().words.departments
    if not any(word.low in cores for word in line.words[start:end]):
        return None
    while start and line.words[start - 1].low not in cores | around:
        start -= 1
    return strip_punctuation(line.cut(start, end))


def is_department(name: str) -> bool:
    """Say whether a name begins as those of departments do: "Service du personnel"."""
    words = make_line(name).words
    return bool(words) and words[0].low in get_lexicon().words.departments


def _rate(part: str, address: Address) -> tuple[bool, bool, bool]:
    """Return how well a part of a display name serves as the organisation's name."""
    slug, words = find_slug(address.email), make_line(part).words
    fits = slug is not None and slug.own and spells(part, squash(slug.text))
    kinds = get_lexicon().words.kinds
    return fits, not is_department(part), len(words) > 1 and any(word.low in kinds for word in words)


def _is_first_person(first: str, second: str, address: Address) -> bool:
    """Say whether a human's name stands before the organisation's: "Jade | Acme Design"."""
    if is_person_name(second) and not is_person_name(first):
        return False
    letters = squash(address.email.partition("@")[0])
    is_told = len(first) > DEGREE and squash(first.split(maxsplit=1)[0]) in letters
    return is_person_name(first, least=1) and (
        is_told or (is_person_name(first) and not is_person_name(second))
    )


def _is_persons(name: str, address: Address) -> bool:
    """Say whether the address belongs to the named: the local part tells the name, or hides no robot."""
    local, _, domain = address.email.partition("@")
    letters = squash(local)
    words = [squash(word.core) for word in make_line(name).words]
    if squash(name) in squash(domain) or any(is_platform(word) for word in words):
        return False
    if any(len(word) > 2 and word in letters for word in words):  # noqa: PLR2004 - "Li" is in too many words
        return True
    parts = set(domain.partition(".")[0].split("-"))
    if (
        len(words) > 1
        and not is_robot_local(local)
        and len(parts) > 1
        and parts & {*words, *(word.lower().translate(UMLAUTS) for word in name.split())}
    ):
        return True
    return len(words) > 1 and not is_robot_local(local) and not is_platform_address(address.email)


def strip_team(text: str, *, proven: bool = False) -> str | None:
    """Cut the words of teams from a display name or line; None where no name, or no `proven` one, is left."""
    vocabulary = get_lexicon().words
    line = make_line(_open_compounds(text))
    words = line.words
    start = 0
    while start < len(words) and (words[start].low in vocabulary.team_cores or words[start].low in _LEADS):
        if words[start].low == "the" and words[start].core[:1].isupper() and not _has_team(line):
            break
        start += 1
    end = next(
        (index for index in range(start, len(words)) if is_team_core(words, index, len(words))), len(words)
    )
    if start and end == start:
        return None
    start = _skip_joints(line, start, end)
    while end > start + 1 and (words[end - 1].low in vocabulary.legal_forms or is_joint(words[end - 1])):
        end -= 1
    name = strip_punctuation(line.cut(start, end))
    name = name[:-2] if end < len(words) and name.lower().endswith(("'s", "’s")) else name
    return name if is_name(name, proven=proven) else None


def _open_compounds(text: str) -> str:
    """Write "Acme-HR-Workday" and "acme_hr" in words, and leave "Rolls-Royce"."""
    cores = get_lexicon().words.team_cores
    words = text.replace("_", " ").strip(" \"'<>").split()
    return " ".join(
        word.replace("-", " ") if cores & set(word.lower().split("-")) else word for word in words
    )


def _has_team(line: Line) -> bool:
    return any(word.low in get_lexicon().words.team_cores for word in line.words)


def _skip_joints(line: Line, start: int, end: int) -> int:
    """Skip what joins a team's words to the name: "équipe RH de Verrerie Duclos", "Talent @ Acme"."""
    joints = {
        "at",
        "@",
        "of",
        "from",
        "bei",
        "chez",
        "de",
        "du",
        "der",
        "des",
        "von",
        "d'",
        "&",
        "and",
        "-",
        "–",
        "the",
        "am",
        "bij",
        "van",
        "på",
        "hos",
        "från",
    }
    while start and start < end and (line.words[start].low in joints or not line.words[start].core):
        start += 1
    return start
