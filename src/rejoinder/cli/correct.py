"""`rejoinder correct MESSAGE …`: a person's word on what a letter really is in; the case it is in now out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk import words
from rejoinder.desk.shapes import shape_case
from rejoinder.errors import UsageError
from rejoinder.model.reading import Kind
from rejoinder.model.words import Correction, MemberKey


def correct(
    message: str,
    /,
    *,
    kind: str | None = None,
    organization: str | None = None,
    role: str | None = None,
    common: Common = COMMON,
) -> int:
    """Say what a letter really is. Your word wins over the reader, now and after every re-reading.

    Parameters
    ----------
    message
        The letter's name as `rejoinder show` gives it, or its Message-ID.
    kind
        rejection, acknowledgement, interview, assessment, offer, feedback, status, outreach, alert, account,
        candidate (you wrote it) or other.
    organization
        The organisation that hires.
    role
        The position.
    """
    with house(common) as opened:
        key = words.find_message(opened.casebook, message)
        correction = Correction(message=key, kind=parse_kind(kind), organization=organization, role=role)
        words.correct(opened.casebook, correction, now=opened.now)
        case = words.case_of(opened.casebook, MemberKey(key))
        if common.json:
            print_json(shape_case(case, members=True) if case else None)
            return 0
        paper = Paper()
        paper.line("Noted. It stays so, however often the letter is read again.", indent=0)
        if case:
            paper.todo(f"rejoinder show {case.number}", "the case it is in now")
        paper.todo("rejoinder undo", "takes it back")
    return 0


def parse_kind(name: str | None) -> Kind | None:
    """Return the kind of that name, or raise UsageError with the names there are."""
    if name is None:
        return None
    if name not in set(Kind):
        raise UsageError(f"There is no kind “{name}”. There are: {', '.join(Kind)}.")
    return Kind(name)
