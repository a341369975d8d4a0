"""What corrections and edits teach: the person's words in; each lesson, and one forgotten, out."""

from collections.abc import Callable

from starlette.responses import Response

from rejoinder.desk.lessons import forget, get_learned
from rejoinder.desk.letters import learn_leans
from rejoinder.errors import NotFoundError
from rejoinder.model.words import WordId
from rejoinder.web.changes import get_name, go
from rejoinder.web.page import render
from rejoinder.web.visit import Visit, is_number
from rejoinder.write import Fate


def get_learned_page(visit: Visit) -> str:
    """Return the page of lessons."""
    casebook = visit.house.casebook
    leans = [lean for lean in learn_leans(casebook.words()) if lean.fate is not Fate.KEPT]
    return render(visit, "learned.html", folder="settings", lessons=get_learned(casebook), leans=leans)


def let_go(visit: Visit) -> Response:
    """Let a lesson count no more; what was said of its own letter stays."""
    number = get_name(visit, "word")
    if not is_number(number):
        raise NotFoundError(visit.texts.say("missing.word"))
    word = forget(visit.house.casebook, WordId(int(number)), now=visit.house.now)
    return go("/learned", done="unlearned", word=word)


LEARNED: dict[str, Callable[[Visit], Response]] = {"/learned": let_go}
