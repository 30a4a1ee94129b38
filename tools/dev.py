#!/usr/bin/env python3
"""The one script of developers and of CI. Standard library only, Python 3.11 or newer.

    python3 tools/dev.py run      open the window on a sample office (no screen: the same work headless)
    python3 tools/dev.py test     everything that CI runs; what follows `--` goes to pytest
    python3 tools/dev.py check    the same without the tests: format, lint, types, contracts, catalogue
    python3 tools/dev.py i18n     bring new words of the code into the Vietnamese catalogue, compile it
    python3 tools/dev.py build    the frozen program in dist/, and its self-test
    python3 tools/dev.py bench    the benchmarks
    python3 tools/dev.py crash    kill -9 at random moments: --kills 200, --seed N
    python3 tools/dev.py fuzz     broken input files: --cases 1000, --seed N, --keep FOLDER
    python3 tools/dev.py setup    only the set-up
    python3 tools/dev.py clean    take away all that this script has made

Each command does the set-up it needs first: the environment `.venv`, the packages pinned in
constraints.txt, the compiled catalogues and, on Debian and Ubuntu, the system libraries of Qt.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
RUN = ROOT / ".run"
STAMP = VENV / "thiduadesk-setup.txt"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
QUIET = os.environ.get("CI", "").lower() in {"1", "true"} or "NO_COLOR" in os.environ

# What Qt loads from the system: the library asked for, the package of Debian and Ubuntu that has it.
# libfontconfig1 brings fonts along, without which the window would show boxes.
LIBRARIES = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libzstd.so.1": "libzstd1",
}
# Needed besides when there is a screen to draw on.
SCREEN_LIBRARIES = {
    "libcups.so.2": "libcups2",  # without it Qt knows no printer
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# PyInstaller links a copy of Python's own library and reads the others with objdump.
_THIS = f"{sys.version_info.major}.{sys.version_info.minor}"
BUILD_LIBRARIES = {f"libpython{_THIS}.so.1.0": f"libpython{_THIS}"}
BUILD_PROGRAMS = {"objdump": "binutils"}


class StopError(Exception):
    """The set-up cannot go on; the sentence says what to do."""


def say(text: str) -> None:
    """One line of progress."""
    print(text if QUIET or not sys.stdout.isatty() else f"\033[1m{text}\033[0m", flush=True)


def call(*arguments: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a program in the repository, its output going through."""
    sys.stdout.flush()
    full = {**os.environ, **(env or {})}
    return subprocess.run([str(a) for a in arguments], cwd=ROOT, env=full, check=False).returncode


def demand(*arguments: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a program that must succeed."""
    code = call(*arguments, env=env)
    if code:
        words = " ".join(str(a) for a in arguments)
        raise StopError(f"this failed (exit {code}): {words}")


# ── Set-up ───────────────────────────────────────────────────────────────────


def has_screen() -> bool:
    """Whether a window can be seen."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: dict[str, str], programs: dict[str, str]) -> list[str]:
    """Debian packages whose libraries or programs are not there."""
    packages = {package for library, package in libraries.items() if not _loads(library)}
    packages |= {package for program, package in programs.items() if not shutil.which(program)}
    return sorted(packages)


def system_libraries(libraries: dict[str, str], programs: dict[str, str] | None = None) -> None:
    """Install what is missing where rights allow, else name the one command."""
    if sys.platform != "linux":
        return
    packages = missing_packages(libraries, programs or {})
    if not packages:
        return
    if not shutil.which("apt-get"):
        say("Missing system libraries (names as in Debian): " + " ".join(packages))
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    rights = _rights()
    if rights is None:
        raise StopError(
            "system libraries are missing; run this once, then the same command again:\n\n"
            f"    sudo apt-get update && sudo {' '.join(command)}\n"
        )
    say(f"Installing system libraries: {' '.join(packages)}")
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    patient = ["-o", "DPkg::Lock::Timeout=300", "-q"]
    # On a bare machine the lists are empty; where they are not, they may still be too old to install from.
    install = [*rights, "apt-get", *patient, *command[1:]]
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")) or call(*install, env=env):
        demand(*rights, "apt-get", *patient, "update", env=env)
        demand(*install, env=env)


def _rights() -> list[str] | None:
    """What to put before a command that needs to be root; None when that cannot be."""
    if os.geteuid() == 0:  # type: ignore[attr-defined,unused-ignore]  # not on Windows
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "-n"]
    return None


