"""The audit names weaknesses of what an installation brings along, and of nothing else."""

from importlib.metadata import version

import pytest
from scripts import audit


def test_what_is_needed_to_run_is_asked_about() -> None:
    found = audit.needed()
    assert {"numpy", "regex", "ftfy", "click"} <= set(found)
    assert found["click"] == version("click")
    assert not {"pytest", "hypothesis", "mypy"} & set(found)


def test_a_weakness_of_an_installed_version_is_named() -> None:
    libraries = {"click": "8.2", "numpy": "2.0"}
    weak = {"id": "X-1", "fix_versions": ["9"]}
    answer = {
        "dependencies": [
            {"name": "Click", "version": "8.2", "vulns": [weak, {"id": "X-2", "fix_versions": []}]},
            {"name": "numpy", "version": "1.0", "vulns": [weak]},  # not the version that is installed
            {"name": "pytest", "version": "8", "vulns": [weak]},
        ]
    }
    assert audit.weaknesses(answer, libraries) == [
        "Click 8.2: X-1, mended in 9",
        "Click 8.2: X-2, mended in none",
    ]


def test_an_answer_from_a_file_needs_no_network(tmp_path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    file = tmp_path / "answer.json"
    file.write_text('{"dependencies": []}', "utf-8")
    monkeypatch.setattr("sys.argv", ["audit.py", str(file)])
    assert audit.main() == 0
    assert "nothing is known of" in capsys.readouterr().out
