"""Whom a letter greets, and how: names, titles and forms of address as the letters of the case tell them.

Nothing is guessed: someone is Ms or Mr only where a letter says so ("Ms Okafor", "Herr Weber", "she/her").
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from rejoinder.model.case import Letter
from rejoinder.model.draft import Fact
from rejoinder.model.reading import Contact
from rejoinder.model.step import MessageKind
from rejoinder.write.book import Book
from rejoinder.write.scene import Scene, new_text, senders, source_of, tidy

_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|dear|hallo|moin|servus|liebe[rs]?|guten (?:tag|morgen)"
    r"|bonjour|bonsoir|salut|ch[eè]re?|hola|estimad[oa]|querid[oa])"
    r"\s+(?P<who>[^\W\d_][\w'’-]*)\s*[,!:.–-]?\s*$",
    re.IGNORECASE,
)

NAMED_IN = {MessageKind.MENTOR: "mentor-name", MessageKind.REFERRAL_THANKS: "referrer-name"}
"""Kind of message → the question whose answer names somebody outside the case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manners:
    """The words of people.toml."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    women_pronouns: tuple[str, ...]
    men_pronouns: tuple[str, ...]
    titles: dict[str, str]
    rooms: dict[str, frozenset[str]]


@cache
def get_manners() -> Manners:
    """Load people.toml."""
    text = files(__package__).joinpath("people.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Manners)


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressee:
    """A person as far as the letters tell."""

    name: str
    source: str
    first: str = ""
    last: str = ""
    title: str = ""
    """As said in a greeting: Dr, Prof., Professor."""
    honorific: str = ""
    """As a letter has it: Ms, Mrs, Frau, Mr, Herr; empty where none tells."""
    familiar: bool = False
    """They sign with the first name and call the person by theirs."""

    @property
    def fact(self) -> Fact:
        """Where the name is from."""
        return Fact(name="contact.name", value=self.name, source=self.source)


def find_addressee(scene: Scene, book: Book, *, own_name: str) -> Addressee | None:
    """Return the person that a letter greets, None for a team or nobody known.

    Where people have two surnames, a name of three words does not tell which are given: it is said whole.
    """
    found = next((pair for pair in _candidates(scene) if _is_person(pair[0], own_name=own_name)), None)
    if found is None:
        return None
    name, source = found
    parsed = _take_apart(name, organization=scene.case.organization or "")
    first, middle, last = (parsed[part] for part in ("first", "middle", "last"))
    whole = " ".join(part for part in (first, middle, last) if part)
    texts = [new_text(letter) for letter in scene.case.letters]
    return Addressee(
        name=whole,
        source=source,
        first=first,
        last=whole if book.two_surnames and middle else last,
        title=parsed["title"] or _find_title(texts, last=last),
        honorific=parsed["honorific"] or _find_honorific(texts, given=f"{first} {middle}".split(), last=last),
        familiar=_is_familiar(scene, first=parsed["first"], own_name=own_name),
    )


def find_form(scene: Scene, book: Book) -> int:
    """Return the form of address that their letters use, as an index into the book's forms."""
    plural = len(book.address) - 1
    if scene.is_aside:
        return min(1, plural)
    for letter in scene.theirs():
        if letter.reading.language != book.language:
            continue
        text = new_text(letter)
        for index, form in enumerate(book.address):
            if form.marks and index != plural and re.search(form.marks, text):
                return index
    return 0