def make_venv() -> None:
    """The environment, made anew when its Python no longer answers."""
    if PYTHON.exists():
        probe = [str(PYTHON), "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"]
        answer = subprocess.run(probe, capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout.strip() == _THIS:
            return
        say("The environment .venv belongs to another Python: making it anew")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise StopError(
            "this Python lacks its venv module; on Debian and Ubuntu run once:\n\n"
            "    sudo apt-get install -y python3-venv\n"
        )
    say(f"Making the environment {VENV.name} with Python {sys.version.split()[0]}")
    demand(sys.executable, "-m", "venv", "--clear", VENV)


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for name in ("pyproject.toml", "constraints.txt", "hatch_build.py"):
        digest.update((ROOT / name).read_bytes())
    digest.update(str(ROOT).encode())  # an editable install names the folder
    return digest.hexdigest()


def install(*extras: str) -> None:
    """Install the program (editable) and the packages it needs, unless that is done already."""
    make_venv()
    fingerprint = _fingerprint()
    lines = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    done = set(lines[1:]) if lines[:1] == [fingerprint] else set()
    wanted = {"program", *extras}
    if wanted <= done:
        return
    say("Installing packages (once; a few minutes on a slow line)")
    wanted |= done
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--quiet",
    ]
    if QUIET or not sys.stdout.isatty():
        pip.append("--progress-bar=off")
    pip += ["--constraint", ROOT / "constraints.txt"]
    STAMP.unlink(missing_ok=True)
    # The build back end is pinned like everything else, so the build is not isolated.
    demand(*pip, "hatchling", "editables", "Babel")
    names = ",".join(sorted(wanted - {"program"}))
    demand(*pip, "--no-build-isolation", "--editable", f"{ROOT}[{names}]" if names else ROOT)
    STAMP.write_text("\n".join([fingerprint, *sorted(wanted)]) + "\n", encoding="utf-8")


