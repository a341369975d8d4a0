"""`rejoinder split CASE MESSAGE`: a letter that belongs elsewhere in; the case it has now out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk import words
from rejoinder.desk.cases import get_case, get_cases
from rejoinder.desk.shapes import shape_case
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.words import MemberKey


def split(case: str, message: str, /, *, common: Common = COMMON) -> int:
    """Take a letter, and what answers it, out of a case. Nothing is deleted; `rejoinder undo` takes it back.

    Parameters
    ----------
    case
        The number of the case, or the organisation's name.
    message
        The letter's name as `rejoinder show` gives it.
    """
    with house(common) as opened:
        whole = get_case(get_cases(opened.casebook), case)
        member = find_member(whole, message)
        words.split(opened.casebook, whole, member, now=opened.now)
        apart = words.case_of(opened.casebook, member)
        if common.json:
            print_json(shape_case(apart, members=True) if apart else None)
        elif apart:
            paper = Paper()
            paper.line(f"It is case {apart.number} now, with {len(apart.members)} letters.", indent=0)
            paper.todo(f"rejoinder show {apart.number}")
            paper.todo("rejoinder undo", "takes it back")
    return 0


def find_member(case: Case, name: str) -> MemberKey:
    """Find the one member of a case whose name begins so, or raise NotFoundError."""
    ids = {letter.member: letter.message.message_id for letter in case.letters}
    found = [
        member.member
        for member in case.members
        if member.member.startswith(name) or ids.get(member.member, "") == name.strip("<> ")
    ]
    if len(found) != 1:
        several = "several letters" if found else "no letter"
        raise NotFoundError(
            f"“{name}” names {several} of case {case.number}. `rejoinder show {case.number}` lists them."
        )
    return found[0]
