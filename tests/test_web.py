"""The server: what it answers, to whom, within which limits; its page in a real browser."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

import cleantext
from cleantext.config import Config

pytest.importorskip("starlette")
uvicorn = pytest.importorskip("uvicorn")

pytestmark = pytest.mark.xdist_group("web")

_HONEST = "The committee met on Tuesday and agreed on the budget for the coming year.\n"
_SPUN = "Profound learning , like other kinds of synthetic intelligence , needs data. 😀 It is so .\n"
_LIKELY = "He said yes to the profound gaining.\n"


class Answered(NamedTuple):
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)


class Server:
    """A server of its own, in a process or in a thread."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answered:
        """Send a request as it is."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            response = connection.getresponse()
            return Answered(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def post(self, path: str, **values: object) -> Answered:
        """Ask as a program does."""
        return self.ask("POST", path, json.dumps(values).encode(), content_type="application/json")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The command itself, on a free port, in an empty folder."""
    command = [sys.executable, "-m", "cleantext", "serve", "--port", "0", "--isolated"]
    env = {**os.environ, "PYTHONPATH": str(Path(cleantext.__file__).parents[1])}
    started = subprocess.Popen(
        command, cwd=tmp_path_factory.mktemp("served"), env=env, stderr=subprocess.PIPE, text=True
    )
    assert started.stderr is not None
    said = started.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    assert found, said
    server = Server(int(found[1]))
    _wait_for(server.port)
    yield server
    started.terminate()
    assert started.stderr.read() == ""
    started.wait(10)


@pytest.fixture
def small_server() -> Iterator[Server]:
    """A server with limits that a test can reach."""
    from cleantext.web.app import app

    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        running = uvicorn.Server(uvicorn.Config(app(port, Config(), longest=50_000, seconds=0.0), log_level="error"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]})
        thread.start()
        _wait_for(port)
        yield Server(port)
        running.should_exit = True
        thread.join()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_a_text_is_fixed_as_the_library_does(server: Server) -> None:
    answer = server.post("/fix", text=_SPUN, languages=["en"])
    result = cleantext.Cleaner(languages=("en",), ignore=("encoding/line-ending",)).fix(_SPUN)
    assert answer.status == 200
    assert answer.json["text"] == result.text != _SPUN
    assert [(e["start"], e["end"], e["after"]) for e in answer.json["edits"]] == [
        (e.start, e.end, e.after) for e in result.edits
    ]
    assert answer.json["verdict"]["sentence"]


def test_a_check_has_no_text(server: Server) -> None:
    answer = server.post("/check", text=_SPUN).json
    assert answer["changed"]
    assert "text" not in answer
    assert not server.post("/check", text=_HONEST).json["changed"]


def test_settings_of_a_request(server: Server) -> None:
    assert server.post("/fix", text="Hello , world.", ignore=["spacing", "residue"]).json["text"] == "Hello , world."
    assert server.post("/fix", text="Hello , world.", select=["casing"]).json["text"] == "Hello , world."
    levels = {level: server.post("/fix", text=_LIKELY, at_least=level).json["text"] for level in ("certain", "likely")}
    assert levels["certain"] != levels["likely"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"\xff", "not valid JSON"),
        (b"[]", '"text" must be present'),
        (b'{"text": 1}', '"text" must be present'),
        (b'{"text": "a", "langages": []}', "unknown key 'langages'; the keys are text, languages"),
        (b'{"text": "a", "languages": "en"}', '"languages" must be a list of strings'),
        (b'{"text": "a", "languages": ["xx"]}', "'xx'"),
        (b'{"text": "a", "select": ["spacings"]}', "did you mean 'spacing'?"),
        (b'{"text": "a", "at_least": "LIKELY"}', "must be one of guess, likely, certain"),
        (b'{"text": "a", "at_least": ["likely"]}', "must be one of guess, likely, certain"),
    ],
)
def test_what_is_wrong_with_a_request_is_said_in_a_line(server: Server, body: bytes, said: str) -> None:
    answer = server.ask("POST", "/fix", body, content_type="application/json")
    assert answer.status == 400
    assert said in answer.json["error"]
    assert "\n" not in answer.json["error"]


def test_half_a_character_comes_back(server: Server) -> None:
    body = b'{"text": "a \\ud800 b", "ignore": ["encoding"]}'
    answer = server.ask("POST", "/fix", body, content_type="application/json")
    assert answer.status == 200
    assert answer.json["text"] == "a \ud800 b"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example:80"},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1.evil.example"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_pages_of_others_are_refused(server: Server, headers: dict[str, str]) -> None:
    answer = server.ask("POST", "/fix", b'{"text": "a"}', content_type="application/json", **headers)
    assert answer.status == 403
    assert "error" in answer.json
    assert server.ask("GET", "/", **headers).status == 403


def test_a_form_of_another_page_cannot_ask_either(server: Server) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert server.ask("POST", "/fix", b'{"text": "a"}', content_type=kind).status == 415


