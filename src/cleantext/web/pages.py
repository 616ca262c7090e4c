"""The two pages: the one to paste text into, and the one that explains the JSON."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import Any

from cleantext.languages import LANGUAGES
from cleantext.model import Stage
from cleantext.web.openapi import OPENAPI


def start_page() -> bytes:
    """The page to paste text into, with the existing languages and stages."""
    languages = "".join(f'<option value="{code}">{escape(code)}</option>' for code in LANGUAGES)
    stages = "".join(
        f'<label><input type="checkbox" name="stage" value="{stage}" checked> {stage.capitalize()}</label>'
        for stage in Stage
    )
    page = files("cleantext.web").joinpath("page", "index.html").read_text(encoding="utf-8")
    return page.replace("<!-- languages -->", languages).replace("<!-- stages -->", stages).encode()


def api_page() -> bytes:
    """The interface for programs, explained for people; /openapi.json describes the same for machines."""
    paths = "".join(_path(path, methods) for path, methods in OPENAPI["paths"].items())
    page = files("cleantext.web").joinpath("page", "api.html").read_text(encoding="utf-8")
    return page.replace("<!-- paths -->", paths).encode()


def _path(path: str, methods: dict[str, Any]) -> str:
    post = methods["post"]
    body = post["requestBody"]["content"]
    example = next(iter(body.values())).get("example")
    shown = f"<pre>{escape(json.dumps(example, indent=2, ensure_ascii=False))}</pre>" if example else ""
    statuses = "".join(
        f"<li><code>{status}</code> {escape(response['description'])}</li>"
        for status, response in post["responses"].items()
    )
    return (
        f"<section><h2><code>POST {escape(path)}</code></h2><p>{escape(post['summary'])}</p>"
        f"<p>Content-Type: <code>{escape(next(iter(body)))}</code></p>{shown}<ul>{statuses}</ul></section>"
    )
