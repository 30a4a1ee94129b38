"""The active gettext catalogue: msgids in English, words in Vietnamese."""

from __future__ import annotations

import gettext as stdlib
import io
from functools import cache
from pathlib import Path

from thiduadesk import resources
from thiduadesk.domain.labels import Label

DOMAIN = "thiduadesk"
LANGUAGES = ("vi", "en")
"""Languages of the screen; the first is the default, English is the msgids themselves."""


class _Active:
    """The language in use; one for the process, as the clerk has one."""

    language = LANGUAGES[0]


def set_language(code: str) -> None:
    """Speak ``vi`` or ``en`` from now on.

    Raises:
        ValueError: a language the program does not know.
    """
    if code not in LANGUAGES:
        raise ValueError(code)
    _Active.language = code


def language() -> str:
    """Code of the language in use."""
    return _Active.language


@cache
def translations(code: str) -> stdlib.NullTranslations:
    """The catalogue of a language.

    The compiled file is used when it is there and not older than its source; a checkout in which
    nobody compiled is compiled in memory, so that new words show without a build step.
    """
    folder = resources.path("locale") / code / "LC_MESSAGES"
    source = folder / f"{DOMAIN}.po"
    compiled = folder / f"{DOMAIN}.mo"
    if compiled.exists() and not _newer(source, compiled):
        with compiled.open("rb") as stream:
            return stdlib.GNUTranslations(stream)
    if source.exists():
        return _compiled_in_memory(source, code)
    return stdlib.NullTranslations()


def gettext(message: str) -> str:
    """``message`` in the language in use."""
    return translations(_Active.language).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form for ``number``; the caller fills the placeholders in."""
    return translations(_Active.language).ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """``message`` as it is said in ``context``."""
    return translations(_Active.language).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 the name gettext tools know
    """Mark a msgid that is translated later, where it is shown."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 the name gettext tools know
    """Mark a msgid with its context; returns the msgid."""
    del context
    return message


def label_text(label: Label) -> str:
    """The name of a change as the clerk reads it in the undo menu, behind «Hoàn tác:».

    It begins small even where a button says the same words («Trình ký»).
    """
    text = gettext(label.msgid).format_map(label.params)
    return text[:1].lower() + text[1:]


def _newer(source: Path, compiled: Path) -> bool:
    return source.exists() and source.stat().st_mtime_ns > compiled.stat().st_mtime_ns


def _compiled_in_memory(source: Path, code: str) -> stdlib.GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalog = read_po(stream, locale=code, domain=DOMAIN)
    content = io.BytesIO()
    write_mo(content, catalog)
    content.seek(0)
    return stdlib.GNUTranslations(content)
