"""The command: no sub-command opens the window, a sub-command works without one."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code of ``cli.md``."""
    from thiduadesk.app.bootstrap import run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    raise SystemExit(main())