def test_no_answer_may_be_read_or_held_by_others(server: Server) -> None:
    for answer in (server.ask("GET", "/"), server.post("/fix", text="a"), server.ask("GET", "/nothing")):
        headers = {name.lower(): value for name, value in answer.headers.items()}
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_what_is_too_long_or_takes_too_long_is_refused(small_server: Server) -> None:
    assert small_server.post("/fix", text="a " * 30_000).status == 413
    late = small_server.post("/fix", text="a")
    assert (late.status, late.json["error"]) == (503, "this text takes more than 0 seconds; send it in parts")
    connection = HTTPConnection("127.0.0.1", small_server.port)
    connection.request("POST", "/fix", iter([b"{}"]), {"Content-Type": "application/json"}, encode_chunked=True)
    assert connection.getresponse().status == 411
    connection.close()


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", "Füße\r\n".encode(), "Füße\r\n"),
        ("a.unknown", b"words", "words"),
        ("a.txt", "\ufeffwords".encode("utf-16-le"), "words"),
        ("../../etc/passwd.txt", b"words", "words"),
    ],
)
def test_a_file_is_read(server: Server, name: str, data: bytes, text: str) -> None:
    answer = server.ask("POST", f"/read?name={name}", data, content_type="application/octet-stream")
    assert answer.json == {"text": text}


