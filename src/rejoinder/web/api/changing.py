"""What a program can change: a body in; a word of the person kept, and where it led, out."""

from dataclasses import replace
from datetime import timedelta

from msgspec import UNSET

from rejoinder.desk import words
from rejoinder.desk.cases import entry_key
from rejoinder.desk.dates import parse_moment
from rejoinder.desk.plan import get_step
from rejoinder.desk.shapes import WordShape, shape_case, shape_word
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.reading import Contact
from rejoinder.model.step import Step
from rejoinder.model.words import Correction, LogEntry, MemberKey, Word, WordId
from rejoinder.web.api.looking import get_sync
from rejoinder.web.api.shapes import KeptShape, SyncShape
from rejoinder.web.api.wishes import CorrectWish, LaterWish, LogWish, MergeWish, SplitWish
from rejoinder.web.visit import Visit, is_number


def correct(visit: Visit, wish: CorrectWish) -> KeptShape:
    """Say what a letter really is."""
    letter = visit.get_letter()
    saying = Correction(
        message=letter.message.key,
        kind=None if wish.kind is UNSET else wish.kind,
        organization=squeeze(wish.organization),
        role=squeeze(wish.role),
    )
    word = words.correct(visit.house.casebook, saying, now=visit.house.now)
    return keep(visit, word, letter.member)


def merge(visit: Visit, wish: MergeWish) -> KeptShape:
    """Put another case into this one."""
    case = visit.get_case()
    others = [case, visit.find_case(str(wish.other))]
    (word,) = words.merge(visit.house.casebook, others, now=visit.house.now)
    return keep(visit, word, words.anchor(case))


def split(visit: Visit, wish: SplitWish) -> KeptShape:
    """Take a letter or log entry out of its case."""
    member = MemberKey(wish.member)
    word = words.split(visit.house.casebook, visit.get_case(), member, now=visit.house.now)
    return keep(visit, word, member)


def log(visit: Visit, wish: LogWish) -> KeptShape:
    """Add what happened outside the mail."""
    house = visit.house
    name, email = squeeze(wish.person), squeeze(wish.email)
    entry = LogEntry(
        happening=wish.happening,
        on=parse_moment(wish.on, now=house.now, zone=house.zone),
        via=wish.via,
        organization=squeeze(wish.organization),
        role=squeeze(wish.role),
        contact=Contact(name=name, email=email) if name or email else None,
        text=wish.text.strip(),
    )
    case = None if wish.case is UNSET else visit.find_case(str(wish.case))
    word = words.log(house.casebook, entry, case=case, now=house.now)
    return keep(visit, word, entry_key(word.id))


def postpone(visit: Visit, wish: LaterWish) -> KeptShape:
    """Let a step wait."""
    step, case = find_step(visit)
    now = visit.house.now
    word = words.snooze(visit.house.casebook, step, until=now + timedelta(days=wish.days), now=now)
    return keep(visit, word, words.anchor(case))


def finish(visit: Visit) -> KeptShape:
    """Say that a step was done some other way."""
    step, case = find_step(visit)
    now = visit.house.now
    word = words.finish(visit.house.casebook, step, case, on=now, now=now)
    return keep(visit, word, words.anchor(case))


def dismiss(visit: Visit) -> KeptShape:
    """Say that a step is not wanted."""
    step, case = find_step(visit)
    word = words.dismiss(visit.house.casebook, step, now=visit.house.now)
    return keep(visit, word, words.anchor(case))


def undo(visit: Visit) -> WordShape:
    """Take a word back; it stays in the casebook, marked."""
    number, house = visit.get_place("number"), visit.house
    if not is_number(number):
        raise NotFoundError(f"There is no word {number[:20]}. /api/words lists them.")
    word = words.undo(house.casebook, WordId(int(number)), now=house.now)
    return shape_word(replace(word, undone_at=house.now))


def sync(visit: Visit) -> SyncShape:
    """Begin to read what is new in the mail accounts; GET tells how far that is."""
    visit.reader.sync()
    return get_sync(visit)


def find_step(visit: Visit) -> tuple[Step, Case]:
    """Return the step that the path names with its case, or raise NotFoundError."""
    cases = visit.book.cases.values()
    return get_step(cases, visit.house.decider, visit.get_place("step"), now=visit.house.now)


def keep(visit: Visit, word: Word, member: MemberKey) -> KeptShape:
    """Shape what was kept, with the case in which a member is now."""
    case = visit.shelf.get_book(visit.house.casebook).homes.get(member)
    return KeptShape(word=shape_word(word), case=shape_case(case, members=True) if case else None)


def squeeze(name: str) -> str | None:
    """Return a name on one line; None for an empty one."""
    return " ".join(name.split()) or None
