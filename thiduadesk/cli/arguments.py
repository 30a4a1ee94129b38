"""The words of the command line, as data for argparse."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from typing import Any
from typing import NoReturn

from typing_extensions import override

from thiduadesk import __version__
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import set_language

_DETAILS = (
    (r"the following arguments are required: (?P<words>.+)", N_("missing: {words}")),
    (r"unrecognized arguments: (?P<words>.+)", N_("not known here: {words}")),
    (r"argument (?P<name>.+?): expected one argument", N_("{name} needs a value")),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<words>'.*?') \(choose from (?P<all>.+)\)",
        N_("{name}: {words} is not one of {all}"),
    ),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<words>.+)",
        N_("{name} cannot stand with {words}"),
    ),
    (r"argument (?P<name>.+?): (?P<words>.+)", N_("{name}: {words}")),
)
"""What argparse says in English, and the same as msgids."""
_ABOUT = {
    "sample": N_("make a data file with the sample office of 2022"),
    "new": N_("make an empty data file for an office"),
    "info": N_("show the office, the version of the data and how much it holds"),
    "verify": N_("read a data file through and say whether it is sound"),
    "backup": N_("make a checked copy of the data file"),
    "restore": N_("put a checked copy back in place of the data file"),
    "rubric": N_("read, score, check and export a score sheet"),
    "rubric import": N_("read a rubric from an .xlsx or .docx file"),
    "rubric show": N_("show the score sheet of a year"),
    "rubric score": N_("score one row; POINTS “-” leaves the points as they are"),
    "rubric proof": N_(
        "check the sums, caps and gaps of a sheet, or of a file without reading it in"
    ),
    "rubric export": N_("write the sheet as .xlsx, .docx or .pdf"),
    "people": N_("people, units and what is known of them"),
    "people import": N_("read the workbook of people; --dry-run only says what it would change"),
    "people export": N_("write the workbook of people"),
    "honours": N_("honours and who may be proposed for them"),
    "honours eligible": N_("say who may be proposed in a year, and why not"),
    "paper": N_("papers cited and their register"),
    "paper cite": N_("find the papers a text cites; “-” reads the text from standard input"),
    "paper list": N_("list the register of papers, each with its file and where it is used"),
    "movement": N_("emulation movements"),
    "movement list": N_("list the movements with how alive each is"),
    "check": N_("look a paper of anybody over before it is signed (.docx, .txt)"),
    "report": N_("write a report (year, halfyear, movement, bloc) as .pdf or .docx"),
    "dispatch": N_("drafts and issued papers"),
    "dispatch list": N_("list the drafts and issued papers"),
    "dispatch new": N_("begin a draft"),
    "dispatch print": N_("write a draft or issued paper as .pdf or .docx"),
    "dispatch issue": N_("give a draft its number and date and freeze it"),
}
_YEARS = range(1945, 2101)
_LARGEST_ID = 2**63 - 1


class _Usage(Exception):
    """Wrong words; carries the sentence."""


class _Parser(argparse.ArgumentParser):
    """One sentence on stderr and exit code 2 instead of a page of usage."""

    @override
    def error(self, message: str) -> NoReturn:
        raise _Usage(message)


def _year(text: str) -> int:
    """A year of the calendar that papers can be dated in."""
    if text.isascii() and text.isdigit() and int(text) in _YEARS:
        return int(text)
    said = _("“{text}” is not a year. Write four digits, for example 2022")
    raise argparse.ArgumentTypeError(said.format(text=text))


def _identifier(text: str) -> int:
    """The id of a record, as lists show it."""
    if text.isascii() and text.isdigit() and int(text) <= _LARGEST_ID:
        return int(text)
    said = _("“{text}” is not an id. Take the number that the list shows")
    raise argparse.ArgumentTypeError(said.format(text=text))


def _file(text: str) -> str:
    """A file named; an empty word is a variable of a script that was never set."""
    if text.strip():
        return text
    raise argparse.ArgumentTypeError(_("no file is named"))


def _common() -> argparse.ArgumentParser:
    """Options that may stand before or after the sub-command."""
    common = _Parser(add_help=False)
    unset: Any = argparse.SUPPRESS
    common.add_argument("--data", metavar="FILE", type=_file, default=unset)
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

    words = _Words(commands, common)
    _data_words(words)
    _rubric_words(words)
    _people_words(words)
    _paper_words(words)
    return top


@dataclass(frozen=True)
class _Words:
    """Adds sub-commands, each with the common options and a line of help; ``above`` is the group."""

    commands: Any
    common: argparse.ArgumentParser
    above: str = ""

    def add(self, name: str) -> argparse.ArgumentParser:
        about = _(_ABOUT[f"{self.above} {name}".strip()])
        made: argparse.ArgumentParser = self.commands.add_parser(
            name, parents=[self.common], help=about, description=about
        )
        return made

    def group(self, name: str) -> _Words:
        verbs = self.add(name).add_subparsers(
            dest="verb", metavar="VERB", required=True, parser_class=_Parser
        )
        return _Words(verbs, self.common, name)


def _data_words(words: _Words) -> None:
    words.add("sample")
    new = words.add("new")
    for flag in ("--name", "--code", "--place"):
        new.add_argument(flag, required=True)
    new.add_argument("--parent", default="")
    words.add("info")
    kept = {verb: words.add(verb) for verb in ("verify", "backup", "restore")}
    kept["backup"].add_argument("--to", metavar="FILE", type=_file)
    kept["restore"].add_argument("file", metavar="FILE", type=_file)
    for one in kept.values():  # or the variable THIDUADESK_PASSWORD
        one.add_argument("--password-file", metavar="FILE", type=_file)


def _rubric_words(words: _Words) -> None:
    rubric = words.group("rubric")
    made = {verb: rubric.add(verb) for verb in ("import", "show", "score", "proof", "export")}
    for one in made.values():
        one.add_argument("--year", type=_year, required=True)
    made["import"].add_argument("file", metavar="FILE", type=_file)
    made["import"].add_argument("--replace", action="store_true")
    made["proof"].add_argument("file", metavar="FILE", type=_file, nargs="?")
    made["export"].add_argument("file", metavar="FILE", type=_file)
    score = made["score"]
    score.add_argument("no", metavar="NO")
    score.add_argument("points", metavar="POINTS")
    score.add_argument("--bonus", metavar="B")
    score.add_argument("--penalty", metavar="P")
    state = score.add_mutually_exclusive_group()
    state.add_argument("--provisional", dest="provisional", action="store_true", default=None)
    state.add_argument("--final", dest="provisional", action="store_false")
    score.add_argument("--explain", metavar="T")


def _people_words(words: _Words) -> None:
    people = words.group("people")
    made = {verb: people.add(verb) for verb in ("import", "export")}
    for one in made.values():
        one.add_argument("file", metavar="FILE", type=_file)
    made["import"].add_argument("--dry-run", action="store_true")
    eligible = words.group("honours").add("eligible")
    eligible.add_argument("--year", type=_year, required=True)
    eligible.add_argument("--on", metavar="DATE")
    eligible.add_argument("--honour", metavar="CODE")
    eligible.add_argument("--subject", metavar="S")


def _paper_words(words: _Words) -> None:
    paper = words.group("paper")
    paper.add("cite").add_argument("text", metavar="TEXT")
    paper.add("list")
    listed = words.group("movement").add("list")
    listed.add_argument("--year", type=_year)
    words.add("check").add_argument("file", metavar="FILE", type=_file)
    report = words.add("report")
    report.add_argument("kind", metavar="KIND")
    report.add_argument("--year", type=_year, required=True)
    report.add_argument("--movement", metavar="ID", type=_identifier)
    report.add_argument("--fresh", action="store_true")
    report.add_argument("--to", metavar="FILE", type=_file, required=True)
    dispatch = words.group("dispatch")
    dispatch.add("list")
    make = dispatch.add("new")
    make.add_argument("kind", metavar="KIND")
    make.add_argument("--year", type=_year)
    printed = dispatch.add("print")
    printed.add_argument("id", metavar="ID", type=_identifier)
    printed.add_argument("--to", metavar="FILE", type=_file, required=True)
    issue = dispatch.add("issue")
    issue.add_argument("id", metavar="ID", type=_identifier)
    issue.add_argument("--number", metavar="N", required=True)
    issue.add_argument("--date", metavar="D", required=True)


def parse(argv: list[str]) -> argparse.Namespace | int:
    """The words understood, or the exit code when there is nothing more to do."""
    try:
        common, _rest = _common().parse_known_args(_known(argv))
        before = vars(common)
        set_language(before.get("lang", "vi"))
        asked = parser().parse_args(argv)
    except _Usage as error:
        sentence = _("The command is not understood: {detail}. See: thiduadesk --help")
        sys.stderr.write(sentence.format(detail=_detail(str(error))) + "\n")
        return 2
    except SystemExit as leaving:
        return int(leaving.code or 0)
    asked.lang_given = hasattr(asked, "lang") or "lang" in before
    for name, default in (("data", ""), ("lang", "vi"), ("json", False)):
        if not hasattr(asked, name):
            setattr(asked, name, before.get(name, default))
    return asked


def _detail(said: str) -> str:
    for pattern, msgid in _DETAILS:
        if match := re.fullmatch(pattern, said, re.DOTALL):
            return _(msgid).format(**match.groupdict())
    return said


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
