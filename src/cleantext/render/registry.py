"""Find the renderers: ours by their files, those of other packages by their entry points."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from cleantext import render as package
from cleantext.discovery import Addition, additions, modules
from cleantext.errors import ConfigError
from cleantext.render.renderer import Renderer


@cache
def all_renderers() -> tuple[Renderer, ...]:
    """All renderers, ours first, by name.

    Raises:
        ConfigError: if two have the same name, or another package offers something that is not a renderer.
    """
    ours = [Addition(m, m.__name__) for m in modules(package) if hasattr(m, "RENDERER")]
    by_name: dict[str, Renderer] = {}
    for value, origin in (*ours, *additions("cleantext.renderers")):
        renderer = getattr(value, "RENDERER", value)
        if not isinstance(renderer, Renderer):
            raise ConfigError(f"{origin} must define RENDERER, a Renderer")
        if renderer.name in by_name:
            raise ConfigError(f"{origin}: there is already a renderer {renderer.name!r}")
        by_name[renderer.name] = renderer
    return tuple(by_name.values())


def renderer_by_name(name: str) -> Renderer:
    """The renderer with this name; of ours, no other is imported.

    Raises:
        ConfigError: if there is none.
    """
    place = f"{package.__name__}.{name.replace('-', '_')}"
    if name.replace("-", "").isalnum() and find_spec(place):
        renderer = getattr(import_module(place), "RENDERER", None)
        if isinstance(renderer, Renderer) and renderer.name == name:
            return renderer
    for renderer in all_renderers():
        if renderer.name == name:
            return renderer
    raise ConfigError(f"there is no output format {name!r}; choose from {', '.join(r.name for r in all_renderers())}")
