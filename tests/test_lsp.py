"""The language server, asked over standard input and output as an editor asks it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleantext

types = pytest.importorskip("lsprotocol.types")
pytest.importorskip("pygls")


class Editor:
    """A client of its own, so that a mistake of the library's is not made on both sides."""

    def __init__(self, folder: Path) -> None:
        env = {**os.environ, "PYTHONPATH": str(Path(cleantext.__file__).parents[1]), "XDG_CONFIG_HOME": str(folder)}
        command = [sys.executable, "-m", "cleantext", "lsp"]
        self._server = subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._number = 0
        self.notes: list[dict] = []

    def send(self, method: str, params: object, id: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": id} if id else {})}
        body = json.dumps(message).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def ask(self, method: str, params: object) -> object:
        self._number += 1
        self.send(method, params, self._number)
        while (message := self._next()).get("id") != self._number:
            self.notes.append(message)
        assert "error" not in message, message
        return message["result"]

    def note(self, method: str) -> dict:
        """The next message of this kind."""
        while True:
            for message in self.notes:
                if message.get("method") == method:
                    self.notes.remove(message)
                    return message["params"]
            self.notes.append(self._next())

    def start(self, encodings: list[str] | None = None, **options: object) -> dict:
        general = {"positionEncodings": encodings} if encodings else {}
        sync = {"synchronization": {"willSaveWaitUntil": True}}
        params = {"processId": None, "rootUri": None, "capabilities": {"general": general, "textDocument": sync}}
        answer = self.ask("initialize", {**params, "initializationOptions": options})
        self.send("initialized", {})
        return answer["capabilities"]

    def open(self, uri: str, text: str, language: str = "plaintext") -> list[dict]:
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        return self.note("textDocument/publishDiagnostics")["diagnostics"]

    def actions(self, uri: str, range: dict, only: list[str] | None = None) -> list[dict]:
        context = {"diagnostics": [], **({"only": only} if only else {})}
        params = {"textDocument": {"uri": uri}, "range": range, "context": context}
        return self.ask("textDocument/codeAction", params)

    def leave(self) -> int:
        self.ask("shutdown", None)
        self.send("exit", None)
        out, err = self._server.communicate(timeout=20)
        assert out == b""
        assert b"Traceback" not in err, err.decode()
        return self._server.returncode

    def kill(self) -> None:
        self._server.kill()
        self._server.communicate()

    def _next(self) -> dict:
        assert self._server.stdout is not None
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            byte = self._server.stdout.read(1)
            assert byte, self._server.stderr.read().decode()
            head += byte
        length = re.search(rb"Content-Length: (\d+)", head)
        return json.loads(self._server.stdout.read(int(length[1])))


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    started = Editor(tmp_path)
    yield started
    started.kill()


def _in_utf16(text: str, range: dict) -> str:
    """What a range covers, as an editor that counts in UTF-16 sees it."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)

    def offset(position: dict) -> int:
        before = sum(len(line.encode("utf-16-le")) for line in lines[: position["line"]])
        return before + 2 * position["character"]

    return text.encode("utf-16-le")[offset(range["start"]) : offset(range["end"])].decode("utf-16-le")


def _edited(text: str, edits: list[dict]) -> str:
    """A text with edits made as an editor makes them, from the last to the first."""
    data = text
    for edit in sorted(edits, key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]))[::-1]:
        before = _in_utf16(data, {"start": {"line": 0, "character": 0}, "end": edit["range"]["start"]})
        old = _in_utf16(data, edit["range"])
        data = before + edit["newText"] + data[len(before) + len(old) :]
    return data


TEXT = (
    "😀 Hello , world .\r\nThe form feed\x0c and 𝒳 are no line ends\u2028 , really .\r"
    "All of it , like synthetic intelligence , needs data .\n"
)


def test_diagnostics_say_why_and_their_ranges_are_right(editor: Editor) -> None:
    editor.start()
    result = cleantext.Cleaner(ignore=("encoding/line-ending",)).fix(TEXT)
    found = [d for d in editor.open("untitled:Untitled-1", TEXT) if d["code"] != "verdict"]
    assert [(_in_utf16(TEXT, d["range"]), d["code"]) for d in found] == [
        (e.before, e.rule) for e in (*result.edits, *result.suggestions)
    ]
    assert {d["source"] for d in found} == {"cleantext"}
    assert all(e.reason in d["message"] for d, e in zip(found, result.edits, strict=False))
    assert {d["severity"] for d in found[: len(result.edits)]} == {2}
    assert editor.leave() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_ranges_in_the_encoding_that_was_agreed_on(editor: Editor, encoding: str) -> None:
    assert editor.start([encoding])["positionEncoding"] == encoding
    (found,) = editor.open("untitled:x", "😀é word , word")
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    expected = len("😀é word".encode(codec)) // size
    assert found["range"]["start"]["character"] == expected
    assert len(editor.actions("untitled:x", found["range"], ["quickfix"])) == 1
    outside = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}
    assert editor.actions("untitled:x", outside, ["quickfix"]) == []


def test_a_quick_fix_repairs_one_and_fix_all_repairs_all(editor: Editor) -> None:
    capabilities = editor.start()
    assert set(capabilities["codeActionProvider"]["codeActionKinds"]) == {"quickfix", "source.fixAll.cleantext"}
    found = [d for d in editor.open("untitled:x", TEXT) if d["code"] != "verdict"]
    (action,) = editor.actions("untitled:x", found[0]["range"], ["quickfix"])
    assert action["title"] == "cleantext: delete “·”"
    assert _edited(TEXT, action["edit"]["changes"]["untitled:x"]) == TEXT.replace("Hello ,", "Hello,")
    for only in ("source", "source.fixAll", "source.fixAll.cleantext"):
        (everything,) = editor.actions("untitled:x", found[0]["range"], [only])
        edits = everything["edit"]["changes"]["untitled:x"]
        assert _edited(TEXT, edits) == cleantext.Cleaner(ignore=("encoding/line-ending",)).fix(TEXT).text
    assert editor.actions("untitled:x", found[0]["range"], ["source.organizeImports"]) == []
    assert len(editor.actions("untitled:x", found[0]["range"])) == 2


def test_what_is_typed_is_looked_at_when_typing_pauses(editor: Editor) -> None:
    editor.start()
    assert editor.open("untitled:x", "An honest sentence.") == []
    for version, text in enumerate(("An", "An honest", "An honest , sentence."), 2):
        document = {"uri": "untitled:x", "version": version}
        editor.send("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
    shown = editor.note("textDocument/publishDiagnostics")
    assert (shown["version"], len(shown["diagnostics"])) == (4, 1)
    editor.send("textDocument/didClose", {"textDocument": {"uri": "untitled:x"}})
    assert editor.note("textDocument/publishDiagnostics")["diagnostics"] == []


@pytest.mark.parametrize("asked", [True, False])
def test_saving_repairs_if_that_was_asked_for(editor: Editor, asked: bool) -> None:
    capabilities = editor.start(fixOnSave=asked)
    assert capabilities["textDocumentSync"]["willSaveWaitUntil"]
    editor.open("untitled:x", "So , it is.")
    params = {"textDocument": {"uri": "untitled:x"}, "reason": 1}
    edits = editor.ask("textDocument/willSaveWaitUntil", params)
    assert _edited("So , it is.", edits or []) == ("So, it is." if asked else "So , it is.")


def test_a_file_is_read_as_its_format_and_its_folder_say(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "cleantext.toml").write_text('languages = ["en"]\nignore = ["spacing", "residue"]\n', "utf-8")
    editor.start()
    other = tmp_path / "other"
    assert editor.open((tmp_path / "a.md").as_uri(), "So , it is.", "markdown") == []
    other.mkdir()
    (other / "cleantext.toml").write_text('languages = ["en"]\n', "utf-8")
    code = "```\nSo , it is.\n```\n\nSo , it is.\n"
    (found,) = editor.open((other / "b.md").as_uri(), code, "markdown")
    assert found["range"]["start"]["line"] == 4
    (other / "cleantext.toml").write_text("no = such\n", "utf-8")


def test_what_is_none_of_ours_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    editor.start()
    document = {"uri": (tmp_path / "a.py").as_uri(), "languageId": "python", "version": 1, "text": "f( a , b )"}
    editor.send("textDocument/didOpen", {"textDocument": document})
    assert (
        editor.actions(document["uri"], {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 9}})
        == []
    )
    assert editor.open("untitled:x", "So , it is.") != []


def test_wrong_settings_are_said_and_the_server_goes_on(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "cleantext.toml").write_text('languages = ["xx"]\n', "utf-8")
    editor.start()
    document = {"uri": (tmp_path / "a.txt").as_uri(), "languageId": "plaintext", "version": 1, "text": "So , it is."}
    editor.send("textDocument/didOpen", {"textDocument": document})
    said = editor.note("window/showMessage")
    assert said["type"] == 1
    assert "cleantext.toml:1" in said["message"]
    assert editor.leave() == 0


def test_a_verdict_stands_on_the_first_line() -> None:
    from cleantext.lsp.messages import diagnostics
    from cleantext.lsp.positions import Positions
    from cleantext.model import Result, Verdict

    text = "A first line\r\nand a second"
    verdict, *others = diagnostics(Result(text, text, verdict=Verdict(0.95, 0.2, 4, 3, 100)), Positions(text, None))
    assert verdict.message.startswith("This text reads as spun (probability 0.95)")
    assert (verdict.range.end.line, verdict.range.end.character) == (0, 12)
    assert others == []


def test_positions_go_there_and_back() -> None:
    from cleantext.lsp.positions import Positions

    text = "a😀b\r\n\n\u2028é𝒳\rc"
    for encoding in types.PositionEncodingKind:
        positions = Positions(text, encoding)
        for at in range(len(text) + 1):
            if text[at - 1 : at + 1] != "\r\n":
                assert positions.span(positions.range(at, at)) == (at, at)
    assert Positions(text, None).span(types.Range(types.Position(9, 0), types.Position(9, 9))) == (len(text), len(text))
