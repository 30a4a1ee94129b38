"""The empty Word file that a paper is written into, and its way to bytes.

The package holds only what the paper needs: the library's sample template with its themes,
table styles and thumbnail stays out. The same content gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar
from typing import cast

import docx.document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.oxml.document import CT_Document

AnyPart = TypeVar("AnyPart", bound=XmlPart)

_EPOCH = dt.datetime(2020, 3, 5, tzinfo=dt.UTC)
"""Every file claims this moment (the day of Nghị định 30), so that equal papers are equal bytes."""
_LONGEST_PROPERTY = 255
_ZIP_TIME = (2020, 3, 5, 0, 0, 0)

_DOCUMENT = f"""<w:document {nsdecls("w", "r")}><w:body>
<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134"
 w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>
</w:body></w:document>"""

_SETTINGS = f"""<w:settings {nsdecls("w")}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""


def new_package(title: str, language: str) -> docx.document.Document:
    """An empty document with parts for styles, numbering and settings, and neutral properties.

    Args:
        title: what a reader's window shows as title; author and dates are never written.
        language: of the words, e.g. ``vi-VN``.
    """
    package = Package()
    body = cast("CT_Document", parse_xml(_DOCUMENT))
    main = DocumentPart(
        PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, body, package
    )
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    add_part(main, StylesPart, "styles", f"<w:styles {nsdecls('w')}/>")
    add_part(main, NumberingPart, "numbering", f"<w:numbering {nsdecls('w')}/>")
    add_part(main, SettingsPart, "settings", _SETTINGS)
    package.relate_to(_properties(title, language, package), RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return docx.document.Document(body, main)


def add_part(main: Part, kind: type[AnyPart], name: str, xml: str) -> AnyPart:
    """A part ``word/<name>.xml`` of that root, related to the main document."""
    content_type = getattr(CONTENT_TYPE, f"WML_{name.upper()}")
    root = cast("Any", parse_xml(xml))
    package = cast("Package", main.package)
    part = kind(PackURI(f"/word/{name}.xml"), content_type, root, package)
    main.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))
    return part


def _properties(title: str, language: str, package: Package) -> CorePropertiesPart:
    part = CorePropertiesPart(
        PackURI("/docProps/core.xml"),
        CONTENT_TYPE.OPC_CORE_PROPERTIES,
        CT_CoreProperties.new(),
        package,
    )
    properties = part.core_properties
    properties.title = title[:_LONGEST_PROPERTY]
    properties.language = language
    properties.created = properties.modified = _EPOCH
    return part


def to_bytes(document: docx.document.Document) -> bytes:
    """The finished file; its members carry a fixed time."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, source.read(name))
    return out.getvalue()