def compile_catalogues() -> None:
    """Compile the catalogues whose source is newer."""
    for source in (ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            demand(PYTHON, "-m", "tools.catalogs", "compile")
            return


def set_up(*extras: str, libraries: dict[str, str] | None = None) -> None:
    """All that a command needs before it starts."""
    system_libraries(libraries if libraries is not None else LIBRARIES)
    install(*extras)
    compile_catalogues()


# ── Commands ─────────────────────────────────────────────────────────────────


def command_setup(_: argparse.Namespace) -> int:
    """Do the set-up for everything but the frozen program."""
    set_up("dev", libraries=LIBRARIES | (SCREEN_LIBRARIES if has_screen() else {}))
    say("Ready.")
    return 0


def command_run(_: argparse.Namespace) -> int:
    """Open the window on the sample office, or do the same work without a screen."""
    screen = has_screen()
    set_up(libraries=LIBRARIES | (SCREEN_LIBRARIES if screen else {}))
    RUN.mkdir(exist_ok=True)
    data = RUN / "sample.thidua"
    program: list[str | Path] = [PYTHON, "-m", "thiduadesk", "--data", data]
    if not data.exists():
        say("Making the sample office")
        demand(*program, "sample")
    if screen:
        say(f"Opening the window on {data}")
        return call(*program)
    say("There is no screen here: doing the same work without the window")
    papers = [RUN / "report-2022.pdf", RUN / "report-2022.docx"]
    for paper in papers:
        demand(*program, "report", "year", "--year", "2022", "--to", paper)
    picture = RUN / "window.png"
    demand(*program, "--screenshot", picture, env={"QT_QPA_PLATFORM": "offscreen"})
    say("\nThe year report and a picture of the window:")
    for path in (*papers, picture):
        if not path.exists():
            raise StopError(f"{path} was not written")
        print(f"  {path}")
    return 0


def _checks() -> list[tuple[str, list[str | Path]]]:
    """What is checked before the tests, in the order of their patience."""
    module: list[str | Path] = [PYTHON, "-m"]
    linter = VENV / ("Scripts/lint-imports.exe" if WINDOWS else "bin/lint-imports")
    return [
        ("format", [*module, "ruff", "format", "--check"]),
        ("lint", [*module, "ruff", "check", "--output-format=concise"]),
        ("source rules", [*module, "tools.check_source"]),
        ("catalogue", [*module, "tools.check_catalogs"]),
        ("contracts", [linter, "--no-logo"]),
        ("types", [*module, "mypy"]),
    ]


def _run_checks() -> list[tuple[str, int, float]]:
    env = {"NO_COLOR": "1"} if QUIET else {}
    results = []
    for name, arguments in _checks():
        say(f"── {name}")
        start = time.monotonic()
        code = call(*arguments, env=env)
        results.append((name, code, time.monotonic() - start))
    return results


def _summary(results: list[tuple[str, int, float]]) -> int:
    say("── summary")
    for name, code, seconds in results:
        print(f"{'ok    ' if code == 0 else 'FAILED'} {name} ({seconds:.1f} s)")
    return 1 if any(code for _, code, _ in results) else 0


def command_check(_: argparse.Namespace) -> int:
    """Format, lint, house rules, catalogue, contracts, types."""
    set_up("dev")
    return _summary(_run_checks())


_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CLOSING = re.compile(r"\b\d+ (passed|failed|errors?|skipped|deselected)\b.* in |no tests ran")


def _run_tests(arguments: list[str]) -> tuple[int, str]:
    """Run pytest, its output going through; return its exit code and its closing line."""
    colour = "no" if QUIET or not sys.stdout.isatty() else "yes"
    command = [PYTHON, "-m", "pytest", "-q", f"--color={colour}"]
    if not any(a == "-n" or a.startswith(("-n=", "--pdb", "--numprocesses")) for a in arguments):
        command += ["-n", "auto", "--dist", "loadfile"]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    closing = "pytest did not finish"
    with subprocess.Popen(
        [str(a) for a in (*command, *arguments)],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        assert process.stdout is not None  # noqa: S101  # PIPE was asked for
        for line in process.stdout:
            print(line, end="", flush=True)
            plain = _COLOUR.sub("", line).strip().strip("= ")
            if _CLOSING.search(plain):
                closing = plain
    return process.returncode, closing


def command_test(options: argparse.Namespace) -> int:
    """Everything that CI runs; the last line is pytest's own."""
    set_up("dev")
    results = _run_checks()
    say("── tests")
    start = time.monotonic()
    code, closing = _run_tests(options.rest)
    results.append(("tests", code, time.monotonic() - start))
    outcome = _summary(results)
    print(closing, flush=True)
    return outcome


def command_i18n(_: argparse.Namespace) -> int:
    """Extract, update, compile and check the catalogue."""
    set_up("dev", libraries={})
    demand(PYTHON, "-m", "tools.catalogs", "update")
    compile_catalogues()
    return call(PYTHON, "-m", "tools.check_catalogs")


def command_build(_: argparse.Namespace) -> int:
    """Freeze the program and let it test itself."""
    system_libraries(LIBRARIES | SCREEN_LIBRARIES | BUILD_LIBRARIES, BUILD_PROGRAMS)
    set_up("build")
    demand(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec")
    folder = ROOT / "dist" / "ThiDuaDesk"
    program = folder / ("thiduadesk-cli.exe" if WINDOWS else "thiduadesk-cli")
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and not f.is_symlink())
    say(f"Built {folder} ({size / 1_000_000:.0f} MB); its self-test:")
    env = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return call(program, "--self-test", env=env)


def command_bench(options: argparse.Namespace) -> int:
    """Measure; nothing passes or fails here."""
    set_up("dev")
    env = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return call(PYTHON, "-m", "tests.benchmarks.run", *options.rest, env=env)


def command_crash(options: argparse.Namespace) -> int:
    """Kill the program at random moments and look what is left; prints kills, faults, lost."""
    set_up("dev")
    return call(PYTHON, "-m", "tests.crash.run", *options.rest)


def command_fuzz(options: argparse.Namespace) -> int:
    """Feed the program broken files; prints cases, crashes, hangs."""
    set_up("dev")
    return call(PYTHON, "-m", "tests.fuzz.run", *options.rest)


def command_clean(_: argparse.Namespace) -> int:
    """Take away everything that git does not know and this script has made."""
    made = [VENV, RUN, ROOT / "build", ROOT / "dist"]
    made += [ROOT / f".{name}_cache" for name in ("ruff", "mypy", "pytest", "import_linter")]
    made += [ROOT / ".hypothesis", *(ROOT / "resources").rglob("*.mo")]
    for folder in ("thiduadesk", "tests", "tools"):
        made += (ROOT / folder).rglob("__pycache__")
    for path in made:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return 0


COMMANDS = {
    "run": command_run,
    "test": command_test,
    "check": command_check,
    "i18n": command_i18n,
    "build": command_build,
    "bench": command_bench,
    "crash": command_crash,
    "fuzz": command_fuzz,
    "setup": command_setup,
    "clean": command_clean,
}

WITH_OPTIONS = {"crash", "fuzz"}
"""Commands whose own options need no `--` before them."""


def main(arguments: list[str]) -> int:
    """Parse the command line and do the command."""
    rest: list[str] = []
    if "--" in arguments:
        cut = arguments.index("--")
        arguments, rest = arguments[:cut], arguments[cut + 1 :]
    parser = argparse.ArgumentParser(
        prog="tools/dev.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    options, more = parser.parse_known_args(arguments)
    if more and options.command not in WITH_OPTIONS:
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    options.rest = more + rest
    try:
        return COMMANDS[options.command](options)
    except StopError as problem:
        print(f"\ntools/dev.py {options.command}: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  # the reader of this line may well have an older one
        sys.exit("ThiDuaDesk needs Python 3.11 or newer; this is " + sys.version.split()[0])
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # old Windows code pages
    sys.exit(main(sys.argv[1:]))
