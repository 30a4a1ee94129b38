"""Templates the clerk made from drafts of hers («mẫu của tôi»); a name occurs once."""

from __future__ import annotations

from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.queries.records import Records
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import OwnTemplate
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import sort_key

_TEMPLATES = Records(tables.own_template, OwnTemplate)
_COLUMNS = tables.own_template.c


def all_templates(r: Reader) -> tuple[OwnTemplate, ...]:
    """Every template, by name."""
    return tuple(sorted(_TEMPLATES.all(r), key=lambda one: sort_key(one.name)))


def get(r: Reader, template_id: int) -> OwnTemplate | None:
    """One template."""
    return next(iter(_TEMPLATES.all(r, _COLUMNS.id == template_id)), None)


def save(w: Writer, template: OwnTemplate) -> int:
    """Insert (id 0) or replace; the id.

    Raises:
        Refused: ``template_name_taken``; ``record_missing`` for an id that is not there.
    """
    same_name = (_COLUMNS.name == template.name, _COLUMNS.id != template.id)
    if w.value(select(_COLUMNS.id).where(*same_name)) is not None:
        raise Refused("template_name_taken", name=template.name)
    return _TEMPLATES.save(w, template)


def delete(w: Writer, template_id: int) -> None:
    """Take a template away, into the trash."""
    _TEMPLATES.delete(w, template_id)
