"""The words of the command line, as data for argparse."""

from __future__ import annotations

import argparse
import sys
from typing import Any
from typing import NoReturn

from typing_extensions import override

from thiduadesk import __version__
from thiduadesk.i18n import _


class _Usage(Exception):
    """Wrong words; carries the sentence."""


class _Parser(argparse.ArgumentParser):
    """One sentence on stderr and exit code 2 instead of a page of usage."""

    @override
    def error(self, message: str) -> NoReturn:
        raise _Usage(message)


def _common() -> argparse.ArgumentParser:
    """Options that may stand before or after the sub-command."""
    common = argparse.ArgumentParser(add_help=False)
    unset: Any = argparse.SUPPRESS
    common.add_argument("--data", metavar="FILE", default=unset)
    common.add_argument("--lang", choices=("vi", "en"), default=unset)
    common.add_argument("--json", action="store_true", default=unset)
    return common


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    common = _common()
    top = _Parser(prog="thiduadesk", parents=[common])
    top.add_argument("--version", action="version", version=f"thiduadesk {__version__}")
    top.add_argument("--screenshot", metavar="FILE.png")
    top.add_argument("--page", metavar="PAGE", default="")
    top.add_argument("--size", metavar="WxH", default="1366x768")
    top.add_argument("--theme", choices=("system", "light", "dark", "contrast"), default="")
    top.add_argument("--self-test", action="store_true")
    top.set_defaults(command=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add(group: Any, name: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = group.add_parser(name, parents=[common])
        return made

    def nest(name: str) -> Any:
        return add(commands, name).add_subparsers(
            dest="verb", metavar="VERB", required=True, parser_class=_Parser
        )

    add(commands, "sample")
    new = add(commands, "new")
    for flag in ("--name", "--code", "--place"):
        new.add_argument(flag, required=True)
    new.add_argument("--parent", default="")
    add(commands, "info")
    add(commands, "verify")
    backup = add(commands, "backup")
    backup.add_argument("--to", metavar="FILE", required=True)

    rubric = nest("rubric")
    read = add(rubric, "import")
    read.add_argument("file", metavar="FILE")
    read.add_argument("--year", type=int, required=True)
    read.add_argument("--replace", action="store_true")
    add(rubric, "show").add_argument("--year", type=int, required=True)
    score = add(rubric, "score")
    score.add_argument("--year", type=int, required=True)
    score.add_argument("no", metavar="NO")
    score.add_argument("points", metavar="POINTS")
    score.add_argument("--bonus", metavar="B")
    score.add_argument("--penalty", metavar="P")
    state = score.add_mutually_exclusive_group()
    state.add_argument("--provisional", dest="provisional", action="store_true", default=None)
    state.add_argument("--final", dest="provisional", action="store_false")
    score.add_argument("--explain", metavar="T")
    proof = add(rubric, "proof")
    proof.add_argument("--year", type=int, required=True)
    proof.add_argument("file", metavar="FILE", nargs="?")
    export = add(rubric, "export")
    export.add_argument("--year", type=int, required=True)
    export.add_argument("file", metavar="FILE")

    paper = nest("paper")
    add(paper, "cite").add_argument("text", metavar="TEXT")

    report = add(commands, "report")
    report.add_argument("kind", metavar="KIND")
    report.add_argument("--year", type=int, required=True)
    report.add_argument("--fresh", action="store_true")
    report.add_argument("--to", metavar="FILE", required=True)

    dispatch = nest("dispatch")
    add(dispatch, "list")
    make = add(dispatch, "new")
    make.add_argument("kind", metavar="KIND")
    make.add_argument("--year", type=int)
    printed = add(dispatch, "print")
    printed.add_argument("id", metavar="ID", type=int)
    printed.add_argument("--to", metavar="FILE", required=True)
    issue = add(dispatch, "issue")
    issue.add_argument("id", metavar="ID", type=int)
    issue.add_argument("--number", metavar="N", required=True)
    issue.add_argument("--date", metavar="D", required=True)
    return top


def parse(argv: list[str]) -> argparse.Namespace | int:
    """The words understood, or the exit code when there is nothing more to do."""
    common, _rest = _common().parse_known_args(_known(argv))
    before = {name: value for name, value in vars(common).items() if value is not None}
    try:
        asked = parser().parse_args(argv)
    except _Usage as error:
        sentence = _("The command is not understood: {detail}. See: thiduadesk --help")
        sys.stderr.write(sentence.format(detail=error) + "\n")
        return 2
    except SystemExit as leaving:
        return int(leaving.code or 0)
    asked.lang_given = hasattr(asked, "lang") or "lang" in before
    for name, default in (("data", ""), ("lang", "vi"), ("json", False)):
        if not hasattr(asked, name):
            setattr(asked, name, before.get(name, default))
    return asked


def _known(argv: list[str]) -> list[str]:
    """Only the common options, so that a fault elsewhere does not hide them."""
    kept: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--json":
            kept.append(word)
        elif word in {"--data", "--lang"}:
            value = next(words, None)
            if value is not None and (word == "--data" or value in {"vi", "en"}):
                kept += [word, value]
        elif word.startswith("--data="):
            kept.append(word)
    return kept
