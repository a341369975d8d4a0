"""Mail accounts are read and never changed; whatever a server does, nothing is lost or kept twice."""

import random
import stat
from pathlib import Path

import pytest

from cli.conftest import Run, Said
from imap_server import PASSWORD
from liar import Spoil, serve_lies
from post.conftest import Mailbox
from post.mails import a_no, an_advertisement
from rejoinder.errors import EndpointError
from rejoinder.mail.imap import session

FLAGGED = 2


def tally(said: Said) -> tuple[int, int, int, int]:
    """Return (scanned, rejections, other, known)."""
    told = said.json
    return told["scanned"], told["by_kind"].get("rejection", 0), told["other"], told["known"]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing between tries."""
    monkeypatch.setattr(session, "PAUSES", (0.0, 0.0, 0.0, 0.0, 0.0))


def test_first_sync_takes_what_is_there_and_the_next_one_nothing(run: Run, mailbox: Mailbox) -> None:
    """The tally adds up; what came since is read, and nothing twice."""
    mailbox.server.put(mailbox.user, a_no(1), an_advertisement(1), a_no(2))
    assert tally(run("sync", "--json")) == (3, 2, 1, 0)
    assert tally(run("sync", "--json")) == (3, 0, 0, 3)
    mailbox.server.put(mailbox.user, a_no(3))
    assert tally(run("sync", "--json")) == (4, 1, 0, 3)
    assert len(run("cases", "--json").json) == 3


def test_sync_changes_nothing(run: Run, mailbox: Mailbox) -> None:
    """No flag is set and no message moves."""
    mailbox.server.put(mailbox.user, a_no(1), an_advertisement(1))
    run("sync")
    inbox = mailbox.server.maildir(mailbox.user)
    names = [file.name for part in ("new", "cur") for file in (inbox / part).iterdir()]
    assert len(names) == FLAGGED
    assert not [name for name in names if name.partition(":2,")[2]]


def test_own_letters_are_read_and_drafts_are_not(run: Run, mailbox: Mailbox) -> None:
    """Sent mail counts as the person's own; what lies in Drafts, trash or spam is left alone."""
    own = a_no(1).replace(b"mina.sorel@corp1.example", mailbox.user.encode())
    mailbox.server.put(mailbox.user, own, folder="Sent")
    for number, folder in enumerate(("Drafts", "Trash", "Junk"), 2):
        mailbox.server.put(mailbox.user, a_no(number), folder=folder)
    told = run("sync", "--json").json
    assert (told["scanned"], told["by_kind"]) == (1, {"candidate": 1})


def test_a_moved_message_is_known(run: Run, mailbox: Mailbox) -> None:
    """A message in another folder, with another UID, is the same message."""
    mailbox.server.put(mailbox.user, a_no(1))
    run("sync")
    inbox = mailbox.server.maildir(mailbox.user)
    kept = mailbox.server.maildir(mailbox.user, "Kept")
    for file in [*(inbox / "new").iterdir(), *(inbox / "cur").iterdir()]:
        file.rename(kept / "cur" / file.name)
    assert tally(run("sync", "--json"))[1:] == (0, 0, 2)
    assert len(run("cases", "--json").json) == 1


def test_a_folder_that_counts_anew_makes_no_duplicate(run: Run, mailbox: Mailbox) -> None:
    """Another UIDVALIDITY: all is looked at again, and all is known."""
    mailbox.server.put(mailbox.user, a_no(1), a_no(2))
    run("sync")
    for file in mailbox.server.maildir(mailbox.user).glob("dovecot*"):
        file.unlink()
    uids = mailbox.server.maildir(mailbox.user) / "dovecot-uidlist"
    uids.write_text("3 V7 N9 G0123456789abcdef0123456789abcdef\n", encoding="ascii")
    uids.chmod(0o666)
    assert tally(run("sync", "--json"))[1:] == (0, 0, 2)


