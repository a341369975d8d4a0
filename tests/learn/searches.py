"""Whole searches made up from a number, for the tests of the learn and draw rooms."""

from datetime import datetime, timedelta
from random import Random

from learn.making import START, case, letter, logged
from rejoinder.model.case import Case, CaseState, Member
from rejoinder.model.reading import Kind, Stage
from rejoinder.model.words import Happening

NAMES = (
    "Contoso",
    "Northwind Traders",
    "Fabrikam",
    "Vossberg Lindqvist Rechtsanwälte Partnerschaftsgesellschaft mbB und Söhne",
    "日本郵便株式会社",
    "<script>alert(1)</script> & Co",
    "=1+1",
    None,
)
"""Organisations as they come: short, long, from elsewhere, hostile, unknown."""

_WAYS = (
    (30, CaseState.REJECTED, Stage.APPLICATION, (Kind.REJECTION,)),
    (30, CaseState.APPLIED, Stage.APPLICATION, ()),
    (4, CaseState.REJECTED, Stage.ASSESSMENT, (Kind.ASSESSMENT, Kind.REJECTION)),
    (10, CaseState.REJECTED, Stage.SCREEN, (Kind.INTERVIEW, Kind.REJECTION)),
    (9, CaseState.REJECTED, Stage.INTERVIEW, (Kind.INTERVIEW, Kind.INTERVIEW, Kind.REJECTION)),
    (3, CaseState.REJECTED, Stage.FINAL, (Kind.INTERVIEW, Kind.INTERVIEW, Kind.REJECTION, Kind.FEEDBACK)),
    (5, CaseState.IN_CONVERSATION, Stage.INTERVIEW, (Kind.INTERVIEW,)),
    (2, CaseState.ON_HOLD, Stage.INTERVIEW, (Kind.INTERVIEW, Kind.STATUS)),
    (2, CaseState.WITHDRAWN, Stage.SCREEN, (Kind.INTERVIEW,)),
    (1, CaseState.OFFERED, Stage.OFFER, (Kind.INTERVIEW, Kind.OFFER)),
    (4, CaseState.APPROACHED, Stage.UNKNOWN, (Kind.OUTREACH,)),
)
"""(how often, state, stage, letters after the first)."""


def search(count: int, *, seed: int = 1, days: int = 330) -> list[Case]:
    """Make up so many applications, begun over so many days."""
    dice = Random(seed)  # noqa: S311  nothing is secret here
    return [_application(dice, days) for _ in range(count)]


def now_after(days: int = 330) -> datetime:
    """Return a moment after all of them began."""
    return START + timedelta(days=days)


def _application(dice: Random, days: int) -> Case:
    _, state, stage, kinds = dice.choices(_WAYS, [way[0] for way in _WAYS])[0]
    at = days * dice.random() ** 0.7
    members: list[Member] = []
    if state is not CaseState.APPROACHED and dice.random() < 0.85:
        members.append(
            dice.choice((letter(Kind.ACKNOWLEDGEMENT, days=at), logged(Happening.APPLICATION, days=at)))
        )
    for kind in kinds:
        at += 1 + dice.expovariate(1 / 14)
        members.append(letter(kind, days=at))
    return case(
        *members or [letter(Kind.ACKNOWLEDGEMENT, days=at)],
        state=state,
        stage=stage,
        organization=_name(dice),
    )


def _name(dice: Random) -> str | None:
    name = dice.choice(NAMES)
    return f"{name} {dice.randrange(90)}" if name and dice.random() < 0.8 else name