def test_a_word_file_is_read(server: Server, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Profound learning.")
    document.save(str(tmp_path / "a.docx"))
    data = (tmp_path / "a.docx").read_bytes()
    answer = server.ask("POST", "/read?name=a.docx", data, content_type="application/octet-stream")
    assert answer.json["text"].strip() == "Profound learning."


@pytest.mark.parametrize(("name", "data"), [("a.docx", b"no zip"), ("a.bin", b"a\0b"), ("a.txt", b"caf\xe9")])
def test_a_file_that_cannot_be_read_says_so(server: Server, name: str, data: bytes) -> None:
    answer = server.ask("POST", f"/read?name={name}", data, content_type="application/octet-stream")
    assert answer.status == 400
    assert answer.json["error"].startswith(f"{name}:")


def test_the_page_asks_for_nothing_outside_and_the_json_is_described(server: Server) -> None:
    for path in ("/", "/api"):
        page = server.ask("GET", path).body.decode()
        assert not re.search(r'(?:src|href)="(?!/)', page)
        assert "<!--" not in page
    described = json.loads(server.ask("GET", "/openapi.json").body)
    assert set(described["paths"]) == {"/fix", "/check", "/read"}
    example = described["paths"]["/fix"]["post"]["requestBody"]["content"]["application/json"]["example"]
    fixed = server.post("/fix", **example)
    good = described["paths"]["/fix"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert set(fixed.json) == set(good["properties"])
    assert set(fixed.json["edits"][0]) == set(described["components"]["schemas"]["Edit"]["properties"])
    assert set(fixed.json["verdict"]) == set(described["components"]["schemas"]["Verdict"]["properties"])


def test_short_texts_overtake_a_long_one(server: Server) -> None:
    server.post("/check", text=_HONEST)
    with ThreadPoolExecutor(30) as pool:
        long = pool.submit(server.post, "/check", text=_SPUN * 4_000)
        time.sleep(0.05)
        short = [pool.submit(server.post, "/fix", text=_HONEST) for _ in range(25)]
        assert [s.result().status for s in short] == [200] * 25
        assert not long.done()
        assert long.result().status == 200


def test_a_taken_port_is_said(server: Server, run) -> None:
    ran = run("serve", "--port", str(server.port), "--isolated")
    assert (ran.status, ran.out) == (2, "")
    assert "cannot be used" in ran.err
    assert "choose another with --port" in ran.err


@pytest.fixture
def page(browser, server: Server):
    browser.get(f"http://127.0.0.1:{server.port}/")
    browser.get_log("browser")
    yield browser
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def _find(browser, css: str):
    return browser.find_element("css selector", css)


def _click(browser, element) -> None:
    """Click it where the bar at the foot of the page does not cover it."""
    browser.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
    element.click()


def _until(browser, script: str) -> object:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 20, 0.05).until(lambda b: b.execute_script(f"return {script}"))


def _repaired(browser) -> str:
    """What Copy gives."""
    browser.execute_script(
        "window.copied = null; navigator.clipboard.writeText = async (text) => { window.copied = text; };"
    )
    _find(browser, "#copy").click()
    return str(_until(browser, "window.copied"))


@pytest.mark.browser
def test_typing_repairs(page) -> None:
    _find(page, "#source").send_keys("He said hello , twice .")
    _until(page, "document.querySelectorAll('#list li').length == 2")
    assert _repaired(page) == "He said hello, twice."
    assert "2 changes made." in _find(page, "#status").text
    _find(page, "#source").send_keys(" And again , so .")
    _until(page, "document.querySelectorAll('#list li').length == 4")
    assert _repaired(page) == "He said hello, twice. And again, so."


@pytest.mark.browser
def test_clicking_and_keys_decide(page) -> None:
    _find(page, "#example option:nth-child(2)").click()
    _until(page, "document.querySelectorAll('#list li').length > 5")
    _find(page, "#next").click()
    _find(page, "#next").click()
    assert "profound learning" in _find(page, "#status").text
    _find(page, "#reject").click()
    assert "profound learning" in _repaired(page)
    assert "artificial intelligence" in _repaired(page)
    assert "1 not" in _find(page, "#status").text
    toggle = _find(page, "#list li:nth-child(2) button:last-child")
    assert toggle.text == "Accept"
    _click(page, toggle)
    assert "deep learning" in _repaired(page)
    _find(page, "#result").send_keys("r")
    assert "profound learning" in _repaired(page)
    _click(page, _find(page, "#reject-all"))
    assert _repaired(page) == page.execute_script("return document.getElementById('source').value")
    _click(page, _find(page, "#accept-all"))
    assert "deep learning" in _repaired(page)


@pytest.mark.browser
def test_dropping_a_file_or_a_text(page) -> None:
    drop = """
      const data = new DataTransfer();
      if (arguments[0]) data.items.add(new File([arguments[1]], arguments[0]));
      else data.setData("text/plain", arguments[1]);
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    """
    page.execute_script(drop, "note.txt", "It rained , all day.")
    _until(page, "document.querySelectorAll('#list li').length == 1")
    assert _repaired(page) == "It rained, all day."
    page.execute_script(drop, "", "It snowed , all day.")
    _until(page, "document.getElementById('result').textContent.includes('snowed')")
    assert _repaired(page) == "It snowed, all day."
    page.execute_script(drop, "a.bin", "a\0b")
    _until(page, "document.getElementById('status').className == 'wrong'")
    assert "contains no text that cleantext can read" in _find(page, "#status").text
    assert all("400" in entry["message"] for entry in page.get_log("browser"))


@pytest.mark.browser
def test_the_text_is_downloaded(page) -> None:
    _find(page, "#source").send_keys("Grüße , Welt .")
    _until(page, "document.querySelectorAll('#list li').length == 2")
    _find(page, "#download").click()
    saved = page.folder / "text-repaired.txt"
    for _ in range(50):
        if saved.exists():
            break
        time.sleep(0.1)
    assert saved.read_bytes().decode() == "Grüße, Welt."


@pytest.mark.browser
def test_settings_choose_what_is_repaired(page) -> None:
    _find(page, "#source").send_keys("Bonjour , monde. Profound learning.")
    _until(page, "document.querySelectorAll('#list li').length >= 1")
    _find(page, "#stages summary").click()
    _find(page, "[value=spacing]").click()
    _find(page, "[value=residue]").click()
    _find(page, "[value=phrases]").click()
    _until(page, "document.getElementById('status').textContent == 'Nothing to repair.'")
    assert _repaired(page) == "Bonjour , monde. Profound learning."


@pytest.mark.browser
def test_places_are_right_beyond_the_first_plane_and_hostile_text_does_nothing(page) -> None:
    hostile = "😀 <img src=x onerror=\"document.title='owned'\"> 𝒳 , \u202e </script> so , it is ."
    page.execute_script(
        "const s = document.getElementById('source'); s.value = arguments[0]; s.dispatchEvent(new Event('input'))",
        hostile,
    )
    _until(page, "document.querySelectorAll('#list li').length >= 2")
    assert page.title == "cleantext: repair a text"
    assert page.execute_script("return document.querySelectorAll('main img, #list img').length") == 0
    assert "\u202e" not in page.execute_script("return document.getElementById('result').textContent")
    _click(page, _find(page, "#reject-all"))
    assert _repaired(page) == hostile


@pytest.mark.browser
def test_a_phone_can_hold_it(page) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        _find(page, "#source").send_keys("Hello , world .")
        _until(page, "document.querySelectorAll('#list li').length == 2")
        assert page.execute_script("return document.documentElement.scrollWidth") <= 360
        assert page.execute_script("return document.getElementById('bar').offsetHeight") <= 740 / 8
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.browser
def test_everything_that_can_be_used_has_a_name(page) -> None:
    _find(page, "#source").send_keys("Hello , world .")
    _until(page, "document.querySelectorAll('#list li').length == 2")
    for css in ("button", "select", "textarea", "input", "[role=region]", "nav"):
        for element in page.find_elements("css selector", css):
            assert element.accessible_name or not element.is_displayed(), (css, element.get_attribute("outerHTML"))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read where Linux tells it")
def test_many_at_once_none_fails_and_memory_stays_flat() -> None:
    """The short form of ``make load``: once every worker has started and had its turn, no round adds memory."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
    try:
        import server_load
    finally:
        sys.path.pop(0)
    with server_load.server() as (port, pid):
        rounds = [server_load.load(port, pid, clients=8, long=3, megabytes=0.25) for _ in range(5)]
    assert [r.failures for r in rounds] == [[]] * 5
    warm, *later = (r.memory for r in rounds[2:])
    assert max(later) < warm * 1.1, [r.memory for r in rounds]
