"""Where the program keeps its things: beside itself when portable, else in the user's folders."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

NAME = "ThiDuaDesk"
DATA_NAME = "thiduadesk.thidua"


def program_folder() -> Path:
    """Folder of the frozen program, or the folder above the package."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def portable() -> bool:
    """A file ``portable.txt`` beside the program keeps the data beside it."""
    return (program_folder() / "portable.txt").is_file()


def data_folder() -> Path:
    """The folder of the default data file; made when missing, for its owner only."""
    if portable():
        folder = program_folder() / "data"
    else:
        folder = Path(platformdirs.user_data_dir(NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def default_data() -> Path:
    """The data file used when none is named."""
    return data_folder() / DATA_NAME


def state_folder() -> Path:
    """Window sizes, the crash log; nothing of the clerk's data."""
    if portable():
        folder = program_folder() / "state"
    else:
        folder = Path(platformdirs.user_state_dir(NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
