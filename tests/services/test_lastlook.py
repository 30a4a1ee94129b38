"""The last look at drafts knows the records; at files of others, their lines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from thiduadesk.data.store import Store
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.findings import Severity
from thiduadesk.services import dispatches
from thiduadesk.services import lastlook
from thiduadesk.services import sample

TODAY = dt.date(2022, 12, 15)


def test_old_text_pasted_into_a_draft_is_found_with_its_place(tmp_path: Path) -> None:
    with Store.create(tmp_path / "office.thidua") as store:
        sample.fill(store)
        draft = dispatches.current_draft(store, "report.year", 2022)
        assert draft is not None
        before = [
            one for one in lastlook.look(store, draft.id, TODAY) if one.code == "legacy_encoding"
        ]
        part = draft.body[0]
        old = "Phong trµo thi ®ua yªu n­íc ®­îc ®Èy m¹nh."
        dispatches.set_blocks(store, part.key, (*part.blocks, Paragraph((Text(old),))))
        found = [
            one for one in lastlook.look(store, draft.id, TODAY) if one.code == "legacy_encoding"
        ]
    assert before == []
    assert [(one.severity, one.quote, one.params["key"]) for one in found] == [
        (Severity.ERROR, old, part.key)
    ]


def test_our_own_printed_draft_is_judged_alike_as_a_file(tmp_path: Path) -> None:
    """Read back from Word, a paper has the faults of its draft, and none that reading made."""
    with Store.create(tmp_path / "office.thidua") as store:
        sample.fill(store)
        for item in dispatches.items(store):
            path = tmp_path / f"{item.id}.docx"
            dispatches.save(dispatches.compose(store, item.id), path)
            said = {
                (one.code, one.quote)
                for one in lastlook.look_at_file(path, TODAY)
                if one.severity is Severity.ERROR
            }
            known = {one.code for one in lastlook.look(store, item.id, TODAY)}
            assert {code for code, _quote in said} <= known | {"number_blank", "date_blank"}, (
                item.kind,
                said,
            )


def test_a_draft_is_judged_by_the_law_of_its_month_whenever_she_writes_it(tmp_path: Path) -> None:
    with Store.create(tmp_path / "office.thidua") as store:
        sample.fill(store)
        made = dispatches.new(store, "decision.award", 2022, TODAY)
        codes = {one.code for one in lastlook.look(store, made, dt.date(2026, 11, 22))}
    assert "law_replaced" not in codes


def test_words_the_signer_has_not_seen_are_told_before_the_issue(tmp_path: Path) -> None:
    with Store.create(tmp_path / "office.thidua") as store:
        sample.fill(store)
        draft = dispatches.new(store, "letter", 2022, TODAY)
        blanks = len(dispatches.placeholders(dispatches.compose(store, draft)))
        dispatches.mark_for_signature(store, draft, TODAY)
        assert [one.code for one in lastlook.before_issue(store, draft)] == [
            "placeholder_left"
        ] * blanks
        part = dispatches.get(store, draft).body[0]
        dispatches.set_blocks(store, part.key, (Paragraph((Text("Chữ khác./."),)),))
        codes = {one.code for one in lastlook.before_issue(store, draft)}
        assert "changed_since_signature" in codes
        dispatches.set_blocks(store, part.key, part.blocks)
        codes = {one.code for one in lastlook.before_issue(store, draft)}
        assert "changed_since_signature" not in codes
