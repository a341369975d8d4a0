"""The house at one moment: settings, casebook, decider, accounts; heavy rooms open when used."""

import os
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.desk.ports import Rephraser
from rejoinder.errors import UsageError
from rejoinder.model.account import Way
from rejoinder.model.case import Case
from rejoinder.model.draft import Draft
from rejoinder.model.person import Settings
from rejoinder.model.problem import Problem
from rejoinder.model.step import Step
from rejoinder.settings import find_home, load_settings
from rejoinder.wiring.accounts import Accounts

if TYPE_CHECKING:
    from rejoinder.decide import Decider, Rhythms
    from rejoinder.desk.deliver import Compose
    from rejoinder.store.casebook import SqlCasebook
    from rejoinder.store.private import PrivatePages

MODEL_KEY = "REJOINDER_MODEL_KEY"
"""Name of the variable that may hold the key of a language model's endpoint."""


@dataclass(frozen=True, kw_only=True)
class House:
    """An open casebook with the settings it is used by, at one moment."""

    home: Path
    settings: Settings
    problems: tuple[Problem, ...]
    """What is wrong in settings.toml."""
    now: datetime
    """Aware, UTC."""
    trust: ssl.SSLContext | None = None
    """Whom to trust on the network; None for whom the system trusts."""

    @cached_property
    def casebook(self) -> "SqlCasebook":
        """The casebook, opened, or made, when first used."""
        from rejoinder.store import open_casebook

        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        return open_casebook(self.settings.database or str(self.home / "casebook.sqlite"))

    @cached_property
    def rephraser(self) -> Rephraser:
        """The language model of the settings. Raises UsageError where it or its extra is missing."""
        model = self.settings.model
        if not (model.url and model.name):
            raise UsageError("No language model is set; name one below [model] in settings.toml.")
        try:
            from rejoinder.llm import ChatEndpoint
        except ImportError:
            raise UsageError(
                "A language model needs one more package: pip install 'rejoinder[llm]'."
            ) from None
        return ChatEndpoint(url=model.url, model=model.name, key=os.environ.get(MODEL_KEY, ""))

    @cached_property
    def private(self) -> "PrivatePages":
        """The pages that nobody but the person can open."""
        from rejoinder.store.private import PrivatePages

        return PrivatePages(self.home)

    @cached_property
    def accounts(self) -> Accounts:
        """The person's mail accounts."""
        return Accounts(home=self.home, trust=self.trust)

    def find_account(self, case: Case) -> str:
        """Return the account that they wrote to, else the first one; empty where there is none."""
        from rejoinder.desk.letters import find_identity

        known = [one.address for one in self.accounts.known]
        wanted = find_identity(case, self.settings) if self.settings.addresses else ""
        return wanted if wanted in known else next(iter(known), "")

    def get_compose(self, step: Step, case: Case, *, way: Way, account: str) -> "Compose":
        """Return what makes the bytes of a letter, with a Message-ID that is fixed from now on."""
        from rejoinder.desk.letters import get_sender
        from rejoinder.mail.compose import compose_eml, make_message_id

        if way is Way.TEXT:
            return lambda draft: ("", draft.body.encode())
        quotes = self.accounts.get(account).quote if account else True

        def compose(draft: Draft) -> tuple[str, bytes]:
            sender = get_sender(step, case, draft, self.settings)
            data = compose_eml(draft, sender=sender, date=self.now, quotes=quotes, unsent=way is Way.EML)
            return make_message_id(draft, sender, self.now), data

        if way in {Way.DRAFT, Way.SMTP} and not account:
            raise UsageError("No mail account is connected: rejoinder account add you@contoso.example")
        return compose

    @cached_property
    def playbook_problems(self) -> tuple[Problem, ...]:
        """What is wrong in the person's own playbook.toml."""
        return self._decider[1]

    @property
    def decider(self) -> "Decider":
        """The decider, by the shipped playbook and the person's own."""
        return self._decider[0]

    @cached_property
    def _decider(self) -> "tuple[Decider, tuple[Problem, ...]]":
        from rejoinder.decide import Decider, get_default_playbook, merge, parse_playbook

        own = self.home / "playbook.toml"
        text = own.read_text(encoding="utf-8") if own.exists() else ""
        playbook, problems = parse_playbook(text, str(own))
        return Decider(merge(get_default_playbook(), playbook), settings=self.settings), tuple(problems)

    @cached_property
    def rhythms(self) -> "tuple[Rhythms, list[Problem]]":
        """When to be in touch with people, by the shipped rhythms and the person's own rhythms.toml."""
        from rejoinder.decide import get_rhythms, parse_rhythms

        own = self.home / "rhythms.toml"
        if not own.exists():
            return get_rhythms(), []
        return parse_rhythms(own.read_text(encoding="utf-8", errors="replace"), str(own))

    @property
    def own_addresses(self) -> frozenset[str]:
        """The person's own mail addresses, in lower case."""
        return frozenset(self.settings.addresses)

    @property
    def zone(self) -> str:
        """The person's time zone (IANA)."""
        return self.settings.hours.zone

    def close(self) -> None:
        """Let go of the casebook if it was opened."""
        if "casebook" in self.__dict__:
            self.casebook.close()


@contextmanager
def open_house(home: str | None, environ: Mapping[str, str]) -> Iterator[House]:
    """Open the house at a folder, else at REJOINDER_HOME, else in the platform's data folder."""
    folder = find_home(home, environ)
    settings, problems = load_settings(folder)
    house = House(home=folder, settings=settings, problems=tuple(problems), now=datetime.now(UTC))
    try:
        yield house
    finally:
        house.close()
