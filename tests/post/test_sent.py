"""What the person sends from their mail program is recognised: it is done, and taught from."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default
from email.utils import format_datetime

import pytest

from cli.conftest import Run
from post.conftest import Mailbox
from post.mails import a_no

FIRST = "1-reply"


@pytest.fixture
def waiting(run: Run, mailbox: Mailbox) -> Mailbox:
    """Return an account in whose Drafts an approved letter lies."""
    assert run("init", "--name", "Ada Byron", "--signature", "+44 20 7946 0018").code == 0
    mailbox.server.put(mailbox.user, a_no(1))
    run("sync")
    assert run("approve", FIRST).code == 0
    assert run("deliver", "--early").code == 0
    return mailbox


def send(mailbox: Mailbox, *, keeps_id: bool, change: tuple[str, str] = ("", "")) -> None:
    """Do what a mail program does on sending: the draft goes, a letter stands in Sent."""
    drafts = mailbox.server.maildir(mailbox.user, "Drafts")
    [file] = [file for part in ("new", "cur") for file in (drafts / part).iterdir()]
    draft = BytesParser(policy=default).parsebytes(file.read_bytes())
    assert isinstance(draft, EmailMessage)
    sent = EmailMessage(policy=SMTP)
    for name in ("From", "To", "Subject", "In-Reply-To", "References"):
        if draft[name]:
            sent[name] = draft[name]
    sent["Message-ID"] = draft["Message-ID"] if keeps_id else "<other-1@mailer.example>"
    sent["Date"] = format_datetime(datetime.now(UTC) + timedelta(minutes=1))
    sent.set_content(draft.get_content().replace(*change))
    mailbox.server.put(mailbox.user, sent.as_bytes(), folder="Sent")
    file.unlink()


@pytest.mark.parametrize("keeps_id", [True, False])
def test_a_sent_draft_is_recognised(run: Run, waiting: Mailbox, *, keeps_id: bool) -> None:
    """By its Message-ID, or by address, time and words where the mail program gave another one."""
    send(waiting, keeps_id=keeps_id)
    assert "You sent the letter 1-reply" in run("sync").out
    assert [one["state"] for one in run("outbox", "--json").json] == ["sent"]
    assert not run("learned", "--json").json


def test_what_was_changed_is_learned_from(run: Run, waiting: Mailbox) -> None:
    """A sentence that the person took out of the draft counts against its wording, once."""
    shown = run("draft", FIRST, "--json").json
    sentence = next(one["text"] for one in shown["sentences"] if one["facts"])
    send(waiting, keeps_id=True, change=(sentence, "Thanks so much for telling me in person."))
    run("sync")
    run("sync")
    edits = [one for one in run("words", "--json").json if one["word"] == "edit"]
    assert len(edits) == 1


def test_another_letter_to_the_same_person_is_not_the_approved_one(run: Run, waiting: Mailbox) -> None:
    """Other words to the same address leave the draft where it is."""
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"] = waiting.user, "mina.sorel@corp1.example"
    letter["Subject"], letter["Message-ID"] = (
        "Re: Your application as Data Analyst",
        "<own-2@contoso.example>",
    )
    letter["Date"] = format_datetime(datetime.now(UTC) + timedelta(minutes=1))
    letter.set_content("Dear Ms Sorel,\n\nhere is the invoice for the train that you asked for.\n\nAda\n")
    waiting.server.put(waiting.user, letter.as_bytes(), folder="Sent")
    run("sync")
    assert [one["state"] for one in run("outbox", "--json").json] == ["delivered"]


def test_what_lies_in_drafts_is_not_proposed_again(run: Run, waiting: Mailbox) -> None:
    """`next` names it as waiting for the person, and not as something to write."""
    assert waiting.user
    said = run("next")
    assert "In your hands" in said.out
    assert "in your Drafts folder" in said.out
    assert not [step for step in run("next", "--json").json if step["step"] == FIRST]


def test_an_account_that_cannot_be_read_is_named_until_it_can(run: Run, mailbox: Mailbox) -> None:
    """In `next` and in `doctor`, with the reason; a sync that goes well ends it."""
    run("init", "--name", "Ada Byron")
    port = str(mailbox.server.port)
    accounts = mailbox.home / "accounts.toml"
    whole = accounts.read_text(encoding="utf-8")
    accounts.write_text(whole.replace(port, "1"), encoding="utf-8")
    assert run("sync").code != 0
    assert "could not be read" in run("next").err
    assert "could not be read" in run("doctor").out
    accounts.write_text(whole, encoding="utf-8")
    run("sync")
    assert "could not be read" not in run("next").err
    assert "could not be read" not in run("doctor").out
