"""Other words for a letter: a draft in; the same in a model's words, or as it was with the reason, out.

A model that is not on this machine is asked only once the person has seen every word that would go to it.
"""

from starlette.responses import HTMLResponse, Response

from rejoinder.desk.letters import get_errand, rephrase
from rejoinder.web.draft import open_sheet, show
from rejoinder.web.page import render
from rejoinder.web.visit import Visit


def say_otherwise(visit: Visit) -> Response:
    """Ask the model of the settings; first for consent, where it is elsewhere. Raises UsageError."""
    house, sheet = visit.house, open_sheet(visit)
    errand, rephraser = get_errand(sheet.step, sheet.written, house.settings), house.rephraser
    if not rephraser.is_local and visit.form.get("agreed") != "yes":
        page = render(visit, "consent.html", folder="today", sheet=sheet, errand=errand, host=rephraser.host)
        return HTMLResponse(page)
    found = rephrase(rephraser, errand, sheet.step, sheet.case, sheet.written, settings=house.settings)
    page = show(
        visit,
        sheet,
        text=found.draft.body,
        findings=found.draft.findings,
        refused=found.refused,
        is_models=not found.refused,
    )
    return HTMLResponse(page)
