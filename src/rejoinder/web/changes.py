"""The changes: what a form brought in; a word of the person kept, and the way back to a page, out."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from starlette.responses import RedirectResponse, Response

from rejoinder.desk import words
from rejoinder.desk.cases import entry_key
from rejoinder.desk.dates import parse_moment
from rejoinder.desk.plan import get_step
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.model.case import Case
from rejoinder.model.reading import Contact, Kind
from rejoinder.model.words import Correction, Happening, LogEntry, MemberKey, Via, Word, WordId
from rejoinder.web.page import link
from rejoinder.web.texts import LANGUAGES
from rejoinder.web.visit import Visit, is_number

LONGEST = 20_000
"""Characters of a note."""
LONGEST_NAME = 200
SNOOZE = timedelta(days=3)
"""How long a step waits that shall come later."""
YEAR = 365 * 24 * 3600


def accept(visit: Visit) -> Response:
    """Keep that a letter is what it was read as."""
    letter = visit.get_letter()
    saying = Correction(message=letter.message.key, kind=letter.reading.kind)
    word = words.correct(visit.house.casebook, saying, now=visit.house.now)
    return go(f"/letter/{letter.message.key}", done="accepted", word=word)


def correct(visit: Visit) -> Response:
    """Keep what a letter really is; only what the form changes is said."""
    letter = visit.get_letter()
    reading = letter.reading
    kind, organization, role = (get_name(visit, name) for name in ("kind", "organization", "role"))
    saying = Correction(
        message=letter.message.key,
        kind=parse_kind(visit, kind) if kind and kind != reading.kind else None,
        organization=organization if organization and organization != reading.organization else None,
        role=role if role and role != reading.role else None,
    )
    if saying.kind is saying.organization is saying.role is None:
        return go(f"/letter/{letter.message.key}", done="unchanged")
    word = words.correct(visit.house.casebook, saying, now=visit.house.now)
    return go(f"/letter/{letter.message.key}", done="corrected", word=word)


def review(visit: Visit) -> Response:
    """Keep what an unsure letter is, and go on to the next."""
    letter = visit.get_letter()
    saying = Correction(message=letter.message.key, kind=parse_kind(visit, get_name(visit, "kind")))
    word = words.correct(visit.house.casebook, saying, now=visit.house.now)
    return go("/review", done="reviewed", word=word, skip=get_name(visit, "skip"))


def merge(visit: Visit) -> Response:
    """Put another case into this one."""
    case = visit.get_case()
    other = visit.find_case(get_name(visit, "other"))
    (word,) = words.merge(visit.house.casebook, [case, other], now=visit.house.now)
    return go_to_case(visit, words.anchor(case), done="merged", word=word)


def split(visit: Visit) -> Response:
    """Take a letter or entry out of its case."""
    member = MemberKey(get_name(visit, "member"))
    word = words.split(visit.house.casebook, visit.get_case(), member, now=visit.house.now)
    return go_to_case(visit, member, done="split", word=word)


def log(visit: Visit) -> Response:
    """Keep what happened outside the mail, where its names lead."""
    return keep_entry(visit, None)


def log_in_case(visit: Visit) -> Response:
    """Keep what happened outside the mail, in a case."""
    return keep_entry(visit, visit.get_case())


def keep_entry(visit: Visit, case: Case | None) -> Response:
    """Keep a log entry as the form tells it."""
    house = visit.house
    name, email = get_name(visit, "person"), get_name(visit, "email")
    organization = get_name(visit, "organization")
    if case is None and not organization:
        raise UsageError(visit.texts.say("wrong.organization"))
    entry = LogEntry(
        happening=parse_happening(visit),
        on=parse_moment(get_name(visit, "on") or "today", now=house.now, zone=house.zone),
        via=parse_via(visit),
        organization=organization or None,
        role=get_name(visit, "role") or None,
        contact=Contact(name=name or None, email=email or None) if name or email else None,
        text=visit.form.get("text", "").strip()[:LONGEST],
    )
    word = words.log(house.casebook, entry, case=case, now=house.now)
    return go_to_case(visit, entry_key(word.id), done="logged", word=word)


def wish(visit: Visit) -> Response:
    """Keep that a step shall wait, is not wanted, or was done some other way."""
    house, name = visit.house, visit.get_place("step")
    step, case = get_step(visit.book.cases.values(), house.decider, name, now=house.now)
    wished = get_name(visit, "wish")
    match wished:
        case "later":
            word = words.snooze(house.casebook, step, until=house.now + SNOOZE, now=house.now)
        case "dismiss":
            word = words.dismiss(house.casebook, step, now=house.now)
        case "done":
            word = words.finish(house.casebook, step, case, on=house.now, now=house.now)
        case _:
            raise UsageError(visit.texts.say("wrong.wish"))
    return go(get_back(visit), done=wished, word=word)


def undo(visit: Visit) -> Response:
    """Take a word back, and return to the page where that was wished."""
    number = get_name(visit, "word")
    if not is_number(number):
        raise NotFoundError(visit.texts.say("missing.word"))
    words.undo(visit.house.casebook, WordId(int(number)), now=visit.house.now)
    return go(get_back(visit), done="undone")


def get_back(visit: Visit) -> str:
    """Return the page of ours that a form was on; Today for any other."""
    back = get_name(visit, "back")
    local = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back.partition("?")[0] if local else "/"


def sync(visit: Visit) -> Response:
    """Begin to read what is new in the mail accounts, and lead to where one sees it."""
    visit.reader.sync()
    return go("/mailbox")


def set_language(visit: Visit) -> Response:
    """Remember in which language the pages shall be; empty for the browser's own."""
    wanted = get_name(visit, "language")
    response = go("/settings")
    if wanted in LANGUAGES:
        response.set_cookie("language", wanted, max_age=YEAR, httponly=True, samesite="strict")
    else:
        response.delete_cookie("language")
    return response


