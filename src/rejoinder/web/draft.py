"""A draft: the name of a step in; the letter to edit, what it rests on, and what the checker says, out."""

from dataclasses import dataclass, replace

from rejoinder.decide import find_standing
from rejoinder.desk.deliver import find_way
from rejoinder.desk.letters import draft, learn_taste
from rejoinder.mail.mailto import compose_mailto
from rejoinder.model.account import Way
from rejoinder.model.case import Case
from rejoinder.model.delivery import Delivery, DeliveryState
from rejoinder.model.draft import Draft, Finding
from rejoinder.model.person import Length, Register, Settings
from rejoinder.model.step import Channel, Step
from rejoinder.web.page import link, render
from rejoinder.web.visit import Visit
from rejoinder.write import languages

LONGEST = 20_000
"""Characters of a letter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A step with its case and the letter that was composed for it."""

    step: Step
    case: Case
    written: Draft
    wishes: dict[str, str]
    """Language, register and length, where the person chose them here."""


def get_draft_page(visit: Visit) -> str:
    """Return the page of a draft, or raise NotFoundError."""
    sheet = compose(visit, {name: visit.get(name) for name in ("language", "register", "length")})
    return show(visit, sheet, text=sheet.written.body, findings=sheet.written.findings)


def compose(visit: Visit, asked: dict[str, str]) -> Sheet:
    """Compose the letter of the step that the path names; wishes that cannot be meant are left out."""
    house = visit.house
    known = {"language": languages(), "register": set(Register), "length": set(Length)}
    wishes = {name: value for name, value in asked.items() if value in known[name]}
    step, case, written = draft(
        visit.find_cases(visit.get_place("step")),
        house.decider,
        visit.get_place("step"),
        settings=with_wishes(house.settings, wishes),
        now=house.now,
        language=wishes.get("language"),
        taste=learn_taste(house.casebook),
    )
    return Sheet(step=step, case=case, written=written, wishes=wishes)


def with_wishes(settings: Settings, wishes: dict[str, str]) -> Settings:
    """Return the settings with another register or length."""
    voice = settings.voice
    register = Register(wishes.get("register", voice.register))
    return replace(
        settings, voice=replace(voice, register=register, length=Length(wishes.get("length", voice.length)))
    )


def open_sheet(visit: Visit) -> Sheet:
    """Compose the letter that the form is about."""
    return compose(visit, {name: visit.form.get(name, "") for name in ("language", "register", "length")})


def show(
    visit: Visit,
    sheet: Sheet,
    *,
    text: str,
    findings: tuple[Finding, ...],
    refused: str = "",
    is_models: bool = False,
) -> str:
    """Fill the page with a text, composed, the person's own or a model's, or why a model's is not taken."""
    house, voice = visit.house, visit.house.settings.voice
    account = house.find_account(sheet.case)
    return render(
        visit,
        "draft.html",
        folder="today",
        sheet=sheet,
        text=text,
        findings=findings,
        refused=refused,
        is_models=is_models,
        model=house.settings.model.name,
        claims=[sentence for sentence in sheet.written.sentences if sentence.facts],
        approved=find_approved(visit, sheet),
        ways=get_ways(sheet.step, account),
        way=find_way(sheet.step, account),
        languages=sorted(languages()),
        registers=tuple(Register),
        lengths=tuple(Length),
        chosen={
            "language": sheet.written.language,
            "register": sheet.wishes.get("register", voice.register),
            "length": sheet.wishes.get("length", voice.length),
        },
        here_again=link(f"/draft/{sheet.step.step}", **sheet.wishes),
        due=visit.texts.due(sheet.step.due, now=house.now, zone=house.zone),
    )


def get_ways(step: Step, account: str) -> list[Way]:
    """Return the ways by which a letter can leave from here; at once it never does."""
    if step.channel is not Channel.MAIL:
        return [Way.TEXT]
    return [*([Way.DRAFT] if account else []), Way.EML, Way.MAILTO, Way.TEXT]


def find_approved(visit: Visit, sheet: Sheet) -> tuple[Delivery, bool, str] | None:
    """Return what was approved for this step, whether it can be taken back, and its mailto: link."""
    known = find_standing(visit.house.casebook.outbox.deliveries(), sheet.case, sheet.step)
    if known is None:
        return None
    mailto = compose_mailto(known.draft) if known.way is Way.MAILTO else ""
    return known, known.state is DeliveryState.APPROVED, mailto
