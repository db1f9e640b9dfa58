"""A reverse proxy on the same machine, as one stands before a hosted dashboard."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def reverse_proxy(port: int, added: dict[str, str]) -> Iterator[str]:
    """Forward requests to a server on this machine, and yield the address readers use.

    Args:
        port: where the server listens; its requests are addressed to it there, as a proxy does.
        added: headers that the proxy adds to each request.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_accept, args=(listener, port, added), daemon=True).start()
        yield f"http://localhost:{listener.getsockname()[1]}"


def _accept(listener: socket.socket, port: int, added: dict[str, str]) -> None:
    while True:
        try:
            reader, _address = listener.accept()
        except OSError:  # closed: the proxy is no longer wanted
            return
        threading.Thread(target=_serve, args=(reader, port, added), daemon=True).start()


def _serve(reader: socket.socket, port: int, added: dict[str, str]) -> None:
    request = b""
    while b"\r\n\r\n" not in request:
        part = reader.recv(65536)
        if not part:
            reader.close()
            return
        request += part
    head, body = request.split(b"\r\n\r\n", 1)
    first, *lines = head.decode("latin-1").split("\r\n")
    kept = [line for line in lines if not line.lower().startswith("host:")]
    if not any(line.lower().startswith("upgrade:") for line in lines):
        # One request a connection, so that each gets its headers.
        kept = [line for line in kept if not line.lower().startswith("connection:")]
        kept.append("Connection: close")
    new = [first, f"Host: localhost:{port}", *kept, *(f"{n}: {v}" for n, v in added.items())]
    server = socket.create_connection(("localhost", port))
    server.sendall("\r\n".join(new).encode("latin-1") + b"\r\n\r\n" + body)
    for source, target in ((reader, server), (server, reader)):
        threading.Thread(target=_pump, args=(source, target), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while part := source.recv(65536):
            target.sendall(part)
    except OSError:
        pass
    finally:
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                end.close()
