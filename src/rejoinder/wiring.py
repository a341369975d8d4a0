"""The only file that knows every room: builds the desk's ports from Settings; heavy rooms open when used."""

import os
import signal
import ssl
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.desk.ports import Casebook, Failure, NewLetter, Post, Rephraser, Source
from rejoinder.desk.scan import Digest, Digested, Scan, chunks, scan
from rejoinder.errors import UsageError
from rejoinder.mail.parse import finish, parse_head, parse_message
from rejoinder.mail.sources import open_sources
from rejoinder.model.account import Account, Way
from rejoinder.model.delivery import Delivery
from rejoinder.model.mail import Message, MessageKey, Origin, RawMessage, Unreadable
from rejoinder.model.person import Settings
from rejoinder.model.problem import Problem
from rejoinder.model.reading import Kind, Reading
from rejoinder.read import READER_VERSION, read_message, sift
from rejoinder.settings import find_home, load_settings, save_settings
from rejoinder.settings.providers import IMAP_TLS, SMTP_TLS, guess_account, parse_server

if TYPE_CHECKING:
    from rejoinder.decide import Decider, Rhythms
    from rejoinder.mail.imap import Ask, Session, Verdict
    from rejoinder.store.private import PrivatePages

__all__ = [
    "IMAP_TLS",
    "READER",
    "SMTP_TLS",
    "House",
    "get_ask",
    "get_digest",
    "get_reader",
    "get_sources",
    "guess_account",
    "open_house",
    "parse_server",
    "read_sources",
    "rescan_others",
    "save_settings",
]

READER = str(READER_VERSION)
"""Version of the reader, as it is kept with each reading."""

MODEL_KEY = "REJOINDER_MODEL_KEY"
"""Name of the variable that may hold the key of a language model's endpoint."""

TELLING = 1_500
"""Characters of a message's text that are enough to pass it over."""

SMALL = 8_000_000
"""Bytes of mail below which starting other processes costs more than it brings."""


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
    def casebook(self) -> Casebook:
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
    def accounts(self) -> list[Account]:
        """The person's mail accounts."""
        return self._accounts[0]

    @property
    def account_problems(self) -> list[Problem]:
        """What is wrong in accounts.toml."""
        return self._accounts[1]

    @cached_property
    def _accounts(self) -> tuple[list[Account], list[Problem]]:
        from rejoinder.settings.accounts import load_accounts

        return load_accounts(self.home)

    def open_session(self, account: Account, secret: str | None = None) -> "Session":
        """Return a session with an account's server, not yet connected. Raises UsageError."""
        from rejoinder.mail.imap import Session

        return Session(account=account, secret=secret or self.get_secret(account), context=self.trust)

    def try_account(self, account: Account, secret: str) -> list[str]:
        """Open an account and return the folders that would be read. Raises EndpointError."""
        from rejoinder.mail.imap import choose_folders

        session = self.open_session(account, secret)
        try:
            return [folder.name for folder in choose_folders(session, account.folders)]
        finally:
            session.drop()

    def keep_account(self, account: Account, secret: str) -> bool:
        """Remember an account; say whether its secret lies in the system's keyring."""
        from rejoinder.settings.accounts import save_accounts, with_account
        from rejoinder.settings.secrets import set_secret

        in_keyring = set_secret(self.home, account.address, secret)
        save_accounts(self.home, with_account(self.accounts, account))
        return in_keyring

    def forget_account(self, address: str) -> bool:
        """Forget an account and its secret; say whether there was one."""
        from rejoinder.settings.accounts import save_accounts, without_account
        from rejoinder.settings.secrets import remove_secret

        remove_secret(self.home, address)
        left = without_account(self.accounts, address)
        save_accounts(self.home, left)
        return len(left) < len(self.accounts)

    def get_post(self, delivery: Delivery) -> Post:
        """Return the way by which an approved letter leaves. Raises UsageError without its account."""
        from rejoinder.mail.file_post import FilePost

        if delivery.way not in {Way.DRAFT, Way.SMTP}:
            return FilePost(folder=self.home / "outbox")
        account = self.get_account(delivery.account)
        if delivery.way is Way.SMTP:
            from rejoinder.mail.smtp import SmtpPost

            return SmtpPost(account=account, secret=self.get_secret(account), context=self.trust)
        from rejoinder.mail.imap import DraftBox

        return DraftBox(session=self.open_session(account))

    def get_account(self, address: str) -> Account:
        """Return the account of an address. Raises UsageError where there is none."""
        found = next((one for one in self.accounts if one.address == address), None)
        if found is None:
            raise UsageError(f"There is no account {address}: rejoinder account add {address}")
        return found

    def get_secret(self, account: Account) -> str:
        """Return the secret of an account. Raises UsageError where there is none."""
        from rejoinder.settings.secrets import find_secret

        known = find_secret(self.home, account.address)
        if known is None:
            raise UsageError(f"There is no password for it: rejoinder account add {account.address}")
        return known

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


