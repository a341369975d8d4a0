"""The wish to know whether all is well: what is set up and kept in, lines with a remedy each out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.desk.ports import Casebook
from rejoinder.desk.sync import find_sync_state
from rejoinder.model.case import Case
from rejoinder.model.delivery import Delivery, DeliveryState
from rejoinder.model.person import Settings
from rejoinder.model.problem import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One thing that was looked at: well or not, what is so, and what to do where it is not well."""

    name: str
    well: bool
    text: str
    remedy: str = ""


def examine(
    casebook: Casebook,
    *,
    settings: Settings,
    cases: Sequence[Case],
    problems: Sequence[Problem],
    accounts: Sequence[str],
) -> list[Look]:
    """Look at settings, mail, accounts (by their addresses), approved letters and cases."""
    return [
        look_at_person(settings),
        look_at_files(problems),
        look_at_mail(casebook),
        *(look_at_account(casebook, address) for address in accounts),
        *look_at_outbox(casebook.outbox.deliveries()),
        look_at_cases(cases),
    ]


def look_at_person(settings: Settings) -> Look:
    """Say whether the person is known well enough to sign letters and to tell own mail from theirs."""
    missing = [
        name
        for name, value in (("name", settings.voice.name), ("mail address", settings.addresses))
        if not value
    ]
    if missing:
        return Look(
            name="You", well=False, text=f"No {' and no '.join(missing)} yet.", remedy="rejoinder init"
        )
    zone = settings.hours.zone
    return Look(name="You", well=True, text=f"{settings.voice.name}, {', '.join(settings.addresses)}, {zone}")


def look_at_files(problems: Sequence[Problem]) -> Look:
    """Say whether settings.toml and playbook.toml can be understood."""
    if not problems:
        return Look(name="Settings", well=True, text="Settings and playbook are understood.")
    told = "; ".join(map(str, problems))
    return Look(name="Settings", well=False, text=told, remedy="Mend those lines; the rest is used.")


def look_at_mail(casebook: Casebook) -> Look:
    """Say how much was read, and what could not be."""
    failures = casebook.failures()
    letters = sum(1 for _ in casebook.letters())
    text = f"{letters:,} letters kept, {casebook.count_others():,} other mails seen."
    if not failures:
        return Look(name="Mail", well=True, text=text)
    told = " ".join(map(str, failures))
    return Look(
        name="Mail",
        well=False,
        text=f"{text} Could not be read: {told}",
        remedy="rejoinder scan PATH --again",
    )


def look_at_account(casebook: Casebook, address: str) -> Look:
    """Say when an account was last read, and why not where it could not be."""
    state = find_sync_state(casebook, address)
    if state is None:
        return Look(name="Account", well=True, text=f"{address} was never read.", remedy="rejoinder sync")
    on = f"{state.at:%-d %B %Y %H:%M} UTC"
    if state.error:
        told = f"{address} could not be read on {on}: {state.error}"
        return Look(name="Account", well=False, text=told, remedy="rejoinder sync")
    return Look(name="Account", well=True, text=f"{address}, last read on {on}.")


def look_at_outbox(deliveries: Sequence[Delivery]) -> list[Look]:
    """Say of which approved letters nobody knows whether they left."""
    doubtful = [one for one in deliveries if one.state in {DeliveryState.CLAIMED, DeliveryState.UNSURE}]
    return [
        Look(
            name="Outbox",
            well=False,
            text=f"Perhaps the letter {one.draft.step} was sent, perhaps not; look into your Sent folder.",
            remedy=f"rejoinder outbox sent {one.id}, or unsent {one.id}",
        )
        for one in doubtful
    ]


def look_at_cases(cases: Sequence[Case]) -> Look:
    """Say how many applications there are, and which hold a doubtful letter."""
    doubtful = [str(case.number) for case in cases if case.doubtful]
    text = f"{len(cases):,} applications."
    if not doubtful:
        return Look(name="Cases", well=True, text=text)
    return Look(
        name="Cases",
        well=True,
        text=f"{text} A letter may be in the wrong place in: {', '.join(doubtful)}.",
        remedy="rejoinder show CASE, then merge or split",
    )
