"""A real SMTP server of its own for tests: on loopback, keeps what it takes, refuses or hangs up."""

from asyncio import WriteTransport
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from imap_server import PASSWORD, find_port


@dataclass
class SmtpServer:
    """What was taken, and how the server answers."""

    port: int = 0
    taken: list[Envelope] = field(default_factory=list)
    refuses: str = ""
    """What it says instead of taking a letter."""
    vanishes: bool = False
    """It takes a letter and says nothing."""

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a letter, or not."""
        if self.refuses:
            return self.refuses
        self.taken.append(envelope)
        if self.vanishes:
            assert isinstance(server.transport, WriteTransport)
            server.transport.abort()
        return "250 Taken"


@contextmanager
def serve_smtp() -> Iterator[SmtpServer]:
    """Run a server while the block lasts."""
    handler = SmtpServer(port=find_port())

    def check(
        _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: LoginPassword
    ) -> AuthResult:
        return AuthResult(success=data.password == PASSWORD.encode())

    controller = Controller(
        handler,
        hostname="127.0.0.1",
        port=handler.port,
        authenticator=check,
        auth_required=True,
        auth_require_tls=False,
    )
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()
