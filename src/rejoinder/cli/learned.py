"""`rejoinder learned`: what the person's corrections teach about other letters, each removable, out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import ACCENT, QUIET, Paper, ink
from rejoinder.cli.show import SHORT
from rejoinder.desk.lessons import Learned, get_learned
from rejoinder.desk.lessons import forget as forget_lesson
from rejoinder.desk.shapes import shape_learned
from rejoinder.model.words import WordId

NOTHING = "Nothing yet. When you correct a letter, the same letter sent again is read as you said."


def learned(*, forget: int | None = None, common: Common = COMMON) -> int:
    """Show what your corrections teach about other letters; none of it leaves your casebook.

    Parameters
    ----------
    forget
        The number of a lesson that shall not count any more. The correction of its own letter stays.
    """
    with house(common) as opened:
        if forget is not None:
            forget_lesson(opened.casebook, WordId(forget), now=opened.now)
        lessons = get_learned(opened.casebook)
        if common.json:
            print_json([shape_learned(one) for one in lessons])
        else:
            print_learned(lessons)
    return 0


def print_learned(lessons: list[Learned]) -> None:
    """Write the lessons, a line or two each."""
    paper = Paper()
    paper.title("What your corrections teach", f"{len(lessons)}")
    if not lessons:
        paper.line(NOTHING)
        return
    for one in lessons:
        lesson = one.lesson
        says = " · ".join(str(part) for part in (lesson.kind, lesson.organization) if part)
        row = (
            ink(str(lesson.word), ACCENT),
            ink(f"{lesson.sender.email}: {says}"),
            ink(say_reach(one), QUIET),
        )
        paper.table([row], (4, None, 22))
        for letter in one.letters:
            paper.line(ink(f"{letter.member[:SHORT]}  {letter.message.subject}", QUIET), indent=8)
    paper.gap()
    paper.todo("rejoinder learned --forget NUMBER", "lets one count no more")


def say_reach(one: Learned) -> str:
    """Say how many letters a lesson changes."""
    count = len(one.letters)
    return "changes no letter yet" if not count else f"changes {count} letter{'s' if count > 1 else ''}"
