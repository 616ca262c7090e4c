"""The language server: it checks a text when it is opened and when typing pauses, and reports its findings."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from cleantext.errors import CleanTextError
from cleantext.lsp.messages import FIX_ALL, actions, diagnostics, is_of, text_edits
from cleantext.lsp.positions import Positions
from cleantext.model import Result
from cleantext.version import VERSION

Clean = Callable[[str], Result]
FindCleaner = Callable[[str, str], Clean | None]
"""Returns the function that cleans a file, given its path and language; None if we do not clean it."""

_PAUSE = 0.3
"""Seconds without typing before a text is checked."""


class CheckedText(NamedTuple):
    """What was found in a version of a text."""

    version: int | None
    result: Result
    positions: Positions


class Server:
    """Answers one editor.

    Args:
        find_cleaner: says how a file is cleaned.
    """

    def __init__(self, find_cleaner: FindCleaner) -> None:
        self._find_cleaner = find_cleaner
        self._fixes_on_save = False
        self._checked = dict[str, CheckedText]()
        self._waiting = dict[str, asyncio.Task[None]]()
        # Whole texts, since pygls ends lines where the protocol does not (at form feeds, for one), and would put a
        # change in the wrong place.
        self._server = LanguageServer("cleantext", VERSION, types.TextDocumentSyncKind.Full)
        kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])
        for name, answer, options in (
            (types.INITIALIZE, self._initialized, None),
            (types.TEXT_DOCUMENT_DID_OPEN, self._opened, None),
            (types.TEXT_DOCUMENT_DID_CHANGE, self._changed, None),
            (types.TEXT_DOCUMENT_DID_CLOSE, self._closed, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._actions, kinds),
            (types.TEXT_DOCUMENT_WILL_SAVE_WAIT_UNTIL, self._will_save, None),
        ):
            self._server.feature(name, options)(partial(answer))  # pygls sets attributes, which a method cannot have

    def run(self) -> None:
        """Talk over standard input and output until the editor leaves.

        pygls gets copies of the streams to close; anything else that is printed must not come between its messages.
        """
        with (
            os.fdopen(os.dup(0), "rb") as requests,
            os.fdopen(os.dup(1), "wb") as answered,
            redirect_stdout(sys.stderr),
        ):
            self._server.start_io(requests, answered)

    async def _initialized(self, params: types.InitializeParams) -> None:
        """Read the only option: {"fixOnSave": true}."""
        options = params.initialization_options
        self._fixes_on_save = isinstance(options, dict) and options.get("fixOnSave") is True

    async def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        await self._show(params.text_document.uri)

    async def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self._waiting[uri] = asyncio.create_task(self._show(uri, _PAUSE))

    async def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self._checked.pop(uri, None)
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        checked = await self._look(uri)
        if checked is None:
            return []
        only = params.context.only
        offered = actions(checked.result, checked.positions, uri, params.range)
        return [a for a in offered if only is None or any(is_of(a.kind, kind) for kind in only)]

    async def _will_save(self, params: types.WillSaveTextDocumentParams) -> list[types.TextEdit]:
        """All repairs, if the editor asked for them at start-up."""
        if not self._fixes_on_save:
            return []
        checked = await self._look(params.text_document.uri)
        return text_edits(checked.result.edits, checked.positions) if checked else []

    async def _show(self, uri: str, pause: float = 0.0) -> None:
        """Check a text, and report the findings."""
        await asyncio.sleep(pause)
        checked = await self._look(uri)
        if checked is not None:
            published = diagnostics(checked.result, checked.positions)
            shown = types.PublishDiagnosticsParams(uri, published, checked.version)
            self._server.text_document_publish_diagnostics(shown)

    async def _look(self, uri: str) -> CheckedText | None:
        """The findings in the newest version of a text; None if we do not clean it, or it has changed since."""
        document = self._server.workspace.get_text_document(uri)
        last = self._checked.get(uri)
        if last and last.version == document.version:
            return last
        version, text = document.version, document.source
        try:
            clean = self._find_cleaner(document.path, document.language_id or "")
            result = await asyncio.to_thread(clean, text) if clean else None
        except CleanTextError as error:
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"cleantext: {error}"))
            return None
        if result is None or self._server.workspace.get_text_document(uri).version != version:
            return None
        checked = CheckedText(version, result, Positions(text, self._server.workspace.position_encoding))
        self._checked[uri] = checked
        return checked
