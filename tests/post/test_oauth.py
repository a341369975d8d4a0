"""An account opens by a token that its owner granted on the provider's own page, without a password."""

import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cli.conftest import Run
from imap_server import ImapServer
from post.mails import a_no
from rejoinder.errors import EndpointError
from rejoinder.mail.oauth import Client, Tokens, ask, refresh
from rejoinder.model.account import Provider
from token_server import TokenServer, serve_tokens


@pytest.fixture
def provider(imap: ImapServer) -> Iterator[TokenServer]:
    """Run a provider whose tokens the mail server believes."""
    with serve_tokens(imap.add_user(), imap.token_port) as server:
        yield server


@pytest.fixture
def home(provider: TokenServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home that knows the provider by its own logins.toml."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "logins.toml").write_text(
        f'[contoso]\ndevice = "http://127.0.0.1:{provider.port}/device"\n'
        f'token = "http://127.0.0.1:{provider.port}/token"\nscope = "mail"\n',
        encoding="utf-8",
    )
    return folder


def add(run: Run, imap: ImapServer, provider: TokenServer) -> int:
    """Connect the account by its provider."""
    where = ("--imap", f"127.0.0.1:{imap.port}", "--security", "none")
    return run("account", "add", provider.user, *where, "--oauth", "my-client", "--login", "contoso").code


def test_an_account_opens_once_its_owner_said_yes(
    run: Run, imap: ImapServer, provider: TokenServer, home: Path
) -> None:
    """The person is told page and code; what is kept is no password, and each sync asks for a fresh token."""
    imap.put(provider.user, a_no(1))
    where = ("--imap", f"127.0.0.1:{imap.port}", "--security", "none")
    said = run("account", "add", provider.user, *where, "--oauth", "my-client", "--login", "contoso")
    assert said.code == 0, said.err
    assert "ABCD-EFGH" in said.err
    assert "refresh-1" in (home / "secrets.json").read_text(encoding="utf-8")
    assert run("sync", "--json").json["by_kind"] == {"rejection": 1}
    assert "refresh-2" in (home / "secrets.json").read_text(encoding="utf-8")
    assert {one["client_id"] for one in provider.asked} == {"my-client"}


def test_a_grant_that_was_taken_back_is_told(
    run: Run, imap: ImapServer, provider: TokenServer, home: Path
) -> None:
    """The sync says so in the provider's words; nothing else happens."""
    assert home.exists()
    assert add(run, imap, provider) == 0
    provider.error = "invalid_grant"
    said = run("sync")
    assert said.code != 0
    assert "invalid_grant" in said.err


def test_who_says_no_keeps_nothing(run: Run, imap: ImapServer, provider: TokenServer, home: Path) -> None:
    """A refusal on the provider's page leaves no account behind."""
    provider.error = "access_denied"
    assert add(run, imap, provider) == EndpointError.exit_code
    assert not (home / "accounts.toml").exists()


def test_an_unknown_provider_is_asked_for(run: Run) -> None:
    """Where the address does not tell who grants tokens, the person is asked to say."""
    assert "--login" in run("account", "add", "ada@fabrikam.example", "--oauth", "my-client").err


def test_a_page_in_the_browser_grants_as_well(provider: TokenServer) -> None:
    """Who comes back with our state and can prove the challenge gets tokens; who has another is let be."""
    there = Provider(
        token=f"http://127.0.0.1:{provider.port}/token", scope="mail", page="https://a.example/auth?x=1"
    )

    def say_yes(page: str, _code: str) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
        provider.challenge = asked["code_challenge"]

        def come_back() -> None:
            for state in ("another", asked["state"]):
                with urllib.request.urlopen(f"{asked['redirect_uri']}?code=c&state={state}") as answer:  # noqa: S310
                    assert b"close" in answer.read()

        threading.Thread(target=come_back, daemon=True).start()

    assert ask(Client(provider=there, client_id="my-client"), say_yes) == Tokens(
        access="access-1", refresh="refresh-1"
    )


def test_tokens_never_go_out_in_the_clear() -> None:
    """An endpoint without TLS that is not this machine is not asked."""
    there = Provider(token="http://tokens.example/token", scope="mail")  # noqa: S106  an address
    with pytest.raises(EndpointError, match="https"):
        refresh(Client(provider=there, client_id="my-client"), "refresh-1")
