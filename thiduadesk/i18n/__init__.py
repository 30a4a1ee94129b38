"""The gettext catalogue, Qt's translator fed from it, dates and numbers for people.

Msgids are English and stand in the code; the Vietnamese catalogue is complete and the default::

    from thiduadesk.i18n import _, ngettext

    label.setText(_("Open a new year"))
    text = ngettext("{n} row", "{n} rows", n).format(n=n)

A text kept as data (an action, a column) is marked with ``N_`` and translated where it is shown.
"""

from __future__ import annotations

from thiduadesk.i18n.catalog import LANGUAGES
from thiduadesk.i18n.catalog import N_
from thiduadesk.i18n.catalog import gettext
from thiduadesk.i18n.catalog import label_text
from thiduadesk.i18n.catalog import language
from thiduadesk.i18n.catalog import ngettext
from thiduadesk.i18n.catalog import pgettext
from thiduadesk.i18n.catalog import set_language

_ = gettext

__all__ = [
    "LANGUAGES",
    "N_",
    "_",
    "gettext",
    "label_text",
    "language",
    "ngettext",
    "pgettext",
    "set_language",
]
