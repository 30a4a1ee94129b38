"""The page of papers cited over an office with a score sheet, a draft and five papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from tests.ui.small_page import SmallPage
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import office
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Store
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.labels import Label
from thiduadesk.services import papers
from thiduadesk.ui.pages.papers.page import PapersPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.window import MainWindow

KNOWN = (
    "Quyết định số 898/QĐ-UBND ngày 08/7/2022; Kế hoạch số 161/KH-VP ngày 24/01/2022; "
    "Báo cáo số 2011/BC-VP ngày 15/11/2022; Quyết định số 15/QĐ-VP ngày 19/12/2019 của Chánh Văn "
    "phòng UBND tỉnh; Nghị định số 130/2020/NĐ-CP ngày 30/10/2020 của Chính phủ; Quyết định số "
    "94/QĐ-CDVC ngày 05/12/2022 của Ban Thường vụ Công đoàn Viên chức tỉnh"
)  # vi: the papers of the test


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The names and the sheet of the sample office, a draft that cites a paper, and the papers."""
    sample = samples.load()
    with Store.create(tmp_path / "office.thidua") as opened:
        with opened.change(Label("Sample data")) as writer:
            for names in sample.names:
                office.save_names(writer, names)
            rubric.put_sheet(writer, sample.sheets[-1])
            said = Paragraph((Text("Căn cứ Quyết định số 898/QĐ-UBND ngày 08/7/2022,"),))
            draft = replace(sample.dispatches[0], state=State.DRAFT, number=None, date=None)
            dispatches.add(writer, replace(draft, body=(Part("1", None, (said,)),), year=2022))
        papers.take_in_all(opened, papers.offers(opened, KNOWN))
        papers.cite(opened, 2022, "II.8", papers.cited_in(KNOWN)[0])
        opened.forget_history()
        yield opened


@pytest.fixture
def page(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[PapersPage]:
    """The page in the real window beside one that stands for the score sheet; jobs done at once."""
    window = MainWindow(store, InlineRunner(), memory, lambda: (2021, 2022), TODAY.date())
    qtbot.addWidget(window)
    made = PapersPage(store, InlineRunner(), window.feedback, lambda: TODAY)
    window.add_page(made)
    window.add_page(SmallPage())
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    yield made
    window.close()
