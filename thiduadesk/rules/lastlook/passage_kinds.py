"""What a passage may be in its paper."""

from __future__ import annotations

from enum import StrEnum


class PassageKind(StrEnum):
    """What a passage is in its paper."""

    SUPERIOR = "superior"
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    ABOUT = "about"
    TYPE_NAME = "type_name"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    AUTHORITY_LINE = "authority_line"
    """«thẩm quyền ban hành» and «QUYẾT ĐỊNH:» of a decision."""
    LEGAL_BASIS = "legal_basis"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    FOOTNOTE = "footnote"
    RECIPIENT = "recipient"
    FILING = "filing"
    SIGNER_AUTHORITY = "signer_authority"
    SIGNER_NAME = "signer_name"
    APPENDIX_TITLE = "appendix_title"


BODY_KINDS = frozenset(
    {
        PassageKind.LEGAL_BASIS,
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
        PassageKind.ITEM,
        PassageKind.CELL,
        PassageKind.FOOTNOTE,
    }
)
"""Running words, between the title and the signature."""
