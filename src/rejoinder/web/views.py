"""Saved views: a filter of the cases and a name in; a word kept, and the views that stand, out.

A view is a word of the person, so undo takes it back and an export holds it; to remove one is to undo it.
"""

from starlette.responses import Response

from rejoinder.errors import UsageError
from rejoinder.model.case import CaseState
from rejoinder.model.words import SavedView, WordId
from rejoinder.web.changes import get_name, go
from rejoinder.web.page import link
from rejoinder.web.visit import Visit

LONGEST = 60
"""Characters of a name."""


def save_view(visit: Visit) -> Response:
    """Keep the filter that the form holds, under the name it tells."""
    name, state = get_name(visit, "name")[:LONGEST], get_name(visit, "state")
    if not name:
        raise UsageError(visit.texts.say("wrong.view"))
    saying = SavedView(
        name=name,
        words=get_name(visit, "words"),
        state=state if state in set(CaseState) else "",
        order=get_name(visit, "order"),
        view=get_name(visit, "view"),
    )
    word = visit.house.casebook.add_word(saying, at=visit.house.now)
    return go("/cases", done="view_saved", word=word)


def get_views(visit: Visit) -> list[tuple[WordId, str, str]]:
    """Return the views that stand: number of the word, name, and where it leads; of one name the last."""
    said = ((word.id, word.saying) for word in visit.book.words)
    named = {view.name: (number, view) for number, view in said if isinstance(view, SavedView)}
    return [(number, name, locate(view)) for name, (number, view) in named.items()]


def locate(view: SavedView) -> str:
    """Return where a view leads."""
    return link("/cases", words=view.words, state=view.state, order=view.order, view=view.view)
