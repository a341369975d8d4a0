"""The contact: a page and the names of firms in; the human who signs, never a team or the candidate, out."""

import re
from dataclasses import dataclass

from rejoinder.model.reading import Contact
from rejoinder.read.facts.names import is_platform
from rejoinder.read.facts.page import Page
from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.platforms import is_platform_address
from rejoinder.read.facts.senders import Sender, bare_name, is_person_name, is_robot_local
from rejoinder.read.facts.signature import Block
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import make_line, squash

LONGEST_TITLE = 9
"""Words of a signed title."""
LOOKED_AT = 8
"""Pieces of a signature."""
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")


@dataclass(slots=True)
class _Reader:
    """Reads a signature piece by piece."""

    page: Page
    firms: frozenset[str]
    sender: Sender
    block: Block
    name: str | None = None
    title: str | None = None
    is_team: bool = False

    def read(self) -> None:
        """Take name and title from the first pieces that hold them."""
        for index, piece in enumerate(self.block.pieces[:LOOKED_AT]):
            person = bare_name(piece)
            if self._is_signer(person, index):
                if self.name is not None and not squash(person).startswith(squash(self.name)):
                    break
                self.name = person
            elif self.title is None and self._is_title(piece):
                self.title = piece.strip(" ,.;:|-–*")
            elif self.name is None and self.title is None and self._is_team(piece):
                self.is_team = self.block.is_closed
                break
        if self.name is None and not self.block.is_closed:
            self.title = None

    def _is_signer(self, person: str, index: int) -> bool:
        lows = {word.low for word in make_line(person).words}
        if (
            not lows
            or lows <= self.page.mine
            or squash(person) in self.firms
            or is_platform(person.split(maxsplit=1)[0])
        ):
            return False
        sender = self.sender.person or ""
        is_known = _is_first_of(person, sender) or squash(person) == squash(sender)
        if len(lows) == 1:
            is_told = (self.block.is_closed and index == 0) or _is_signed_for(self.block.pieces[index])
            return is_known or (is_told and is_person_name(person, least=1)) or self._is_sender(person)
        if not is_person_name(person):
            return index == 0 and self._has_trade_as_surname(person)
        return self.block.is_closed or is_known or self._is_backed(index)

    def _is_sender(self, word: str) -> bool:
        """Say whether one word is the part before the sender's @, or named first: "Jade | Acme Design"."""
        other = self.page.other
        local, _, domain = other.email.partition("@")
        first, _, rest = other.name.partition(" ")
        named = {squash(local), squash(first) if rest and not rest[0].isupper() else ""}
        is_named = bool(squash(word)) and squash(word) in named and squash(word) not in squash(domain)
        return is_named and is_person_name(word, least=1)

    def _has_trade_as_surname(self, person: str) -> bool:
        """Say whether "Jane Baker" signs, and not a "Technical Recruiter": the address or a title tells."""
        first = person.partition(" ")[0]
        if not self.block.is_closed or not is_person_name(person, surname=True):
            return False
        told = f"{self.page.other.name} {self.page.other.email.partition('@')[0]}"
        return squash(first) in squash(told) or any(map(self._is_title, self.block.pieces[1:2]))

    def _is_backed(self, index: int) -> bool:
        """Say whether a title, address or firm beside a name shows that it signs."""
        if is_platform_address(self.page.other.email):
            return False
        near = self.block.pieces[max(0, index - 1) : index] + self.block.pieces[index + 1 : index + 3]
        return any(
            self._is_title(piece) or _EMAIL.search(piece) or squash(piece) in self.firms for piece in near
        )

    def _is_title(self, piece: str) -> bool:
        """Say whether a piece is a person's job title, and not a team or a firm."""
        words = make_line(piece).words
        if (
            not words
            or len(words) > LONGEST_TITLE
            or piece[-1] in "!?:"
            or _EMAIL.search(piece)
            or squash(piece) in self.firms
        ):
            return False
        lows = {word.low for word in words}
        is_firm = lows <= get_lexicon().words.agency_names | get_lexicon().words.kinds
        return any(map(is_title_word, words)) and not is_firm and not lows & get_lexicon().words.team_nouns

    def _is_team(self, piece: str) -> bool:
        lows = {word.low for word in make_line(piece).words}
        return bool(lows & get_lexicon().words.team_cores) or squash(piece) in self.firms


def find_contact(page: Page, firms: frozenset[str]) -> Contact | None:
    """Return who signs; `firms` are squashed names of organisations."""
    if page.from_me:
        return None
    sender, block = page.sender, page.block
    reader = _Reader(page, firms, sender, block)
    reader.read()
    name = _complete(reader.name, sender)
    if name is None and reader.title is None and not reader.is_team:
        name = _find_sender_person(sender, page, firms)
    if name is None and reader.title is None:
        return None
    return Contact(name=name, title=reader.title, email=_find_email(block, page, name))


def _is_signed_for(piece: str) -> bool:
    """Say whether a piece begins with "i. A." or the like."""
    return any(piece.lower().startswith(f"{mark} ") for mark in get_lexicon().words.for_others)


def _is_first_of(one: str, whole: str | None) -> bool:
    return bool(whole) and squash(one) == squash((whole or " ").split(maxsplit=1)[0])


def _complete(name: str | None, sender: Sender) -> str | None:
    """Put the sender's full name for a first name that signs."""
    if (
        name
        and " " not in name
        and sender.person
        and " " in sender.person
        and _is_first_of(name, bare_name(sender.person))
    ):
        return bare_name(sender.person)
    return name


def _find_sender_person(sender: Sender, page: Page, firms: frozenset[str]) -> str | None:
    """Return the sender's name where it is a human's with an own address."""
    person = bare_name(sender.person or "")
    local = page.other.email.partition("@")[0]
    if (
        not is_person_name(person)
        or squash(person) in firms
        or is_platform(person)
        or is_platform(person.split(maxsplit=1)[0])
    ):
        return None
    if is_robot_local(local) or is_platform_address(page.other.email):
        return None
    return None if {word.low for word in make_line(person).words} <= page.mine else person


def _find_email(block: Block, page: Page, name: str | None) -> str | None:
    """Return an address in the signature, else the sender's where it tells the name."""
    if name is None:
        return None
    for piece in block.pieces:
        found = _EMAIL.search(piece)
        if found and not is_robot_local(found[0].partition("@")[0]):
            return found[0].lower()
    letters = squash(page.other.email.partition("@")[0])
    told = any(len(squash(word.core)) > 1 and squash(word.core) in letters for word in make_line(name).words)
    return page.other.email if told else None
