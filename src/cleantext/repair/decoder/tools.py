"""What decoding needs of a language, loaded when a document is first decoded."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cleantext.repair.decoder.channel import Channel, channel
from cleantext.repair.decoder.context_model import ContextModel
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.parameters import FOLDER, Parameters, parameters
from cleantext.repair.decoder.style import Style, style


class Tools(NamedTuple):
    """What decoding a language requires."""

    channel: Channel
    model: LanguageModel
    context: ContextModel
    parameters: Parameters
    style: Style


@cache
def tools(language: str) -> Tools | None:
    """The tools of a language; None if it cannot be decoded."""
    known = channel(language)
    if known is None or not (FOLDER / f"{language}.json").exists():
        return None
    return Tools(
        known, LanguageModel.load(language), ContextModel.load(language), parameters(language), style(language)
    )