def test_cuts_at_any_place_lose_nothing(run: Run, mailbox: Mailbox) -> None:
    """The connection is cut at 30 random places of one sync: each time it goes on, and all arrives once."""
    mailbox.server.put(mailbox.user, *(a_no(number) for number in range(40)), an_advertisement(1))
    dice = random.Random(5)  # noqa: S311  places to cut, no secret
    cuts = sorted(dice.sample(range(200, 60_000), 30))
    with serve_lies(mailbox.server.port) as liar:

        def cut(data: bytes, before: int) -> bytes | None:
            if cuts and before + len(data) > cuts[0]:
                del cuts[0]
                return None
            return data

        mailbox.add(liar.port)
        liar.spoil = cut
        for _ in range(12):
            said = run("sync", "--json")
            if said.code == 0:
                break
        assert said.code == 0
    assert not cuts
    assert len(run("cases", "--json").json) == 40


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data, _: data.replace(b"{", b"{9") if b"FETCH" in data else data,
        lambda data, _: b"* OK " + b"x" * 2_000_000 if b"FETCH" in data else data,
        lambda data, _: b"* BYE going down\r\n" if b"FETCH" in data else data,
        lambda data, _: data.replace(b"FETCH (", b"FETCH )(("),
        lambda data, _: b"\x00\xff\r\n" if b"FETCH" in data else data,
        lambda data, _: None if b"FETCH" in data else data,
    ],
    ids=["literal too long", "endless line", "bye", "no grammar", "noise", "cut"],
)
def test_a_lying_server_is_told_of_and_spoils_nothing(
    run: Run, mailbox: Mailbox, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever comes instead of mail, the sync ends with a sentence; the next honest one reads all."""
    monkeypatch.setattr("rejoinder.mail.imap.client.READ_SECONDS", 2)
    mailbox.server.put(mailbox.user, a_no(1), a_no(2))
    with serve_lies(mailbox.server.port) as liar:
        mailbox.add(liar.port)
        liar.spoil = spoil
        said = run("sync", "--json")
        assert said.code != 0
        assert "127.0.0.1" in said.err or said.json["failed"]
    assert mailbox.user in run("account").out
    mailbox.add(mailbox.server.port)
    assert tally(run("sync", "--json"))[1] == FLAGGED


def test_wrong_password_is_told_and_nothing_is_kept(
    run: Run, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An account that does not open is not remembered."""
    monkeypatch.setenv("REJOINDER_PASSWORD", "wrong")
    said = run(
        "account",
        "add",
        "eve@contoso.example",
        "--imap",
        f"127.0.0.1:{mailbox.server.port}",
        "--security",
        "none",
    )
    assert said.code == EndpointError.exit_code
    assert "app password" in said.err
    assert [one["address"] for one in run("account", "--json").json] == [mailbox.user]


def test_an_unknown_certificate_is_refused_with_the_reason(run: Run, mailbox: Mailbox) -> None:
    """No password goes to a server that cannot show who it is."""
    where = f"127.0.0.1:{mailbox.server.tls_port}"
    said = run("account", "add", mailbox.user, "--imap", where, "--security", "tls")
    assert said.code == EndpointError.exit_code
    assert "certificate" in said.err


@pytest.mark.usefixtures("mailbox")
def test_a_password_never_goes_out_in_the_clear(run: Run) -> None:
    """Without TLS, only a program on this machine is talked to."""
    said = run(
        "account", "add", "ada@fabrikam.example", "--security", "none", "--imap", "imap.fabrikam.example"
    )
    assert said.code == EndpointError.exit_code
    assert "in the clear" in said.err


def test_secrets_are_readable_by_their_owner_alone(mailbox: Mailbox) -> None:
    """Without a keyring the password lies in a file of mode 600, and in no other."""
    secrets = mailbox.home / "secrets.json"
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600
    holders = [file for file in mailbox.home.iterdir() if PASSWORD.encode() in file.read_bytes()]
    assert holders == [secrets]


def test_forgotten_account_leaves_its_letters(run: Run, mailbox: Mailbox) -> None:
    """The account and its secret go, what was read stays."""
    mailbox.server.put(mailbox.user, a_no(1))
    run("sync")
    assert run("account", "remove", mailbox.user).code == 0
    assert PASSWORD not in (Path(mailbox.home) / "secrets.json").read_text(encoding="utf-8")
    assert len(run("cases", "--json").json) == 1
    assert run("sync").code != 0
