"""Words replaced in a whole paper: what is left of its frame still prints."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from thiduadesk.data.store import Store
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Text
from thiduadesk.services import dispatches
from thiduadesk.services import replacing


def test_a_line_of_the_frame_of_which_nothing_is_left_is_gone(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.thidua") as store:
        number = dispatches.new(store, "letter", 2022, dt.date(2022, 12, 5))
        frame = replace(
            dispatches.get(store, number).frame,
            subject=("Về việc báo cáo", "(thừa)"),
            addressees=("Sở Nội vụ", "(thừa)"),
            legal_bases=((Text("Căn cứ một;"),), (Text("(thừa)", italic=True),)),
            distribution=Distribution((Recipient("Như trên"), Recipient("(thừa)"))),
        )
        dispatches.set_frame(store, number, frame)
        assert replacing.replace_all(store, number, "(thừa)", "") == 4
        left = dispatches.get(store, number).frame
        assert left.subject == ("Về việc báo cáo",)
        assert left.addressees == ("Sở Nội vụ",)
        assert left.legal_bases == ((Text("Căn cứ một;"),),)
        assert left.distribution is not None
        assert [one.name for one in left.distribution.recipients] == ["Như trên"]
