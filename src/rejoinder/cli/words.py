"""`rejoinder words`: all that the person said to the casebook and that stands, newest first."""

from functools import singledispatch

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import ACCENT, QUIET, Paper, ink
from rejoinder.desk.dates import say_day
from rejoinder.desk.shapes import shape_word
from rejoinder.errors import NotFoundError
from rejoinder.model.words import (
    Answer,
    Apart,
    ContactNote,
    Correction,
    Dismiss,
    Edit,
    Forget,
    Import,
    Leave,
    LogEntry,
    OtherPerson,
    PersonDetail,
    PersonKey,
    SamePerson,
    SavedView,
    Saying,
    Snooze,
    Together,
    Via,
)


def words(*, common: Common = COMMON) -> int:
    """List what you said: corrections, merges, splits, log entries and answers."""
    with house(common) as opened:
        said = opened.casebook.words()[::-1]
        if common.json:
            print_json([shape_word(word) for word in said])
        elif said:
            paper = Paper()
            paper.title("Your words", f"{len(said)}")
            rows = (
                (
                    ink(str(word.id), ACCENT),
                    ink(say_day(word.at, now=opened.now, zone=opened.zone), QUIET),
                    ink(describe(word.saying)),
                )
                for word in said
            )
            paper.table(rows, (4, 12, None))
            paper.gap()
            paper.todo("rejoinder undo NUMBER", "takes one back")
        else:
            raise NotFoundError("You have not said anything yet: no correction, no log entry, no answer.")
    return 0


@singledispatch
def describe(saying: Saying) -> str:
    """Say in a line what a person said."""
    raise TypeError(type(saying))


@describe.register
def _correction(saying: Correction) -> str:
    parts = (saying.kind, saying.organization, saying.role)
    return f"letter {saying.message[:8]} is: {', '.join(str(part) for part in parts if part)}"


@describe.register
def _together(saying: Together) -> str:
    return f"{saying.one[:8]} and {saying.other[:8]} belong together"


@describe.register
def _apart(saying: Apart) -> str:
    return f"{saying.one[:8]} and {saying.other[:8]} are apart"


@describe.register
def _log(saying: LogEntry) -> str:
    names = " · ".join(filter(None, (saying.message, saying.organization, saying.role)))
    way = "in person" if saying.via is Via.IN_PERSON else f"by {saying.via}"
    return f"{saying.happening} {way} {names}".strip()


@describe.register
def _answer(saying: Answer) -> str:
    return f"to “{saying.question}”: {saying.text}"


@describe.register
def _edit(saying: Edit) -> str:
    return f"edited the {saying.kind} of {saying.member[:8]}"


@describe.register
def _forget(saying: Forget) -> str:
    return f"word {saying.word} teaches nothing about other letters"


@describe.register
def _snooze(saying: Snooze) -> str:
    return f"the {saying.kind} about {saying.about[:8]} waits until {saying.until:%-d %B %Y}"


@describe.register
def _dismiss(saying: Dismiss) -> str:
    return f"no {saying.kind} about {saying.about[:8]}"


@describe.register
def _leave(saying: Leave) -> str:
    return f"nothing more to {saying.email}"


@describe.register
def _person(saying: PersonDetail) -> str:
    parts = (saying.name, *(saying.tags or ()), saying.organization, saying.title)
    who = name_trace(saying.person) if saying.person else "person"
    return f"{who}: {', '.join(filter(None, parts))}"


@describe.register
def _same_person(saying: SamePerson) -> str:
    return f"{saying.one} and {saying.other} are one person"


@describe.register
def _other_person(saying: OtherPerson) -> str:
    return f"{', '.join(saying.traces)}: another person"


@describe.register
def _contact(saying: ContactNote) -> str:
    return f"contact with {name_trace(saying.person)}: {saying.text}"


@describe.register
def _import(saying: Import) -> str:
    return f"read in {saying.source} ({saying.rows})"


@describe.register
def _view(saying: SavedView) -> str:
    return f"a view of the cases: {saying.name}"


def name_trace(key: PersonKey) -> str:
    """Return a trace without the kind of it."""
    return key.partition(":")[2] or key
