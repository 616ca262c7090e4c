"""What all tests share: no property is judged by the clock; the command in an empty folder."""

import getpass
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from cleantext.cli import main

# What is kept between runs lies apart from the cache of whoever runs the tests, for processes that tests start too.
_KEPT = str(Path(tempfile.gettempdir()) / f"cleantext-tests-{getpass.getuser()}")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = _KEPT

# A third of what a command takes to start would go into compiling this package, for each of some thousand processes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("cleantext", deadline=None)
settings.load_profile("cleantext")


class Ran(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command in an empty folder, without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NO_COLOR", raising=False)

    def ran(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main.run(arguments)
        out, err = capfdbinary.readouterr()
        return Ran(int(left.value.code or 0), out.decode(), err.decode())

    return ran


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A headless Chromium, started once; it is skipped where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("Chromium and its driver are not installed")
    folder = tmp_path_factory.mktemp("browser")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    switches = (
        "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking "
        f"disable-component-update disable-sync window-size=1280,900 user-data-dir={folder / 'profile'}"
    )
    for name in switches.split():
        options.add_argument(f"--{name}")
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    started.folder = folder
    yield started
    started.quit()
