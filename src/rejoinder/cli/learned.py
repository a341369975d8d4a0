"""`rejoinder learned`: what the person's corrections teach about other letters, each removable, out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import ACCENT, QUIET, Paper, ink
from rejoinder.cli.show import SHORT
from rejoinder.desk.lessons import Learned, get_learned
from rejoinder.desk.lessons import forget as forget_lesson
from rejoinder.desk.letters import learn_leans
from rejoinder.desk.shapes import shape_lean, shape_learned
from rejoinder.model.words import WordId
from rejoinder.write import Fate, Lean

NOTHING = (
    "Nothing yet. When you correct a letter, the same letter sent again is read as you said; "
    "when you give back a draft as you changed it, later ones sound more like you."
)

_FATES = {Fate.CHANGED: "changed", Fate.LEFT_OUT: "left out"}


def learned(*, forget: int | None = None, common: Common = COMMON) -> int:
    """Show what your corrections and edits teach; none of it leaves your casebook.

    Parameters
    ----------
    forget
        The number of a lesson that shall not count any more. What you said of its own letter stays.
    """
    with house(common) as opened:
        if forget is not None:
            forget_lesson(opened.casebook, WordId(forget), now=opened.now)
        lessons, leans = get_learned(opened.casebook), learn_leans(opened.casebook.words())
        if common.json:
            print_json([*(shape_learned(one) for one in lessons), *(shape_lean(one) for one in leans)])
        else:
            print_learned(lessons, leans)
    return 0


def print_learned(lessons: list[Learned], leans: list[Lean]) -> None:
    """Write the lessons, a line or two each."""
    paper = Paper()
    changed = [lean for lean in leans if lean.fate is not Fate.KEPT]
    paper.title("What you taught me", f"{len(lessons) + len(changed)}")
    if not lessons and not changed:
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
    for lean in changed:
        row = (ink(str(lean.word), ACCENT), ink(lean.text), ink(f"you {_FATES[lean.fate]} it", QUIET))
        paper.table([row], (4, None, 22))
    paper.gap()
    paper.todo("rejoinder learned --forget NUMBER", "lets one count no more")


def say_reach(one: Learned) -> str:
    """Say how many letters a lesson changes."""
    count = len(one.letters)
    return "changes no letter yet" if not count else f"changes {count} letter{'s' if count > 1 else ''}"
