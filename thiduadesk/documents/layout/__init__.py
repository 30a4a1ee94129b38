"""The form of papers («thể thức»): what both renderers lay a paper out by.

``profile`` holds sizes and fixed words of a regime as data, ``frame_words`` puts the words of the
frame together, ``fitting`` finds the sizes at which a letterhead keeps its lines whole.
"""

from thiduadesk.documents.layout.profile import FONT
from thiduadesk.documents.layout.profile import MM
from thiduadesk.documents.layout.profile import LayoutProfile
from thiduadesk.documents.layout.profile import Margins
from thiduadesk.documents.layout.profile import Style
from thiduadesk.documents.layout.profile import Styles
from thiduadesk.documents.layout.profile import Words
from thiduadesk.documents.layout.profile import known
from thiduadesk.documents.layout.profile import load
from thiduadesk.documents.layout.profile import profile_for

__all__ = [
    "FONT",
    "MM",
    "LayoutProfile",
    "Margins",
    "Style",
    "Styles",
    "Words",
    "known",
    "load",
    "profile_for",
]
