"""`rejoinder undo [NUMBER]`: a word of the person in; it stays, but counts no more."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.cli.words import describe
from rejoinder.desk.shapes import shape_word
from rejoinder.desk.words import undo as take_back
from rejoinder.model.words import WordId


def undo(number: int | None = None, /, *, common: Common = COMMON) -> int:
    """Take back the last thing you said, or the one with this number.

    Parameters
    ----------
    number
        A number that `rejoinder words` shows.
    """
    with house(common) as opened:
        word = take_back(opened.casebook, WordId(number) if number is not None else None, now=opened.now)
        if common.json:
            print_json(shape_word(word))
        else:
            Paper().line(f"Taken back: {describe(word.saying)}", indent=0)
    return 0
