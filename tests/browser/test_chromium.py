"""How the tests find a browser."""

from pathlib import Path

import pytest

from browser import chromium

pytestmark = pytest.mark.browser


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "my-browser.exe"
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return path


def test_the_browser_named_in_the_environment_comes_first(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_COMPARE_BROWSER", str(program))
    assert chromium.find() == program


def test_a_named_browser_that_does_not_exist_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_COMPARE_BROWSER", str(tmp_path / "nothing"))
    with pytest.raises(FileNotFoundError, match="nothing"):
        chromium.find()


def test_without_any_browser_none_is_found_and_the_advice_names_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POLICY_COMPARE_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "usual_places", list)
    assert chromium.find() is None
    assert "sudo apt-get install chromium" in chromium.ADVICE
    assert "POLICY_COMPARE_BROWSER" in chromium.ADVICE


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_system_has_its_usual_places(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium.sys, "platform", system)
    monkeypatch.setenv("PROGRAMFILES", r"C:\Program Files")
    assert chromium.usual_places()
