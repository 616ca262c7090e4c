"""Who may send requests: this machine under its own name, and no page of another origin."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Headers by which pages are not cached, load nothing from elsewhere, and cannot be embedded or read by other pages."""


class Guard:
    """Refuses requests that do not come from this machine's own page or programs, and adds headers to responses."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}{end}" for name in ("127.0.0.1", "localhost") for end in (f":{port}", "")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(Headers(scope=scope))
        answer = JSONResponse({"error": refused}, 403) if refused else self._app

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await answer(scope, receive, marked)

    def _refused(self, headers: Headers) -> str:
        """Why a request is refused; empty if it is not.

        A page elsewhere can make a browser send us requests (which name its origin), or give this machine a name of its
        own (which is then the host).
        """
        if headers.get("host", "").lower() not in self._hosts:
            return "this server answers to 127.0.0.1 and localhost only"
        origin = headers.get("origin")
        if origin is not None and origin.lower().removeprefix("http://") not in self._hosts:
            return "pages of other origins may not ask"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "pages of other sites may not ask"
        return ""
