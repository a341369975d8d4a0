"""One visit of a page: what was asked, the open house, what is derived of its casebook, and the language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from starlette.requests import Request

from rejoinder.decide import heed
from rejoinder.desk.people import find_due, rank_people
from rejoinder.desk.plan import get_cases_for, get_known
from rejoinder.desk.shelf import Book, Shelf
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case, CaseNumber, Letter
from rejoinder.model.people import Due, Person
from rejoinder.model.step import Step
from rejoinder.model.words import MemberKey
from rejoinder.web.reading import Reader
from rejoinder.web.texts import Texts
from rejoinder.wiring import House

MOST_QUERY = 200
"""Characters of what is asked that count."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What a page is made from."""

    request: Request
    house: House
    shelf: Shelf
    texts: Texts
    key: str
    """The key of the forms."""
    reader: Reader
    """Reads mailboxes that were given to the page."""
    is_sample: bool = False
    """Whether a sample person's desk is shown."""
    form: Mapping[str, str] = field(default_factory=dict)
    """What a form brought; empty for a page that is only looked at."""

    @cached_property
    def book(self) -> Book:
        """The casebook as it was when the visit began."""
        return self.shelf.get_book(self.house.casebook)

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of all cases that stand."""
        house = self.house
        decider = replace(house.decider, language=self.texts.language)
        decided = self.shelf.get_steps(self.book, decider, now=house.now)
        return list(heed(decided, decider, house.now, get_known(house.casebook)))

    @cached_property
    def people(self) -> list[Person]:
        """Whom the person knows, the latest contact first."""
        house = self.house
        return rank_people(self.shelf.get_people(self.book, house.casebook, own=house.own_addresses))

    @cached_property
    def due_people(self) -> list[tuple[Person, Due]]:
        """Whom it is time to be in touch with, the longest waiting first."""
        return find_due(self.people, self.house.rhythms[0], now=self.house.now)

    def get(self, name: str) -> str:
        """Return what is asked below a name, bounded; empty where it is not."""
        return self.request.query_params.get(name, "").strip()[:MOST_QUERY]

    def get_place(self, name: str) -> str:
        """Return the part of the path of that name."""
        return str(self.request.path_params[name])

    def get_case(self) -> Case:
        """Return the case that the path names, or raise NotFoundError."""
        return self.find_case(self.get_place("number"))

    def find_case(self, number: str) -> Case:
        """Return the case of that number, or raise NotFoundError."""
        case = self.book.cases.get(CaseNumber(int(number))) if is_number(number) else None
        if case is None:
            raise NotFoundError(self.texts.say("missing.case", number=number[:20]))
        return case

    def find_cases(self, step: str) -> Iterable[Case]:
        """Return the cases that a step's name can mean: an application's, or a person's."""
        if not step.startswith("p"):
            return self.book.cases.values()
        house = self.house
        return get_cases_for(house.casebook, step, own=house.own_addresses, now=house.now)

    def get_letter(self) -> Letter:
        """Return the letter that the path names, or raise NotFoundError."""
        letter = self.book.letters.get(MemberKey(self.get_place("key")))
        if letter is None:
            raise NotFoundError(self.texts.say("missing.letter"))
        return letter

    def day(self, moment: datetime | None) -> str:
        """Say a day as people do; empty for none."""
        house = self.house
        return self.texts.day(moment, now=house.now, zone=house.zone) if moment else ""

    def exact(self, moment: datetime) -> str:
        """Say a moment to the minute, in the person's zone."""
        return moment.astimezone(ZoneInfo(self.house.zone)).isoformat(sep=" ", timespec="minutes")


def is_number(text: str) -> bool:
    """Say whether a text is a number that something here may have."""
    return text.isascii() and text.isdecimal() and len(text) <= len(str(2**31))
