"""Run the server: on this machine's own address, until it is interrupted."""

from __future__ import annotations

import socket
import sys

import uvicorn

from cleantext.config import Config
from cleantext.errors import InputError
from cleantext.web.app import app

_HOST = "127.0.0.1"

_TOGETHER = 500
"""The most connections at once; more are refused immediately rather than kept waiting."""


def run(port: int, config: Config) -> None:
    """Serve until interrupted.

    Raises:
        InputError: if the port is in use.
    """
    with _bound(port) as bound:
        port = bound.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(
                app(port, config),
                log_level="warning",
                access_log=False,
                server_header=False,
                limit_concurrency=_TOGETHER,
                timeout_keep_alive=10,
                timeout_graceful_shutdown=5,
            )
        )
        print(f"cleantext: http://{_HOST}:{port}/ (stop it with Ctrl-C)", file=sys.stderr, flush=True)
        server.run(sockets=[bound])


def _bound(port: int) -> socket.socket:
    bound = socket.socket()
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((_HOST, port))
        bound.listen(_TOGETHER)  # from now on clients wait instead of being refused
    except OSError as error:
        bound.close()
        raise InputError(f"port {port} cannot be used: {error.strerror}; choose another with --port") from None
    return bound
