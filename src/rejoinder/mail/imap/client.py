"""A client that no server can hold up or flood: IMAPClient with a bound on bytes and time per command."""

import imaplib
import ssl
import time
from typing import Any

from imapclient import IMAPClient, SocketTimeout

from rejoinder.model.account import Security, Server

CONNECT_SECONDS, READ_SECONDS = 15, 60
COMMAND_SECONDS = 600
COMMAND_BYTES = 400_000_000
"""More than any command here may bring."""


class BoundedClient(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    """An IMAPClient whose every command ends."""

    def begin(self) -> None:
        """Start counting anew: a command begins."""
        self._ends, self._bytes = time.monotonic() + COMMAND_SECONDS, 0

    def _create_IMAP4(self) -> Any:  # noqa: ANN401, N802  the parent's name and type
        connection = super()._create_IMAP4()
        self.begin()
        read, readline = connection.read, connection.readline

        def bounded_read(size: int) -> bytes:
            self._count(size)
            return bytes(read(size))

        def bounded_readline() -> bytes:
            line = bytes(readline())
            self._count(len(line))
            return line

        connection.read, connection.readline = bounded_read, bounded_readline
        return connection

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes > COMMAND_BYTES or time.monotonic() > self._ends:
            raise imaplib.IMAP4.abort("The server does not come to an end.")


def connect(server: Server, *, context: ssl.SSLContext | None = None) -> BoundedClient:
    """Connect, with TLS by the system's trust unless the account says otherwise. Raises OSError."""
    timeout = SocketTimeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    trusted = context or ssl.create_default_context()
    client = BoundedClient(
        server.host,
        port=server.port,
        ssl=server.security is Security.TLS,
        ssl_context=trusted if server.security is Security.TLS else None,
        timeout=timeout,
    )
    client.normalise_times = False
    if server.security is Security.STARTTLS:
        client.starttls(trusted)
    return client
