"""A server between a client and Dovecot that cuts, garbles or lies, as a test tells it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Spoil = Callable[[bytes, int], bytes | None]
"""What the server says and how many bytes went before in; what the client hears out, None to hang up."""


@dataclass
class Liar:
    """The port to talk to, and how it spoils what passes."""

    port: int = 0
    spoil: Spoil = field(default=lambda data, _before: data)
    connections: int = 0
    heard: int = 0
    """Bytes that went to the client over all connections."""


@contextmanager
def serve_lies(target: int) -> Iterator[Liar]:
    """Pass on what goes to a port of this machine while the block lasts."""
    liar = Liar()
    listener = socket.create_server(("127.0.0.1", 0))
    liar.port = listener.getsockname()[1]

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                liar.connections += 1
                server = socket.create_connection(("127.0.0.1", target))
                for source, sink, spoil in ((client, server, None), (server, client, liar)):
                    threading.Thread(target=pump, args=(source, sink, spoil), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield liar
    finally:
        listener.close()


def pump(source: socket.socket, sink: socket.socket, liar: Liar | None) -> None:
    """Pass on bytes until one side has enough; then hang up on both, for whoever still listens."""
    with suppress(OSError):
        while data := source.recv(4096):
            said = liar.spoil(data, liar.heard) if liar else data
            if said is None:
                break
            if liar:
                liar.heard += len(said)
            sink.sendall(said)
    for side in (source, sink):
        with suppress(OSError):
            side.shutdown(socket.SHUT_RDWR)
