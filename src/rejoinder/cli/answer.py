"""`rejoinder answer STEP QUESTION TEXT`: what the person remembers in; the letter rests on it from now on."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk import words
from rejoinder.desk.cases import get_case
from rejoinder.desk.plan import get_cases_for
from rejoinder.desk.shapes import shape_word
from rejoinder.errors import UsageError


def answer(step: str, question: str, text: str, /, *, common: Common = COMMON) -> int:
    """Answer what a draft asked; the next draft of this case rests on it.

    Parameters
    ----------
    step
        The step whose draft asked, as 12-reply.
    question
        The question's name, as the draft gives it.
    text
        Your words.
    """
    if not text.strip():
        raise UsageError("An empty answer says nothing; leave the question if nothing comes to mind.")
    with house(common) as opened:
        cases = get_cases_for(opened.casebook, step, own=opened.own_addresses, now=opened.now)
        case = get_case(cases, step.partition("-")[0])
        word = words.answer(opened.casebook, case, question, text=text.strip(), now=opened.now)
        if common.json:
            print_json(shape_word(word))
        else:
            paper = Paper()
            paper.line("Noted.", indent=0)
            paper.todo(f"rejoinder draft {step}", "the letter with it")
    return 0
