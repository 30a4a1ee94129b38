"""Where the program's data lie: beside the sources, inside the wheel, or in the frozen folder."""

from __future__ import annotations

import json
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def folder() -> Path:
    """The ``resources`` folder: the checkout's, the installed package's or the frozen program's."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).parent
    places = [Path(frozen) / "thiduadesk" / "resources"] if frozen else []
    places += [here / "resources", here.parent / "resources"]
    return next((place for place in places if place.is_dir()), places[-1])


def path(name: str) -> Path:
    """File ``name`` of the resources, e.g. ``layouts/nd30.toml``."""
    return folder() / name


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML file of the resources, parsed once; nobody may change what it holds."""
    return tomllib.loads(path(name).read_text(encoding="utf-8"))


def parsed_json(name: str) -> Any:
    """A JSON file of the resources, parsed."""
    return json.loads(path(name).read_text(encoding="utf-8"))
