"""The changes around a draft: the person's text in; findings, answers kept, the letter approved, out."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from starlette.responses import HTMLResponse, RedirectResponse, Response

from rejoinder.desk import deliver, words
from rejoinder.desk.letters import blocking, look_through, take_edited, with_text
from rejoinder.errors import UsageError
from rejoinder.model.account import Way
from rejoinder.model.delivery import Delivery
from rejoinder.model.draft import Draft, Finding
from rejoinder.web.draft import LONGEST, Sheet, get_ways, open_sheet, show
from rejoinder.web.outbox import parse_delivery
from rejoinder.web.page import fill, link
from rejoinder.web.rephrasing import say_otherwise
from rejoinder.web.visit import Visit


def check(visit: Visit) -> Response:
    """Say what the checker thinks of a text: as a whole page, or for the script the findings alone."""
    sheet = open_sheet(visit)
    text = get_text(visit)
    findings = look(visit, sheet, text)
    if visit.form.get("part"):
        return HTMLResponse(fill(visit.texts, "findings.html", findings=findings))
    return HTMLResponse(show(visit, sheet, text=text, findings=findings))


def approve(visit: Visit) -> Response:
    """Keep a letter as approved; one that must not leave comes back with the reason, and its text."""
    sheet = open_sheet(visit)
    text = get_text(visit)
    findings = look(visit, sheet, text)
    if blocking(findings):
        page = show(visit, sheet, text=text, findings=findings)
        return HTMLResponse(page, HTTPStatus.UNPROCESSABLE_ENTITY)
    way = parse_way(visit, get_ways(sheet.step, visit.house.find_account(sheet.case)))
    send_off(visit, sheet, text, way=way)
    return back(visit, done="approved")


def send_off(visit: Visit, sheet: Sheet, text: str, *, way: Way) -> Delivery:
    """Keep a text as the approved letter of its step. Raises UsageError where it must not leave."""
    house = visit.house
    deliver.check_open(house.casebook.outbox, sheet.step, sheet.case)  # before the text teaches anything
    account = house.find_account(sheet.case)
    return deliver.approve(
        house.casebook,
        sheet.step,
        sheet.case,
        keep_edited(visit, sheet, text),
        way=way,
        account=account,
        compose=house.get_compose(sheet.step, sheet.case, way=way, account=account),
        now=house.now,
    )


def download(visit: Visit) -> Response:
    """Give the letter as a file that mail programs open as an unsent one."""
    sheet = open_sheet(visit)
    text = get_text(visit)
    letter = replace(sheet.written, body=text + "\n", findings=look(visit, sheet, text))
    account = visit.house.find_account(sheet.case)
    _, data = visit.house.get_compose(sheet.step, sheet.case, way=Way.EML, account=account)(letter)
    headers = {"content-disposition": f'attachment; filename="{sheet.step.step}.eml"'}
    return Response(data, media_type="message/rfc822", headers=headers)


def answer(visit: Visit) -> Response:
    """Keep the answer to a question of the draft; the letter is composed anew with it."""
    sheet = open_sheet(visit)
    text = " ".join(visit.form.get("answer", "").split())[:LONGEST]
    question = visit.form.get("question", "")
    if not text or question not in {one.id for one in sheet.written.questions}:
        raise UsageError(visit.texts.say("wrong.answer"))
    word = words.answer(visit.house.casebook, sheet.case, question, text=text, now=visit.house.now)
    return back(visit, done="answered", word=word.id)


def hand_over(visit: Visit) -> Response:
    """Put an approved letter where it is to go, now and not when it is due."""
    house = visit.house
    deliver.deliver(
        house.casebook.outbox, house.accounts.get_post, now=house.now, early=True, only=parse_delivery(visit)
    )
    return back(visit)


def take_back(visit: Visit) -> Response:
    """Take an approved letter back that has not left."""
    deliver.take_back(visit.house.casebook.outbox, parse_delivery(visit), now=visit.house.now)
    return back(visit, done="undone")


def get_text(visit: Visit) -> str:
    """Return the letter as the person wants it."""
    return visit.form.get("text", "").replace("\r\n", "\n").rstrip()[:LONGEST]


def look(visit: Visit, sheet: Sheet, text: str) -> tuple[Finding, ...]:
    """Check a text as a letter of its step."""
    written, settings = sheet.written, visit.house.settings
    return look_through(text, case=sheet.case, language=written.language, to=written.to, settings=settings)


def keep_edited(visit: Visit, sheet: Sheet, text: str) -> Draft:
    """Return the draft; where it was changed, in other words, learned from if they are the person's own."""
    if text == sheet.written.body.rstrip():
        return sheet.written
    house = visit.house
    if visit.form.get("models"):
        return with_text(sheet.written, text, case=sheet.case, settings=house.settings)
    return take_edited(
        house.casebook,
        sheet.step,
        sheet.case,
        sheet.written,
        text=text,
        settings=house.settings,
        now=house.now,
    )


def parse_way(visit: Visit, ways: list[Way]) -> Way:
    """Return the way that was chosen among those there are, or raise UsageError."""
    wanted = visit.form.get("way", "")
    if wanted not in set(ways):
        raise UsageError(visit.texts.say("wrong.way"))
    return Way(wanted)


def back(visit: Visit, *, done: str = "", word: int | None = None) -> Response:
    """Lead back to the draft."""
    target = link(f"/draft/{visit.get_place('step')}", done=done, word=word)
    return RedirectResponse(target, HTTPStatus.SEE_OTHER)


WRITING: dict[str, Callable[[Visit], Response]] = {
    "/draft/{step}/check": check,
    "/draft/{step}/approve": approve,
    "/draft/{step}/eml": download,
    "/draft/{step}/answer": answer,
    "/draft/{step}/rephrase": say_otherwise,
    "/draft/{step}/deliver": hand_over,
    "/draft/{step}/back": take_back,
}
