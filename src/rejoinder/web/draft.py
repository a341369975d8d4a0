"""A draft: the name of a step in; the letter, what it rests on, and what the checker says, out."""

from rejoinder.desk.letters import draft, learn_taste
from rejoinder.web.page import render
from rejoinder.web.visit import Visit


def get_draft_page(visit: Visit) -> str:
    """Return the page of a draft, or raise NotFoundError."""
    house = visit.house
    step, case, written = draft(
        visit.book.cases.values(),
        house.decider,
        visit.get_place("step"),
        settings=house.settings,
        now=house.now,
        taste=learn_taste(house.casebook),
    )
    claims = [sentence for sentence in written.sentences if sentence.facts]
    return render(visit, "draft.html", folder="today", step=step, case=case, draft=written, claims=claims)
