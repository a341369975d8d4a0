"""Approved letters land where the person sends them: on time, once, and never with what blocks."""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest

from cli.conftest import Run
from post.conftest import Mailbox, allow_sending
from rejoinder.errors import UsageError
from smtp_server import SmtpServer

FIRST = "1-reply"


def drafts(mailbox: Mailbox) -> list[EmailMessage]:
    """Return what lies in Drafts."""
    found = mailbox.server.mails(mailbox.user, "Drafts")
    return [BytesParser(policy=default).parsebytes(data) for data in found]


def states(run: Run) -> list[str]:
    """Return the states of all approved letters."""
    return [str(one["state"]) for one in run("outbox", "--json").json]


def test_an_approved_letter_lies_in_drafts_in_its_thread(run: Run, told: Mailbox) -> None:
    """From the person, to the writer, threaded onto their letter, quoted below it; marked as a draft."""
    shown = run("draft", FIRST, "--json").json
    assert run("approve", FIRST).code == 0
    assert run("deliver", "--early").code == 0
    [letter] = drafts(told)
    assert letter["To"] == "mina.sorel@corp1.example"
    assert told.user in letter["From"]
    assert letter["Subject"] == "Re: Your application as Data Analyst at Corp1"
    assert letter["In-Reply-To"] == letter["References"] == "<no-1@corp1.example>"
    body = letter.get_content()
    assert "".join(shown["body"].split()) in "".join(body.split())
    assert "Mina Sorel wrote:\n> Dear Ada," in body
    assert letter["X-Unsent"] is None
    flags = [file.name for file in (told.server.maildir(told.user, "Drafts") / "cur").iterdir()]
    assert all("D" in name.partition(":2,")[2] for name in flags)
    assert states(run) == ["delivered"]


def test_what_was_delivered_does_not_leave_again(run: Run, told: Mailbox) -> None:
    """Neither a second delivery nor a second approval makes a second letter."""
    run("approve", FIRST)
    run("deliver", "--early")
    assert run("deliver", "--early", "--json").json == []
    assert run("approve", FIRST).code == UsageError.exit_code
    assert len(drafts(told)) == 1


def test_a_letter_waits_until_it_is_due(run: Run, told: Mailbox) -> None:
    """Before its time nothing leaves, and it can be taken back."""
    run("approve", FIRST)
    due = run("outbox", "--json").json[0]["due"]
    if run("deliver", "--json").json == []:
        assert due
        assert not drafts(told)
        assert run("outbox", "back", "1").code == 0
        assert run("deliver", "--early", "--json").json == []
        assert states(run) == ["withdrawn"]


def test_what_blocks_does_not_leave(run: Run, told: Mailbox, tmp_path: Path) -> None:
    """An edited letter is checked again; a place left to fill in stops it."""
    text = tmp_path / "mine.txt"
    text.write_text("Dear [Name],\n\nthank you for the interview.\n\nAda Byron\n", encoding="utf-8")
    said = run("approve", FIRST, "--edited", str(text))
    assert said.code == UsageError.exit_code
    assert not drafts(told)
    text.write_text(
        "Dear Mina Sorel,\n\nthank you for the interview at Corp1.\n\nAda Byron\n", encoding="utf-8"
    )
    assert run("approve", FIRST, "--edited", str(text)).code == 0
    run("deliver", "--early")
    assert "thank you for the interview at Corp1." in drafts(told)[0].get_content()


@pytest.mark.usefixtures("told")
def test_a_letter_can_be_a_file_a_link_or_a_text(run: Run, tmp_path: Path) -> None:
    """Each way is open without an account's help; the file is a mail in the folder outbox."""
    assert run("approve", FIRST, "--way", "eml").code == 0
    assert run("deliver", "--early").code == 0
    [file] = (tmp_path / "home" / "outbox").iterdir()
    assert b"X-Unsent: 1" in file.read_bytes()
    link = run("approve", "1-thanks", "--way", "mailto").out
    assert link.startswith("mailto:mina.sorel@corp1.example?subject=Re%3A%20Your")
    assert "Dear Mina Sorel," in run("approve", "1-feedback-request", "--way", "text").out
    assert states(run) == ["delivered"] * 3


def test_smtp_sends_once_if_it_was_allowed(run: Run, told: Mailbox, smtp: SmtpServer) -> None:
    """Unless the account allows it nothing is sent; then the letter goes to its recipient, once."""
    run("approve", FIRST, "--way", "smtp")
    said = run("deliver", "--early")
    assert said.code != 0
    assert "may not send by itself" in said.err
    assert not smtp.taken
    allow_sending(told, smtp.port)
    assert run("deliver", "--early").code == 0
    assert run("deliver", "--early", "--json").json == []
    [envelope] = smtp.taken
    assert envelope.rcpt_tos == ["mina.sorel@corp1.example"]
    assert states(run) == ["sent"]
    [kept] = told.server.mails(told.user, "Sent")
    assert b"Message-ID:" in kept
    assert run("sync", "--json").json["by_kind"] == {"candidate": 1}


def test_a_refused_letter_waits_with_the_reason(run: Run, told: Mailbox, smtp: SmtpServer) -> None:
    """What the server certainly did not take is tried again later."""
    allow_sending(told, smtp.port)
    smtp.refuses = "452 Mailbox full"
    run("approve", FIRST, "--way", "smtp")
    assert "Mailbox full" in run("deliver", "--early").err
    assert states(run) == ["approved"]
    smtp.refuses = ""
    assert run("deliver", "--early").code == 0
    assert len(smtp.taken) == 1


def test_a_letter_that_perhaps_left_is_never_sent_again(run: Run, told: Mailbox, smtp: SmtpServer) -> None:
    """Where the server took it and did not say so, the person is shown it and decides."""
    allow_sending(told, smtp.port)
    smtp.vanishes = True
    run("approve", FIRST, "--way", "smtp")
    assert run("deliver", "--early").code != 0
    assert states(run) == ["claimed"]
    smtp.vanishes = False
    run("deliver", "--early")
    assert len(smtp.taken) == 1
