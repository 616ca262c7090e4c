"""The HTML page, as it stands and in a real browser."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cleantext import Confidence, Edit, Result, diff
from cleantext.pipeline.apply import splice
from cleantext.render import html

_HOSTILE = [
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "\"><svg onload=document.title='owned'>",
    "<!-- <script>",
    "' autofocus onfocus='document.title=1",
    "&lt;b&gt; &#60;",
    "javascript:document.title=1",
    "\x00\x1b\u2028\u202e\ud800",
]

_SOURCE = "The head of synthetic intelligence spoke .\r\nNobody <b>heard</b> the bosom\tdoctor.\n\n  End \U0001f600"


def _result() -> Result:
    edits = [
        Edit(12, 34, "synthetic intelligence", "artificial intelligence", "phrases/ai", Confidence.LIKELY, "Spun."),
        Edit(40, 41, " ", "", "spacing/before-mark", Confidence.CERTAIN, "No space here."),
    ]
    at = _SOURCE.index("bosom")
    guess = Edit(at, at + 5, "bosom", "breast", "phrases/medicine", Confidence.GUESS, "Perhaps.")
    across = Edit(10, 20, _SOURCE[10:20], "x", "phrases/across", Confidence.GUESS, "Lies across an edit.")
    return Result(_SOURCE, splice(_SOURCE, edits), tuple(edits), (across, guess))


class _Tags(HTMLParser):
    """What a page holds, as a parser sees it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def _hostile() -> list[tuple[str, Result]]:
    results = []
    for text in _HOSTILE:
        source = f"a {text} b {text} c"
        edit = Edit(2, 2 + len(text), text, text[::-1] + text, text, Confidence.LIKELY, text)
        guess = Edit(len(text) + 5, len(source) - 2, text, text + text, text, Confidence.GUESS, text)
        results.append((text, Result(source, splice(source, [edit]), (edit,), (guess,))))
    return results


def test_hostile_text_is_never_markup() -> None:
    hostile, tame = _Tags(html.render(_hostile())), _Tags(html.render(_tame()))
    assert hostile.tags == tame.tags
    assert {name for name, _ in hostile.attributes} == {name for name, _ in tame.attributes}


def _tame() -> list[tuple[str, Result]]:
    """The same number of changes as in the hostile texts, of as many rules, in texts that are not."""
    results = []
    for n in range(len(_HOSTILE)):
        edit = Edit(2, 3, "x", "xx", f"r{n}", Confidence.LIKELY, "why")
        guess = Edit(6, 7, "x", "y", f"r{n}", Confidence.GUESS, "why")
        results.append((f"{n}.txt", Result("a x b x c", "a xx b x c", (edit,), (guess,))))
    return results


def test_the_page_asks_for_nothing_outside() -> None:
    page = html.render([("a.txt", _result())])
    assert not re.search(r"https?:|<link|<iframe|@import|url\(| src=", page)
    assert "default-src 'none'" in page


def test_the_page_reads_without_its_script() -> None:
    page = re.sub(r"<script.*?</script>", "", html.render([("a.txt", _result())]), flags=re.DOTALL)
    for part in ("<del>", "<ins>", "synthetic intelligence", "artificial intelligence", "&lt;b&gt;heard&lt;/b&gt;"):
        assert part in page
    for part in ("phrases/ai", "(likely)", "Spun.", "Suggestions, not applied", "Perhaps.", "Lies across an edit."):
        assert part in page


def test_the_data_rebuilds_source_and_text() -> None:
    for name, result in [("a.txt", _result()), *_hostile()]:
        page = html.render([(name, result)])
        data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
        assert data
        (file,) = json.loads(data[1])
        parts = [p for part in file["parts"] for p in (part["base"] if isinstance(part, dict) else [part])]
        assert "".join(p if isinstance(p, str) else p[1] for p in parts) == result.source
        assert "".join(p if isinstance(p, str) else p[2 if p[3] else 1] for p in parts) == result.text


