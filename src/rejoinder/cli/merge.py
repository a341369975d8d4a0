"""`rejoinder merge CASE CASE…`: cases that are one application in; the one they make out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk import words
from rejoinder.desk.cases import get_case, get_cases
from rejoinder.desk.shapes import shape_case


def merge(*cases: str, common: Common = COMMON) -> int:
    """Put cases together that are one application. Nothing is deleted; `rejoinder undo` takes it back.

    Parameters
    ----------
    cases
        Numbers of cases, or organisations' names.
    """
    with house(common) as opened:
        known = get_cases(opened.casebook)
        chosen = [get_case(known, name) for name in cases]
        words.merge(opened.casebook, chosen, now=opened.now)
        merged = words.case_of(opened.casebook, words.anchor(chosen[0]))
        if common.json:
            print_json(shape_case(merged, members=True) if merged else None)
        elif merged:
            paper = Paper()
            paper.line(
                f"Together they are case {merged.number} now, with {len(merged.members)} letters.", indent=0
            )
            paper.todo(f"rejoinder show {merged.number}")
            paper.todo("rejoinder undo", "takes it back")
    return 0
