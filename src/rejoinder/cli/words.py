"""`rejoinder words`: all that the person said to the casebook and that stands, newest first."""

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
    Edit,
    Forget,
    Import,
    LogEntry,
    OtherPerson,
    PersonDetail,
    SamePerson,
    Saying,
    Together,
    Via,
)

OfLetters = Correction | Together | Apart | LogEntry | Answer | Edit | Forget
OfPeople = PersonDetail | SamePerson | OtherPerson | ContactNote | Import


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


def describe(saying: Saying) -> str:
    """Say in a line what a person said."""
    return describe_people(saying) if isinstance(saying, OfPeople) else describe_letters(saying)


def describe_letters(saying: OfLetters) -> str:
    """Say in a line what a person said of letters and cases."""
    match saying:
        case Correction():
            parts = (saying.kind, saying.organization, saying.role)
            return f"letter {saying.message[:8]} is: {', '.join(str(part) for part in parts if part)}"
        case Together() | Apart():
            how = "belong together" if isinstance(saying, Together) else "are apart"
            return f"{saying.one[:8]} and {saying.other[:8]} {how}"
        case LogEntry():
            names = " · ".join(filter(None, (saying.organization, saying.role)))
            way = "in person" if saying.via is Via.IN_PERSON else f"by {saying.via}"
            return f"{saying.happening} {way} {names}".strip()
        case Answer():
            return f"to “{saying.question}”: {saying.text}"
        case Edit():
            return f"edited the {saying.kind} of {saying.member[:8]}"
        case Forget():
            return f"word {saying.word} teaches nothing about other letters"


def describe_people(saying: OfPeople) -> str:
    """Say in a line what a person said of people."""
    match saying:
        case PersonDetail():
            told = [
                str(saying.name or ""),
                *(saying.tags or ()),
                saying.organization or "",
                saying.title or "",
            ]
            who = saying.person.partition(":")[2] or saying.person if saying.person else "person"
            return f"{who}: {', '.join(filter(None, told))}"
        case SamePerson():
            return f"{saying.one} and {saying.other} are one person"
        case OtherPerson():
            return f"{', '.join(saying.traces)}: another person"
        case ContactNote():
            return f"contact with {saying.person.partition(':')[2] or saying.person}: {saying.text}"
        case Import():
            return f"read in {saying.source} ({saying.rows})"