@pytest.fixture
def page(browser):
    """Opens a page made from results; afterwards nothing may have been complained about."""

    def opened(results: list[tuple[str, Result]]) -> object:
        path: Path = browser.folder / "page.html"
        path.write_text(html.render(results), encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    yield opened
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def _find(browser, css: str):
    return browser.find_element("css selector", css)


def _text(browser, n: int = 0) -> str:
    return browser.execute_script(f"return text(files[{n}])")


def _press(browser, keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


@pytest.mark.browser
def test_changes_are_accepted_and_rejected_by_key(page) -> None:
    browser = page([("a.txt", _result())])
    assert _text(browser) == _result().text
    _press(browser, "jr")
    assert _text(browser) == _result().text.replace("artificial", "synthetic")
    assert _find(browser, "#c1").get_attribute("data-state") == "rejected"
    assert not _find(browser, "#c1 ins").is_displayed()
    assert "rejected" in _find(browser, "#c1").get_attribute("aria-label")
    assert "Spun." in _find(browser, "#about").text
    _press(browser, "aka")  # accepts it again, goes round to the last one, the suggestion, and accepts that
    assert _text(browser) == _result().text.replace("bosom", "breast")
    _press(browser, "r")
    assert _text(browser) == _result().text


@pytest.mark.browser
def test_changes_are_accepted_and_rejected_by_clicking(page) -> None:
    browser = page([("a.txt", _result()), ("b.txt", _result())])
    _find(browser, "#c3 > del").click()
    _find(browser, "#reject").click()
    assert _text(browser) == _result().text.replace("spoke.", "spoke .")
    _find(browser, "#reject-all").click()
    assert (_text(browser, 0), _text(browser, 1)) == (_SOURCE, _SOURCE)
    _find(browser, "#accept-all").click()
    assert _text(browser, 1) == _result().text.replace("bosom", "breast")


@pytest.mark.browser
def test_a_suggestion_across_a_change_goes_instead_of_it(page) -> None:
    browser = page([("a.txt", _result())])
    across = _result().suggestions[0]
    wanted = _SOURCE[: across.start] + across.after + _SOURCE[across.end :].replace("spoke .", "spoke.")
    assert not _find(browser, "#c2 ins").is_displayed()
    assert "Instead of 1: one rejects the other." in _find(browser, "#n2").text
    _press(browser, "jja")
    assert _text(browser) == wanted
    assert _find(browser, "#c2 ins").is_displayed()
    assert not _find(browser, "#c1 del").is_displayed()
    assert _find(browser, "#n1").get_attribute("data-state") == "rejected"
    _press(browser, "k")
    assert _find(browser, "#e2").get_attribute("class").split() == ["replaced", "current"]
    _press(browser, "a")
    assert _text(browser) == _result().text
    assert _find(browser, "#n2").get_attribute("data-state") == "rejected"
    assert _find(browser, "#c1.current ins").is_displayed()
    _press(browser, "jar")
    assert _text(browser) == _result().text.replace("artificial", "synthetic")


@pytest.mark.browser
def test_filters_choose_what_is_shown_and_decided(page) -> None:
    browser = page([("a.txt", _result())])
    _find(browser, "#confidence option[value=certain]").click()
    assert not _find(browser, "#n1").is_displayed()
    assert not _find(browser, "#c1 del").is_displayed()
    assert "1 of 4 shown" in _find(browser, "#about").text
    _find(browser, "#reject-all").click()
    assert _text(browser) == _result().text.replace("spoke.", "spoke .")
    _find(browser, "#confidence option[value='']").click()
    _find(browser, "#rule option[value='phrases/ai']").click()
    assert _find(browser, "#n1").is_displayed()
    assert not _find(browser, "#n3").is_displayed()
    browser.execute_script("document.activeElement.blur()")
    _press(browser, "jr")
    assert _text(browser) == _SOURCE


@pytest.mark.browser
def test_the_text_is_downloaded_byte_for_byte_and_copied(page) -> None:
    browser = page([("dir/a.txt", _result())])
    first, second = browser.find_elements("css selector", ".file-tools button")
    second.click()
    saved = browser.folder / "a.txt"
    browser.execute_async_script("setTimeout(arguments[0], 1000)")
    assert saved.read_bytes().decode() == _result().text
    first.click()
    browser.execute_async_script("setTimeout(arguments[0], 200)")
    assert first.text == "Copied"


@pytest.mark.browser
def test_hostile_text_does_nothing_in_a_browser(page) -> None:
    browser = page(_hostile())
    _press(browser, "jjrkaj")
    assert browser.title == "8 changes, 8 suggestions · cleantext"
    assert browser.execute_script("return document.querySelectorAll('main img, main svg, main script').length") == 0
    assert _text(browser, 0) == _hostile()[0][1].text


@pytest.mark.browser
def test_it_fits_a_phone(page) -> None:
    browser = page([("a-rather-long-file-name-without-any-space-in-it-at-all.txt", _result())])
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})  # fmt: skip
    try:
        width = browser.execute_script("return document.documentElement.scrollWidth")
        height = browser.execute_script("return document.getElementById('tools').offsetHeight")
        assert width <= 360
        assert height <= 740 / 8
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.browser
def test_light_and_dark_can_both_be_read(page) -> None:
    browser = page([("a.txt", _result())])
    seen = {}
    for scheme in ("light", "dark"):
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                {"features": [{"name": "prefers-color-scheme", "value": scheme}]})  # fmt: skip
        for css in ("body", "del", "ins"):
            style = "getComputedStyle(document.querySelector(arguments[0]))"
            colors = browser.execute_script(f"return [{style}.color, {style}.backgroundColor]", css)
            seen[scheme, css] = colors
            assert _contrast(*colors) >= 4.5, (scheme, css, colors)
    assert seen["light", "body"] != seen["dark", "body"]


def _contrast(one: str, other: str) -> float:
    """The ratio that the web's accessibility guidelines define."""

    def light(color: str) -> float:
        parts = [int(v) / 255 for v in re.findall(r"\d+", color)[:3]]
        r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.browser
def test_five_thousand_edits_stay_at_hand(page) -> None:
    source = ("The quick fox jumps over it , and rests for a while in the green grass. " * 3 + "\n") * 2_000
    after = source.replace(" ,", ",", 5_000)
    browser = page([("a.txt", Result(source, after, tuple(diff(source, after))))])
    assert "5000 of 5000 shown" in _find(browser, "#about").text
    _press(browser, "kr")
    assert _find(browser, "#c5000").get_attribute("data-state") == "rejected"
    _find(browser, "#reject-all").click()
    assert _text(browser) == source
