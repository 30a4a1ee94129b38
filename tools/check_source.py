"""Rules of this house that no linter knows.

* A string with a Vietnamese letter in the program's code: printed words belong to
  resources/wording, words of the screen to the catalogue. `# vi: reason` at the end of the line
  (or of the statement's first line) allows one, VIETNAMESE_MODULES a module whose business is
  the letters themselves. A msgid may quote a paper in «…».
* A revision file that imports anything but alembic, sqlalchemy and unicodedata: it must do the
  same in ten years.
* `except Exception` that does not raise again, outside CATCH_ALL: our own bugs must reach the one
  handler.
* `qtbot.waitSignal(...)` whose result is thrown away: it waits for nothing.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

VIETNAMESE_MODULES: dict[str, str] = {
    "thiduadesk/domain/text.py": "the alphabet, its order and its lettering",
    "thiduadesk/domain/numbering.py": "how parts are numbered: one word or letter for each style",
}
CATCH_ALL: dict[str, str] = {
    "thiduadesk/ui/tasks/runner.py": "carries whatever a job raised over to the main thread",
}
MIGRATION_IMPORTS = {"__future__", "alembic", "sqlalchemy", "unicodedata"}

_ALLOWED = re.compile(r"#.*\bvi: \S")
_QUOTED = re.compile(r"«[^»]*»")
_WAITS = {"waitSignal", "waitSignals", "wait_signal", "wait_signals", "waitCallback"}
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

Fault = tuple[int, str]


def _docstrings(tree: ast.Module) -> set[int]:
    """Ids of the string nodes that only document: also those under an attribute."""
    found = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            found |= {
                id(statement.value)
                for statement in body
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            }
    return found


def _foreign(text: str) -> bool:
    return any(ord(letter) > 127 and letter.isalpha() for letter in text)


def _msgids(tree: ast.Module) -> set[int]:
    """Ids of the string nodes given to gettext."""
    return {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "N_", "NP_", "ngettext", "pgettext", "npgettext"}
        for argument in node.args
    }


def vietnamese_literals(tree: ast.Module, lines: list[str]) -> Iterator[Fault]:
    """Strings with a letter beyond ASCII that nothing excuses."""
    documenting = _docstrings(tree)
    msgids = _msgids(tree)
    first_lines: dict[int, int] = {}
    for statement in ast.walk(tree):
        if isinstance(statement, ast.stmt) and not isinstance(statement, _DOCUMENTED):
            for node in ast.walk(statement):
                first_lines.setdefault(id(node), statement.lineno)
    for node in ast.walk(tree):
        if (
            not isinstance(node, ast.Constant)
            or not isinstance(node.value, str)
            or id(node) in documenting
            or not _foreign(_QUOTED.sub("", node.value) if id(node) in msgids else node.value)
        ):
            continue
        last = node.end_lineno or node.lineno
        near = {first_lines.get(id(node), node.lineno), *range(node.lineno, last + 1)}
        if not any(_ALLOWED.search(lines[number - 1]) for number in near):
            yield (
                node.lineno,
                f"{node.value[:40]!r}: Vietnamese words belong to resources/ or the catalogue",
            )


def migration_imports(tree: ast.Module) -> Iterator[Fault]:
    """Imports of a revision file that will not mean the same in ten years."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "." * node.level]
        else:
            continue
        for name in names:
            if name.partition(".")[0] not in MIGRATION_IMPORTS:
                yield (
                    node.lineno,
                    f"a revision file imports {name}: only alembic, sqlalchemy and unicodedata",
                )


def swallowed_exceptions(tree: ast.Module) -> Iterator[Fault]:
    """Handlers of everything that do not end in a plain `raise`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
        catches_all = node.type is None or names & {"Exception", "BaseException"}
        last = node.body[-1]
        if catches_all and not isinstance(last, ast.Raise):
            yield node.lineno, "catches everything: name the fault, or let it reach the one handler"


def lost_waits(tree: ast.Module) -> Iterator[Fault]:
    """Calls of waitSignal whose result nobody keeps."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Attribute)
            and node.value.func.attr in _WAITS
        ):
            yield node.lineno, f"{node.value.func.attr} without `with` waits for nothing"


def check_file(path: Path, name: str) -> list[str]:
    """Every fault of one file; `name` is its path inside the repository, with slashes."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source, name)
    faults: list[Fault] = []
    if name.startswith("thiduadesk/"):
        revision = "/migrations/versions/" in name
        if name not in VIETNAMESE_MODULES and not revision:
            faults += vietnamese_literals(tree, source.splitlines())
        if revision:
            faults += migration_imports(tree)
        if name not in CATCH_ALL:
            faults += swallowed_exceptions(tree)
    elif name.startswith("tests/"):
        faults += lost_waits(tree)
    return [f"{name}:{line}: {text}" for line, text in sorted(faults)]


def check(root: Path = ROOT) -> list[str]:
    """Every fault of a checkout, and every excuse above that no longer excuses anything."""
    lines = []
    for folder in ("thiduadesk", "tests"):
        for path in sorted((root / folder).rglob("*.py")):
            lines += check_file(path, path.relative_to(root).as_posix())
    lines += [
        f"tools/check_source.py: {name} is excused but does not exist"
        for name in (*VIETNAMESE_MODULES, *CATCH_ALL)
        if not (root / name).exists()
    ]
    return lines


def main() -> int:
    """Print the faults; exit 1 if there are any."""
    lines = check()
    for line in lines:
        print(line)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