def get_sources(paths: Sequence[str]) -> list[Source]:
    """Return the sources at these paths, "-" for standard input, or raise UsageError where none is named."""
    if not paths:
        raise UsageError("Name a mailbox: an mbox file, a Maildir, a folder of .eml, a Takeout .zip, or - .")
    named = [path if path == "-" else str(Path(path).expanduser().absolute()) for path in paths]
    return open_sources(named, sys.stdin.buffer)


def get_digest(sources: Iterable[Source], me: frozenset[str]) -> Digest:
    """Return the digest for these sources: in this process for a little mail, in a pool of them for much."""
    small = sum(source.size for source in sources) < SMALL
    return partial(digest_here if small else digest_in_pool, me=me)


def digest_here(stretches: Iterable[Sequence[RawMessage]], *, me: frozenset[str]) -> Iterator[list[Digested]]:
    """Parse and read chunk after chunk."""
    for stretch in stretches:
        yield digest_chunk(stretch, me)


def digest_in_pool(
    stretches: Iterable[Sequence[RawMessage]], *, me: frozenset[str]
) -> Iterator[list[Digested]]:
    """Parse and read chunks in as many processes as there are cores; a few are under way, order is kept."""
    workers = os.cpu_count() or 1
    waiting: deque[Future[list[Digested]]] = deque()
    with ProcessPoolExecutor(workers, initializer=ignore_interrupts) as pool, cancelling(pool):
        for stretch in stretches:
            waiting.append(pool.submit(digest_chunk, stretch, me))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def cancelling(pool: ProcessPoolExecutor) -> Iterator[None]:
    """Drop what has not begun when the work stops early."""
    try:
        yield
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def digest_chunk(stretch: Sequence[RawMessage], me: frozenset[str]) -> list[Digested]:
    """Parse and read the messages of a chunk."""
    return [digest_one(raw, me) for raw in stretch]


def digest_one(raw: RawMessage, me: frozenset[str]) -> Digested:
    """Parse a message and read it; mail that is certainly no job mail is not looked at further."""
    head = parse_head(raw)
    is_answer = bool(head.headers.ids("in-reply-to")) and not head.is_bulk
    sender = head.sender.email
    if sender not in me and not sift(head.subject, sender, head.quick_text(), is_answer=is_answer):
        return raw.key
    message = finish(head)
    reading = read_message(message, me=me)
    if reading.kind is Kind.OTHER:
        return raw.key
    return NewLetter(raw=raw.data, message=message, reading=reading, reader=READER)


def get_ask(house: House) -> "Ask":
    """Return the questions that keep the reading of an account cheap."""
    from rejoinder.mail.imap import Ask

    return Ask(known=house.casebook.find_known, sift=partial(glance, me=house.own_addresses))


def glance(begin: bytes, me: frozenset[str]) -> "Verdict":
    """Say whether the message that begins like this may be job mail, as far as can be seen."""
    from rejoinder.mail.imap import Verdict

    head = parse_head(RawMessage(key=MessageKey(""), origin=Origin(source="", locator=""), data=begin))
    is_answer = bool(head.headers.ids("in-reply-to")) and not head.is_bulk
    text, sender = head.quick_text(), head.sender.email
    if sender in me or sift(head.subject, sender, text, is_answer=is_answer):
        return Verdict.WANTED
    return Verdict.MORE if len(text) < TELLING else Verdict.PASSED


def get_reader(me: frozenset[str]) -> Callable[[Message], Reading]:
    """Return the reader for a person with these addresses."""
    return partial(read_message, me=me)


def rescan_others(house: House, paths: Sequence[str]) -> int:
    """Look again at mail that was passed over before; return how many letters were found in it."""
    sources = get_sources(paths)
    digest = get_digest(sources, house.own_addresses)
    tally = scan(Scan(casebook=house.casebook, digest=digest, again=True, others=True), sources)
    return sum(tally.by_kind.values())


def read_sources(
    sources: Iterable[Source], me: frozenset[str]
) -> Iterator[tuple[Message, Reading] | Failure]:
    """Read all messages of sources without keeping anything."""
    for source in sources:
        for item in (item for chunk in chunks(source.messages(None)) for item in chunk):
            if isinstance(item, RawMessage):
                message = parse_message(item)
                yield message, read_message(message, me=me)
            elif isinstance(item, Unreadable):
                yield Failure(key=None, origin=item.origin, reason=item.reason)
