"""`rejoinder cases [WORDS]`: the casebook in, a list of applications out."""

from rich.text import Text

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import ACCENT, QUIET, Paper, ink
from rejoinder.desk.cases import find_cases, get_cases, latest_first
from rejoinder.desk.dates import say_day
from rejoinder.desk.ports import Casebook
from rejoinder.desk.shapes import shape_case
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.learn.counts import is_quiet
from rejoinder.model.case import Case, CaseState
from rejoinder.wiring import House

EMPTY = "Your casebook is empty. `rejoinder scan PATH` reads a mailbox; `rejoinder demo` shows how."
STATES = {
    CaseState.APPROACHED: "they wrote first",
    CaseState.APPLIED: "applied",
    CaseState.IN_CONVERSATION: "in conversation",
    CaseState.ON_HOLD: "on hold",
    CaseState.OFFERED: "offer",
    CaseState.REJECTED: "no",
    CaseState.WITHDRAWN: "withdrawn",
}
QUIET_STATE = "quiet"
"""What an open application is called of which nothing was heard for weeks."""


def cases(*words: str, state: str | None = None, common: Common = COMMON) -> int:
    """List your applications, the latest first.

    Parameters
    ----------
    words
        Only those whose organisation, or any letter, has these words.
    state
        Only those that stand so: approached, applied, in_conversation, on_hold, offered, rejected
        or withdrawn; or quiet, where nothing was heard for weeks.
    """
    with house(common) as opened:
        found = select(opened, " ".join(words), state)
        if common.json:
            print_json([shape_case(case) for case in found])
        elif found:
            print_cases(found, opened)
        if not found:
            raise NotFoundError("No application fits that." if words or state else EMPTY)
    return 0


def select(opened: House, words: str, state: str | None) -> list[Case]:
    """Return the cases that fit, latest first. Raises UsageError for a state that there is none of."""
    if state not in {None, QUIET_STATE, *CaseState}:
        raise UsageError(f"There is no state “{state}”. There are: {', '.join((*CaseState, QUIET_STATE))}.")
    found = get_cases(opened.casebook)
    if words:
        found = find_cases(found, words) or holding(opened.casebook, found, words)
    return latest_first([case for case in found if state is None or stands(case, state, opened)])


def stands(case: Case, state: str, opened: House) -> bool:
    """Say whether a case stands so."""
    return is_silent(case, opened) if state == QUIET_STATE else case.state == state


def is_silent(case: Case, opened: House) -> bool:
    """Say whether nothing was heard of it for the weeks in the settings."""
    return is_quiet(case, opened.now, weeks=opened.settings.quiet_weeks)


def say_state(case: Case, opened: House) -> str:
    """Say how a case stands: "applied, quiet"."""
    return STATES[case.state] + (f", {QUIET_STATE}" if is_silent(case, opened) else "")


def holding(casebook: Casebook, cases: list[Case], words: str) -> list[Case]:
    """Return the cases with a letter that holds the words."""
    keys = set(casebook.search(words))
    return [case for case in cases if any(letter.message.key in keys for letter in case.letters)]


def print_cases(found: list[Case], opened: House) -> None:
    """Write the list: number, organisation, role, how it stands, since when."""
    paper = Paper()
    paper.title("Applications", f"{len(found)}")
    paper.table((row_of(case, opened) for case in found), (4, None, 23, 11))
    if any(case.doubtful for case in found):
        paper.gap()
        paper.quiet("? a letter in it may belong to another case: `rejoinder show` says which")
    paper.gap()
    paper.todo(f"rejoinder show {found[0].number}")


def row_of(case: Case, opened: House) -> tuple[Text, ...]:
    """Return number, name, how it stands and the day of the latest member."""
    return (
        ink(str(case.number), ACCENT),
        say_case(case),
        ink(say_state(case, opened) + (" ?" if case.doubtful else "")),
        ink(say_day(case.last, now=opened.now, zone=opened.zone) if case.last else "", QUIET),
    )


def say_case(case: Case) -> Text:
    """Name a case by its organisation and role."""
    name = ink(case.organization or "unknown organisation", "bold" if case.organization else "italic")
    return name.append_text(ink(f"  {case.role}" if case.role else ""))
