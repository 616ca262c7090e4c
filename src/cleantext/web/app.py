"""The server: its page, its JSON, its limits. Nothing is stored, and no text is logged."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files

from anyio import fail_after
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from cleantext.config import Config
from cleantext.web import answer
from cleantext.web.answer import Answer, as_json, problem
from cleantext.web.guard import Guard
from cleantext.web.openapi import OPENAPI
from cleantext.web.pages import api_page, start_page
from cleantext.web.workers import CleaningProcesses

LONGEST = 32_000_000
"""The most bytes in a request: ten million characters, even if JSON writes many of them as escapes."""

SECONDS = 120.0
"""How long a text may take: the longest text, full of faults, at a tenth of a megabyte per second."""

_SECONDS_TO_SEND = 30.0
"""How long a request may take to arrive."""

_ASSETS = {
    "app.js": "text/javascript",
    "view.js": "text/javascript",
    "app.css": "text/css",
    "icon.svg": "image/svg+xml",
}


def app(port: int, config: Config, longest: int = LONGEST, seconds: float = SECONDS) -> Starlette:
    """The server for a port, with the settings for requests that set none."""
    workers = CleaningProcesses(seconds)

    def answers(
        kind: str, work: Callable[[bytes, Request], Awaitable[Answer]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            answer = _unfit(request, kind, longest)
            if answer is None:
                async with workers.turn(int(request.headers["content-length"])):
                    body = await _body(request)
                    answer = (
                        problem(408, "the body did not arrive in time") if body is None else await work(body, request)
                    )
            return Response(answer.body, answer.status, media_type="application/json")

        return endpoint

    async def fix(body: bytes, _: Request) -> Answer:
        return await workers.do(answer.fixed, body, config)

    async def check(body: bytes, _: Request) -> Answer:
        return await workers.do(answer.checked, body, config)

    async def read(body: bytes, request: Request) -> Answer:
        return await workers.do(answer.read, body, request.query_params.get("name", "text.txt"))

    return Starlette(
        routes=[
            Route("/", _static(start_page(), "text/html")),
            Route("/api", _static(api_page(), "text/html")),
            Route("/openapi.json", _static(as_json(OPENAPI), "application/json")),
            *(Route(f"/{name}", _static(_asset(name), kind)) for name, kind in _ASSETS.items()),
            Route("/fix", answers("application/json", fix), methods=["POST"]),
            Route("/check", answers("application/json", check), methods=["POST"]),
            Route("/read", answers("application/octet-stream", read), methods=["POST"]),
        ],
        middleware=[Middleware(Guard, port=port)],
    )


def _unfit(request: Request, kind: str, longest: int) -> Answer | None:
    """Why a request is not even read; None if it is."""
    length = request.headers.get("content-length", "")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != kind:
        return problem(415, f"send the header Content-Type: {kind}")
    if not length.isdecimal():
        return problem(411, "say how long the body is, with the header Content-Length")
    if int(length) > longest:
        return problem(413, f"longer than {longest:,} bytes; send it in parts, or use 'cleantext fix'")
    return None


async def _body(request: Request) -> bytes | None:
    """The body; None if it does not arrive in time."""
    try:
        with fail_after(_SECONDS_TO_SEND):
            return await request.body()
    except (TimeoutError, ClientDisconnect):
        return None


def _static(content: bytes, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(_: Request) -> Response:
        return Response(content, media_type=kind)

    return endpoint


def _asset(name: str) -> bytes:
    return files("cleantext.web").joinpath("page", name).read_bytes()
