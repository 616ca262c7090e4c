"""Every renderer shows any result, and nothing in what people read steers the program that shows it."""

from __future__ import annotations

import re

from cleantext import Cleaner, Confidence
from cleantext.render.registry import all_renderers
from fuzz.inputs import BETWEEN, data_of, examples, text_of
from fuzz.promises import require

_CLEANER = Cleaner(languages=("en", "fr"), at_least=Confidence.LIKELY)
_RENDERERS = sorted(all_renderers(), key=lambda r: r.name)
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_AS_IT_IS = ("unified",)
"""A patch must hold what the file holds: on a screen the command makes it harmless."""

_PRINTED = ".pdf"
"""What a browser prints, which is the page of another one; to start it takes as long as a thousand inputs."""


def seeds() -> list[bytes]:
    """Every example, read by a renderer in turn, with a name that would steer."""
    names = ("a.txt", "a\x1b]0;x\x07.txt", "%0A::error::x", "](javascript:x)", "<b>\u202e")
    return [bytes([n % 251]) + data_of(names[n % 5] + BETWEEN + text) for n, text in enumerate(examples())]


def run(data: bytes) -> None:
    """The first byte says which renderer; then the name of the file, then its text."""
    if not data:
        return
    renderer = _RENDERERS[data[0] % len(_RENDERERS)]
    name, _, text = text_of(data[1:]).partition(BETWEEN)
    result = _CLEANER.fix(text)
    shown = renderer.render([(name, result)], width=20 + data[0])
    require(isinstance(shown, bytes) == renderer.binary, f"{renderer.name}: kind of report")
    for suffix, render in renderer.by_suffix.items():
        if suffix != _PRINTED:
            render([(name, result)])
    if isinstance(shown, str):
        visible = shown.split('<script type="application/json"')[0]
        require(renderer.name in _AS_IT_IS or not _STEERING.search(visible), f"{renderer.name} steers", repr(visible))
        shown.encode("utf-8", "surrogatepass")
    if renderer.rows:
        "".join(renderer.rows(name, [result], color=True, width=80))