def _candidates(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield names the letter may be meant for, surest first, each with its source."""
    to, answered = scene.step.to, scene.answered
    if scene.is_aside:
        asked = NAMED_IN[scene.step.message_kind]
        yield from ((name, f"answer:{asked}") for question, name in scene.case.answers if question == asked)
        return
    if to and "@" not in to:
        yield to, _source_of_name(scene, to)
        return
    for letter in scene.theirs():
        contact = letter.reading.contact or Contact()
        if to and contact.email == to:
            yield contact.name or "", source_of(letter)
    if answered is not None and not scene.is_ours(answered) and (to is None or to in senders(answered)):
        yield (answered.reading.contact or Contact()).name or "", source_of(answered)
    yield from _named_by_address(scene, to)


def _named_by_address(scene: Scene, to: str | None) -> Iterator[tuple[str, str]]:
    """Yield the names that go with an address elsewhere in the case."""
    for letter in scene.theirs():
        if letter.message.sender.email == to:
            yield letter.message.sender.name, source_of(letter)
    for person in scene.case.people:
        if person.email == to and person.name:
            yield person.name, _source_of_name(scene, person.name)


def _source_of_name(scene: Scene, name: str) -> str:
    """Return where a name stands in the case; the thing the step is about where nothing says."""
    for member in reversed(scene.case.members):
        contact = member.reading.contact if isinstance(member, Letter) else member.log.contact
        if contact and contact.name == name:
            return source_of(member)
    return source_of(scene.about) if scene.about else "settings"


def _is_person(name: str, *, own_name: str) -> bool:
    words = set(re.findall(r"[\w-]+", name.casefold()))
    own = set(own_name.casefold().split())
    return bool(words) and not words & get_manners().rooms["words"] and words != own and "@" not in name


def _take_apart(name: str, *, organization: str) -> dict[str, str]:
    """Return the parts of a name, without the organisation that a sender's name may end in."""
    from nameparser import HumanName  # a tenth of a second that --help should not pay

    manners = get_manners()
    bare = re.split(r"\s+[|/·–-]\s+|\s+(?:via|from|at)\s+(?=[A-Z])|[(\[]", tidy(name))[0]
    bare = (
        re.sub(rf"\s+(?:von|bei|de|chez|en)\s+{re.escape(organization)}$", "", bare) if organization else bare
    )
    words = bare.split()
    honorific = words[0].rstrip(".") if words and words[0].rstrip(".") in manners.women + manners.men else ""
    human = HumanName(" ".join(words[1:] if honorific else words))
    if bare.islower():
        human.capitalize(force=True)
    title = next(
        (manners.titles[word] for word in human.title.casefold().split() if word in manners.titles), ""
    )
    middle = " ".join(part for part in human.middle.split() if len(part.rstrip(".")) > 1)
    first, middle, last = (
        part.title() if part.isupper() else part for part in (human.first, middle, human.last)
    )
    if honorific and not last:
        first, last = "", human.first
    return {"honorific": honorific, "title": title, "first": first, "middle": middle, "last": last}


def _find_honorific(texts: list[str], *, given: list[str], last: str) -> str:
    """Return the honorific that some letter puts before the name."""
    if not last:
        return ""
    manners = get_manners()
    told = "|".join(manners.women + manners.men)
    name = "".join(rf"(?:{re.escape(part)}\s+)?" for part in given) + re.escape(last)
    before = re.compile(rf"\b({told})\.?\s+(?:(?:Dr|Prof)\.?\s+)*{name}\b")
    for text in texts:
        if match := before.search(text):
            return match.group(1)
    after = re.compile(
        rf"{name}\s*[(\[,]\s*({'|'.join(manners.women_pronouns + manners.men_pronouns)})", re.IGNORECASE
    )
    spoken = next((match.group(1).lower() for text in texts if (match := after.search(text))), "")
    return manners.women[0] if spoken in manners.women_pronouns else manners.men[0] if spoken else ""


def _find_title(texts: list[str], *, last: str) -> str:
    if not last:
        return ""
    pattern = re.compile(
        rf"\b(Dra?|Prof|Professor|Docteur|Professeur)\.?\s+(?:[A-Z][\w-]+\s+)?{re.escape(last)}\b"
    )
    found = next((match.group(1) for text in texts if (match := pattern.search(text))), "")
    return get_manners().titles.get(found.casefold(), "")


def _is_familiar(scene: Scene, *, first: str, own_name: str) -> bool:
    """Say whether first names are in use: they sign and greet so, or we wrote so before."""
    if scene.is_aside:
        return True
    own_first = own_name.casefold().partition(" ")[0]
    for letter in scene.case.letters:
        lines = [line for line in new_text(letter).casefold().splitlines() if line.strip()]
        greeted = next((match.group("who") for line in lines[:2] if (match := _GREETING.match(line))), "")
        signed = any(line.strip(" ,.–-") == first.casefold() for line in lines[1:])
        if greeted and greeted == first.casefold() and scene.is_ours(letter):
            return True
        if greeted and greeted == (own_first or greeted) and signed and not scene.is_ours(letter):
            return True
    return False
