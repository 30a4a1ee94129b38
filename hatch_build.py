"""Build hook: resources travel inside the wheel, with the catalogues compiled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from tools.catalogs import compile_all
        finally:
            sys.path.remove(str(root))
        compile_all(root)
        if self.target_name == "wheel" and version == "standard":
            # An editable install finds resources/ at the top of the checkout instead.
            build_data["force_include"][str(root / "resources")] = "thiduadesk/resources"
