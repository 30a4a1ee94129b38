"""The one script: what it decides before it runs anything."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tools import dev


def test_missing_packages_names_each_package_once() -> None:
    found = dev.missing_packages(
        {"libnothere.so.9": "libnothere9", "libnoteither.so.9": "libnothere9", "libc.so.6": "libc6"}
        if sys.platform == "linux"
        else {"libnothere.so.9": "libnothere9"},
        {"no-such-program": "nothing"},
    )
    assert found == ["libnothere9", "nothing"]


@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are a matter of Linux")
def test_without_rights_the_one_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "_rights", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.StopError, match=r"sudo apt-get install -y .* libnothere9"):
        dev.system_libraries({"libnothere.so.9": "libnothere9"})


def test_setup_is_done_again_only_when_its_causes_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("pyproject.toml", "constraints.txt", "hatch_build.py"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.txt")
    monkeypatch.setattr(dev, "make_venv", lambda: None)
    monkeypatch.setattr(dev, "demand", lambda *arguments: done.append(str(arguments[-1])))

    def installs(*extras: str) -> list[str]:
        done.clear()
        dev.install(*extras)
        return [text.removeprefix(str(tmp_path)) for text in done if text != "Babel"]

    assert installs() == [""]
    assert installs() == []
    assert installs("dev") == ["[dev]"]
    assert installs() == [], "less than what is there"
    assert installs("build") == ["[build,dev]"]
    (tmp_path / "constraints.txt").write_text("changed", encoding="utf-8")
    assert installs("dev") == ["[dev]"]


@pytest.mark.parametrize(
    "line",
    [
        "123 passed in 45.01s",
        "==== 1 failed, 3 passed, 2 skipped in 0.50s ====",
        "2 errors in 1.10s",
        "3 passed, 1 warning in 0.02s",
        "no tests ran in 0.01s",
    ],
)
def test_closing_line_of_pytest_is_recognised(line: str) -> None:
    assert dev._CLOSING.search(line.strip("= "))


def test_one_failed_step_fails_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev._summary([("lint", 0, 1.0), ("types", 0, 2.0)]) == 0
    assert dev._summary([("lint", 1, 1.0), ("tests", 0, 2.0)]) == 1
    assert "FAILED lint" in capsys.readouterr().out


def test_screen_is_one_of_x11_or_wayland(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not dev.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert dev.has_screen()


def test_options_go_to_the_long_runs_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def call(*words: object) -> int:
        called.extend(map(str, words))
        return 0

    monkeypatch.setattr(dev, "set_up", lambda *_extras: None)
    monkeypatch.setattr(dev, "call", call)
    assert dev.main(["crash", "--kills", "3", "--", "--seed", "1"]) == 0
    assert called[1:] == ["-m", "tests.crash.run", "--kills", "3", "--seed", "1"]
    with pytest.raises(SystemExit):
        dev.main(["setup", "--kills", "3"])
