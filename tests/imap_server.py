"""A Dovecot of its own for tests: on loopback, with Maildirs that tests fill and a certificate of its own."""

import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from servers import lack

USER, PASSWORD = "ada@contoso.example", "correct-horse"

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
mail_fsync = never
mail_location = maildir:{folder}/mail/%u:LAYOUT=fs
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
last_valid_uid = 0
first_valid_gid = 0
mail_max_userip_connections = 100
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
auth_mechanisms = plain login xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Drafts {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = create
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
}}
"""


TOKENS = """
introspection_mode = get
introspection_url = http://127.0.0.1:{port}/good?token=
username_attribute = email
active_attribute = active
active_value = true
"""


@dataclass(frozen=True, kw_only=True)
class ImapServer:
    """A running server; each test takes a user of its own."""

    folder: Path
    port: int
    tls_port: int
    token_port: int
    """Where it asks whether a token is good."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add_user(self) -> str:
        """Return the name of a user who has no mail yet."""
        return f"ada{next(self.numbers)}@contoso.example"

    def maildir(self, user: str, name: str = "INBOX") -> Path:
        """Return the Maildir of a folder, made where it is not."""
        home = self.folder / "mail" / user
        path = home if name == "INBOX" else home / name
        for part in (path, path / "cur", path / "new", path / "tmp"):
            part.mkdir(parents=True, exist_ok=True)
            part.chmod(0o777)
        return path

    def put(self, user: str, *mails: bytes, folder: str = "INBOX") -> None:
        """Lay mails into a folder, as a delivery does."""
        new = self.maildir(user, folder) / "new"
        for mail in mails:
            number = next(self.numbers)
            file = new / f"{1_700_000_000 + number}.{number}.contoso"
            file.write_bytes(mail)
            file.chmod(0o666)

    def mails(self, user: str, folder: str) -> list[bytes]:
        """Return what lies in a folder."""
        path = self.maildir(user, folder)
        return [file.read_bytes() for part in ("new", "cur") for file in sorted((path / part).iterdir())]


@contextmanager
def serve_imap() -> Iterator[ImapServer]:
    """Run a server while the block lasts."""
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        lack("Dovecot is not installed")
    if os.geteuid() != 0:
        lack("Dovecot is started for tests by root only")
    folder = Path(tempfile.mkdtemp(prefix="rejoinder-imap-"))
    folder.chmod(0o755)
    for name in ("mail", "home"):
        (folder / name).mkdir()
        (folder / name).chmod(0o777)
    server = ImapServer(folder=folder, port=find_port(), tls_port=find_port(), token_port=find_port())
    write_certificate(folder)
    owner = pwd.getpwnam("nobody")
    (folder / "oauth2.conf").write_text(TOKENS.format(port=server.token_port))
    config = folder / "dovecot.conf"
    config.write_text(
        CONFIG.format(
            folder=folder, port=server.port, tls_port=server.tls_port, password=PASSWORD,
            uid=owner.pw_uid, gid=owner.pw_gid, login="dovenull", internal="dovecot", group="dovecot",
        )
    )  # fmt: skip
    process = subprocess.Popen([program, "-F", "-c", str(config)], stdin=subprocess.DEVNULL)
    try:
        wait_for(server.port, log=folder / "log")
        yield server
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def find_port() -> int:
    """Return a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, *, log: Path) -> None:
    """Wait until somebody answers."""
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text() if log.exists() else "The server did not start.")


def write_certificate(folder: Path) -> None:
    """Write a certificate for localhost that nobody has reason to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509
        .CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def trust(server: ImapServer) -> ssl.SSLContext:
    """Return a context that trusts this server's certificate."""
    return ssl.create_default_context(cafile=str(server.folder / "cert.pem"))
