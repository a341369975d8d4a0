"""A program that is killed at any point loses no message and sends none twice."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cli.conftest import Run
from imap_server import ImapServer
from mortal import choose_points, count_touches, die
from post.conftest import Mailbox, allow_sending
from post.mails import a_no, an_advertisement
from rejoinder.desk.cases import get_cases
from rejoinder.desk.deliver import deliver
from rejoinder.model.delivery import Delivery, DeliveryState
from rejoinder.wiring import House, open_house
from smtp_server import SmtpServer

POINTS = 100
LETTERS = 12


@contextmanager
def copied(home: Path) -> Iterator[Path]:
    """Give a copy of a home, for one death."""
    copy = home.with_name("copy")
    shutil.copytree(home, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy)


@contextmanager
def opened_later(home: Path) -> Iterator[House]:
    """Open a home an hour from now."""
    with open_house(str(home), {}) as house:
        yield replace(house, now=house.now + timedelta(hours=1))


def test_a_sync_killed_anywhere_loses_nothing(run: Run, mailbox: Mailbox) -> None:
    """After each of 100 deaths the next sync completes the casebook: every letter once."""
    mailbox.server.put(mailbox.user, *map(a_no, range(LETTERS)), an_advertisement(1))
    run("cases")
    with copied(mailbox.home) as home:
        touches = count_touches(home, "sync")
    deaths = 0
    for point in choose_points(touches, POINTS):
        with copied(mailbox.home) as home:
            deaths += die(home, "sync", at=point)
            assert run("sync", "--home", str(home)).code == 0
            with open_house(str(home), {}) as house:
                assert len(get_cases(house.casebook)) == LETTERS
                assert len(list(house.casebook.letters())) == LETTERS
                assert house.casebook.count_others() == 1
    assert deaths > POINTS * 3 // 4


def empty(server: ImapServer, user: str) -> None:
    """Take everything out of Drafts."""
    for part in ("new", "cur", "tmp"):
        for file in (server.maildir(user, "Drafts") / part).iterdir():
            file.unlink()


def settle(home: Path) -> list[Delivery]:
    """Deliver an hour later; return all letters as they are then."""
    with opened_later(home) as house:
        deliver(house.casebook.outbox, house.accounts.get_post, now=house.now, early=True)
        return house.casebook.outbox.deliveries()


def test_a_letter_for_drafts_lies_there_once_wherever_the_program_died(run: Run, told: Mailbox) -> None:
    """After each of 100 deaths and a later delivery, each letter is in Drafts exactly once."""
    told.server.put(told.user, a_no(2))
    run("sync")
    for step in ("1-reply", "2-reply"):
        assert run("approve", step).code == 0
    with copied(told.home) as home:
        touches = count_touches(home, "deliver", "--early")
    deaths = 0
    for point in choose_points(touches, POINTS):
        empty(told.server, told.user)
        with copied(told.home) as home:
            deaths += die(home, "deliver", "--early", at=point)
            assert {one.state for one in settle(home)} == {DeliveryState.DELIVERED}
        ids = [
            line
            for mail in told.server.mails(told.user, "Drafts")
            for line in mail.splitlines()
            if line.lower().startswith(b"message-id:")
        ]
        assert len(ids) == len(set(ids)) == 2
    assert deaths > POINTS * 3 // 4


def test_a_letter_by_smtp_leaves_once_or_is_shown_wherever_the_program_died(
    run: Run, told: Mailbox, smtp: SmtpServer
) -> None:
    """After each of 100 deaths and a later delivery it was taken once, or it stands as perhaps sent."""
    allow_sending(told, smtp.port)
    assert run("approve", "1-reply", "--way", "smtp").code == 0
    with copied(told.home) as home:
        touches = count_touches(home, "deliver", "--early")
    deaths = 0
    for point in choose_points(touches, POINTS):
        smtp.taken.clear()
        with copied(told.home) as home:
            deaths += die(home, "deliver", "--early", at=point)
            [kept] = settle(home)
            if kept.state is DeliveryState.UNSURE:
                assert len(smtp.taken) <= 1
                assert "Perhaps" in run("doctor", "--home", str(home)).out
            else:
                assert kept.state is DeliveryState.SENT
                assert len(smtp.taken) == 1
    assert deaths > POINTS * 3 // 4