def go(path: str, *, done: str = "", word: Word | None = None, skip: str = "") -> RedirectResponse:
    """Lead to a page that says what was done, and offers to take it back."""
    target = link(path, done=done, word=word.id if word else None, skip=skip if skip != "0" else "")
    return RedirectResponse(target, HTTPStatus.SEE_OTHER)


def go_to_case(visit: Visit, member: MemberKey, *, done: str, word: Word) -> RedirectResponse:
    """Lead to the case that a member is in now; to the list where it is in none any more."""
    case = visit.shelf.get_book(visit.house.casebook).homes.get(member)
    return go(f"/case/{case.number}" if case else "/cases", done=done, word=word)


def get_name(visit: Visit, field: str) -> str:
    """Return a short field of the form on one line."""
    return " ".join(visit.form.get(field, "").split())[:LONGEST_NAME]


def parse_kind(visit: Visit, name: str) -> Kind:
    """Return the kind of that name, or raise UsageError."""
    if name not in set(Kind):
        raise UsageError(visit.texts.say("wrong.kind"))
    return Kind(name)


def parse_happening(visit: Visit) -> Happening:
    """Return what the form says happened, or raise UsageError."""
    name = get_name(visit, "what")
    if name not in set(Happening):
        raise UsageError(visit.texts.say("wrong.happening"))
    return Happening(name)


def parse_via(visit: Visit) -> Via:
    """Return the way the form tells, or raise UsageError."""
    name = get_name(visit, "via") or Via.PHONE
    if name not in set(Via):
        raise UsageError(visit.texts.say("wrong.via"))
    return Via(name)


CHANGES: dict[str, Callable[[Visit], Response]] = {
    "/letter/{key}/accept": accept,
    "/letter/{key}/correct": correct,
    "/review/{key}": review,
    "/case/{number}/merge": merge,
    "/case/{number}/split": split,
    "/case/{number}/log": log_in_case,
    "/log": log,
    "/step/{step}": wish,
    "/undo": undo,
    "/sync": sync,
    "/language": set_language,
}
