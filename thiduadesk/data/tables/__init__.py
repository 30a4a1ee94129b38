"""The tables of the data file (SQLAlchemy Core; why not the ORM: docs/decisions/0002-core-not-orm.md).

Every table has an integer ``id``: the journal of undo and ``Changes.touched`` speak of rows by it.
"""

from __future__ import annotations

from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.dispatches import dispatch
from thiduadesk.data.tables.dispatches import dispatch_event
from thiduadesk.data.tables.dispatches import dispatch_part
from thiduadesk.data.tables.dispatches import dispatch_version
from thiduadesk.data.tables.dispatches import own_template
from thiduadesk.data.tables.dispatches import used_number
from thiduadesk.data.tables.movements import activity
from thiduadesk.data.tables.movements import activity_link
from thiduadesk.data.tables.movements import ask
from thiduadesk.data.tables.movements import deadline
from thiduadesk.data.tables.movements import guidance
from thiduadesk.data.tables.movements import model
from thiduadesk.data.tables.movements import movement
from thiduadesk.data.tables.movements import movement_review
from thiduadesk.data.tables.movements import social_work
from thiduadesk.data.tables.office import bloc_year
from thiduadesk.data.tables.office import distribution_list
from thiduadesk.data.tables.office import head_count
from thiduadesk.data.tables.office import office_names
from thiduadesk.data.tables.office import organisation
from thiduadesk.data.tables.office import setting
from thiduadesk.data.tables.office import signatory
from thiduadesk.data.tables.office import unit
from thiduadesk.data.tables.own import kept_file
from thiduadesk.data.tables.own import stamp
from thiduadesk.data.tables.own import trash
from thiduadesk.data.tables.own import undo_row
from thiduadesk.data.tables.own import undo_step
from thiduadesk.data.tables.papers import amendment
from thiduadesk.data.tables.papers import paper
from thiduadesk.data.tables.papers import paper_link
from thiduadesk.data.tables.people import absence
from thiduadesk.data.tables.people import attendance
from thiduadesk.data.tables.people import council
from thiduadesk.data.tables.people import discipline
from thiduadesk.data.tables.people import dossier_part
from thiduadesk.data.tables.people import fund_entry
from thiduadesk.data.tables.people import honour_held
from thiduadesk.data.tables.people import household
from thiduadesk.data.tables.people import initiative
from thiduadesk.data.tables.people import nomination
from thiduadesk.data.tables.people import overlay
from thiduadesk.data.tables.people import person
from thiduadesk.data.tables.people import post_held
from thiduadesk.data.tables.people import rating
from thiduadesk.data.tables.people import registration
from thiduadesk.data.tables.people import review_round
from thiduadesk.data.tables.sheets import criterion
from thiduadesk.data.tables.sheets import evidence
from thiduadesk.data.tables.sheets import score
from thiduadesk.data.tables.sheets import sheet

__all__ = [
    "absence",
    "activity",
    "activity_link",
    "amendment",
    "ask",
    "attendance",
    "bloc_year",
    "council",
    "criterion",
    "deadline",
    "discipline",
    "dispatch",
    "dispatch_event",
    "dispatch_part",
    "dispatch_version",
    "distribution_list",
    "dossier_part",
    "evidence",
    "fund_entry",
    "guidance",
    "head_count",
    "honour_held",
    "household",
    "initiative",
    "journalled",
    "kept_file",
    "metadata",
    "model",
    "movement",
    "movement_review",
    "nomination",
    "office_names",
    "organisation",
    "overlay",
    "own_template",
    "paper",
    "paper_link",
    "person",
    "post_held",
    "rating",
    "registration",
    "review_round",
    "score",
    "setting",
    "sheet",
    "signatory",
    "social_work",
    "stamp",
    "trash",
    "undo_row",
    "undo_step",
    "unit",
    "used_number",
]

_ABOUT_THE_FILE = {undo_step, undo_row, stamp}
journalled = tuple(table for table in metadata.sorted_tables if table not in _ABOUT_THE_FILE)
"""Tables whose every row change can be undone; the content of the data file."""
