"""The program's own drafts, printed as Word files and looked at as if they came from elsewhere.

The year reports of the sample office keep the faults of the printed papers they were taken from;
every other draft is made by the program from its own templates and must please its own eye.
"""

from __future__ import annotations

from pathlib import Path

from tests.lastlook.measure import TODAY
from thiduadesk.__main__ import main
from thiduadesk.app import session
from thiduadesk.services import dispatches
from thiduadesk.services import lastlook

BLANK = {"number_blank", "date_blank"}
"""A draft is numbered and dated after it is signed."""


def test_drafts_of_every_kind_have_no_fault(tmp_path: Path) -> None:
    data = tmp_path / "sample.thidua"
    assert main(["--data", str(data), "sample"]) == 0
    said, seen = [], set()
    with session.reading(data) as store:
        for item in dispatches.items(store):
            if item.kind == "report.year":
                continue
            seen.add(item.kind)
            path = tmp_path / f"{item.kind}.docx"
            path.write_bytes(dispatches.render_docx(dispatches.compose(store, item.id)))
            said += [
                f"{item.kind} {one.code} «{one.quote}»"
                for one in lastlook.look_at_file(path, TODAY)
                if one.code not in BLANK
            ]
    assert len(seen) >= 20
    assert said == []
