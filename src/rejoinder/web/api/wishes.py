"""What a program may ask: a query or a JSON body in; bounded values out. All else is refused."""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from rejoinder.model.account import Way
from rejoinder.model.case import CaseState
from rejoinder.model.person import Length, Register
from rejoinder.model.reading import Kind
from rejoinder.model.words import Happening, Via

NO_NUL = r"^[^\u0000]*$"
"""What PostgreSQL can keep."""
Short = Annotated[str, Meta(max_length=200, pattern=NO_NUL)]
"""A name, or words to search for."""
Long = Annotated[str, Meta(max_length=20_000, pattern=NO_NUL)]
"""A letter, or a note."""
Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class Wish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all wishes have: a key that is not known is refused."""


class PageWish(Wish, frozen=True, kw_only=True):
    """Which part of a list: page `page`, from 1, of `size` each."""

    page: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Meta(ge=1, le=500)] = 50


class WordsWish(PageWish, frozen=True, kw_only=True):
    """A list of what holds all the words, or words that begin so."""

    words: Short = ""


class LettersWish(WordsWish, frozen=True, kw_only=True):
    """A list of letters: those of a kind, of a case, that hold the words."""

    kind: Kind | UnsetType = UNSET
    case: Number | UnsetType = UNSET


class CasesWish(WordsWish, frozen=True, kw_only=True):
    """A list of cases: those in a state, that hold the words."""

    state: CaseState | UnsetType = UNSET


class TodayWish(Wish, frozen=True, kw_only=True):
    """How many steps at most."""

    limit: Annotated[int, Meta(ge=1, le=500)] = 5


class SearchWish(Wish, frozen=True, kw_only=True):
    """Words that shall all be there, and how much of each kind to find at most."""

    words: Annotated[str, Meta(min_length=1, max_length=200, pattern=NO_NUL)]
    limit: Annotated[int, Meta(ge=1, le=200)] = 12


class CorrectWish(Wish, frozen=True, kw_only=True):
    """What a letter really is; a part that is left out, or empty, stays as it was read."""

    kind: Kind | UnsetType = UNSET
    organization: Short = ""
    role: Short = ""


class MergeWish(Wish, frozen=True, kw_only=True):
    """The case that is to be put into this one."""

    other: Number


class SplitWish(Wish, frozen=True, kw_only=True):
    """The letter or log entry that belongs elsewhere, as `member` names it."""

    member: Short


class LogWish(Wish, frozen=True, kw_only=True):
    """What happened outside the mail; with a case, or the name of the organisation.

    `on` is a day or moment (ISO 8601), in the person's zone where it names none; or today, or yesterday.
    """

    happening: Happening
    on: Annotated[str, Meta(max_length=40)] = "today"
    via: Via = Via.PHONE
    case: Number | UnsetType = UNSET
    organization: Short = ""
    role: Short = ""
    person: Short = ""
    email: Short = ""
    text: Long = ""


class LaterWish(Wish, frozen=True, kw_only=True):
    """How many days a step shall wait."""

    days: Annotated[int, Meta(ge=1, le=365)] = 3


class DraftWish(Wish, frozen=True, kw_only=True):
    """How the letter shall be; what is left out is as in the settings."""

    language: Annotated[str, Meta(max_length=20)] = ""
    register: Register | UnsetType = UNSET
    length: Length | UnsetType = UNSET


class CheckWish(DraftWish, frozen=True, kw_only=True):
    """A text to be looked through as the letter of this step."""

    text: Long


class ApproveWish(DraftWish, frozen=True, kw_only=True):
    """The letter as it shall leave, and how; an empty text is the letter as it was composed."""

    text: Long = ""
    way: Way | UnsetType = UNSET


class AnswerWish(Wish, frozen=True, kw_only=True):
    """The id of a question of the draft, and its answer."""

    question: Short
    text: Annotated[str, Meta(min_length=1, max_length=20_000, pattern=NO_NUL)]
