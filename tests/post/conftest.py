"""Mail servers on loopback, and a home whose account lies there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.conftest import Run, run
from imap_server import PASSWORD, ImapServer, serve_imap
from post.mails import a_no
from smtp_server import SmtpServer, serve_smtp

__all__ = ["run"]


@pytest.fixture(scope="session")
def imap() -> Iterator[ImapServer]:
    """Run a Dovecot for all tests of this process."""
    with serve_imap() as server:
        yield server


@dataclass(frozen=True, kw_only=True)
class Mailbox:
    """A person's account, connected to a home."""

    server: ImapServer
    user: str
    home: Path
    add: Callable[[int], None]
    """Connect the account by way of a port."""


@pytest.fixture
def mailbox(imap: ImapServer, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    """Connect a new user's account; secrets go to the file, as no keyring is here."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("REJOINDER_PASSWORD", PASSWORD)
    user = imap.add_user()

    def add(port: int) -> None:
        said = run("account", "add", user, "--imap", f"127.0.0.1:{port}", "--security", "none", "--json")
        assert said.code == 0, said.err

    add(imap.port)
    return Mailbox(server=imap, user=user, home=tmp_path / "home", add=add)


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    """Run an SMTP server."""
    with serve_smtp() as server:
        yield server


@pytest.fixture
def told(run: Run, mailbox: Mailbox) -> Mailbox:
    """Return an account in which a no has been read."""
    assert run("init", "--name", "Ada Byron", "--signature", "+44 20 7946 0018").code == 0
    mailbox.server.put(mailbox.user, a_no(1))
    assert run("sync").code == 0
    return mailbox


def allow_sending(mailbox: Mailbox, port: int) -> None:
    """Let the account send through a server on this machine."""
    file = mailbox.home / "accounts.toml"
    lines = [
        line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(("smtp", "may"))
    ]
    own = [f'smtp = "127.0.0.1:{port}"', 'smtp_security = "none"', "may_send = true", ""]
    file.write_text("\n".join([*lines, *own]), encoding="utf-8")
