"""An office of a movement's review: Văn phòng UBND tỉnh Quảng Bình, 2019 to 2022.

The facts are those of its interim review of 28/4/2022 («Sơ kết 03 năm thực hiện Phong trào thi đua …
giai đoạn 2019 – 2025»): launching papers, the office's plan, units, models, counts. The sentences
are written anew; days that the review does not say are left open.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from thiduadesk.data.queries import office as office_queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import papers

if TYPE_CHECKING:
    from thiduadesk.data.store import Store

DAY = dt.date(2022, 4, 28)
"""Of the review."""
TITLE = "Cán bộ, công chức viên chức tỉnh Quảng Bình thi đua thực hiện văn hóa công sở"
_UNITS = (
    *(f"Phòng {number}" for number in range(1, 7)),  # six rooms, not named
    "Ban Tiếp công dân",
    "Trung tâm Hành chính công",
    "Trung tâm Tin học - Công báo",
)
_FUNCTIONS = (
    "Văn phòng UBND tỉnh là cơ quan thuộc UBND tỉnh, tham mưu, giúp UBND tỉnh về chương trình, kế "
    "hoạch công tác; kiểm soát thủ tục hành chính; cơ chế một cửa, một cửa liên thông; công bố "
    "thông tin chính thức; Cổng thông tin điện tử, công báo; văn thư, lưu trữ và quản trị nội bộ."
)
_PAPERS = (
    ("Chỉ thị", "34", "CT/TW", dt.date(2014, 4, 7), "Bộ Chính trị"),
    ("Nghị định", "91/2017", "NĐ-CP", None, "Chính phủ"),
    ("Thông tư", "12/2019", "TT-BNV", dt.date(2019, 11, 4), "Bộ Nội vụ"),
    ("Quyết định", "35/2019", "QĐ-UBND", dt.date(2019, 11, 11), "UBND tỉnh"),
    ("Quyết định", "733", "QĐ-TTg", dt.date(2019, 6, 14), "Thủ tướng Chính phủ"),
    ("Kế hoạch", "1786", "KH-UBND", dt.date(2019, 10, 29), "UBND tỉnh"),
    ("Kế hoạch", "4423", "KH-VPUBND", dt.date(2019, 11, 28), "Văn phòng UBND tỉnh"),
)


def fill(store: Store) -> int:
    """Put the office into an empty data file; the id of its movement."""
    _office(store)
    known = {number: _paper(store, number) for _kind, number, *_rest in _PAPERS}
    movement = movements.save(
        store,
        Movement(
            0,
            TITLE,
            launcher=Launcher.NATION,
            launched_by="Thủ tướng Chính phủ",
            launched=dt.date(2019, 6, 14),
            span=Span(dt.date(2019, 1, 1), dt.date(2025, 12, 31)),
            scope="Toàn thể công chức, viên chức, người lao động Văn phòng",
        ),
        [
            (known["733"], PaperRole.LAUNCH),
            (known["1786"], PaperRole.IMPLEMENT),
            (known["4423"], PaperRole.PLAN),
        ],
    )
    for activity, cited in _log(movement):
        logbook.write(store, activity, known=[known[number] for number in cited])
    movements.keep(
        store,
        MovementReview(0, movement, ReviewKind.INTERIM, 2022, due=dt.date(2022, 4, 30)),
    )
    return movement


def _office(store: Store) -> None:
    with store.change(Label("Office")) as w:
        office_queries.save_names(
            w,
            OfficeNames(
                0,
                "Văn phòng Ủy ban nhân dân tỉnh Quảng Bình",
                "Văn phòng UBND tỉnh",
                superior_head="UBND TỈNH QUẢNG BÌNH",
                issuer_head="VĂN PHÒNG",
                superior="Ủy ban nhân dân tỉnh Quảng Bình",
                symbol="VPUBND",
                list_symbol="VPUBND",
                place="Quảng Bình",
                address="Số 06, Hùng Vương, Đồng Hới, Quảng Bình",
                telephone="0232.3823456",
                fax="0232.3823791",
                website="vpub.quangbinh.gov.vn",
                functions=_FUNCTIONS,
            ),
        )
        office_queries.save_signatory(
            w, Signatory(0, "Nguyễn Trần Quang", "Chánh Văn phòng", authority="CHÁNH VĂN PHÒNG")
        )
        for name in _UNITS:
            office_queries.save_unit(w, Unit(0, name, kind="đơn vị trực thuộc"))
        for kind, name in (
            ("Đảng bộ", "Đảng bộ Văn phòng"),
            ("Công đoàn", "Công đoàn Văn phòng"),
            ("Đoàn thanh niên", "Đoàn thanh niên Văn phòng"),
            ("Hội Cựu chiến binh", "Hội Cựu chiến binh Văn phòng"),
        ):
            office_queries.save_organisation(w, Organisation(0, kind, name))


def _paper(store: Store, wanted: str) -> int:
    kind, number, symbol, day, issuer = next(one for one in _PAPERS if one[1] == wanted)
    own = Direction.OUTGOING if symbol.endswith("VPUBND") else Direction.INCOMING
    return papers.save(store, Paper(0, kind, number, symbol, issuer, day, direction=own))


def _log(movement: int) -> tuple[tuple[Activity, tuple[str, ...]], ...]:
    """The entries with the papers they cite."""

    def entry(year: int, text: str, topic: Topic, **more: object) -> Activity:
        return Activity(0, year, text, movement, topic, **more)  # type: ignore[arg-type]

    moving, launching, examples = Topic.MOVEMENT, Topic.LAUNCHING, Topic.EXAMPLES
    return (
        (
            entry(
                2019,
                "Quán triệt các văn bản của Đảng, Nhà nước và Quy chế thi đua, khen thưởng của tỉnh.",
                Topic.STEERING,
                day=dt.date(2019, 11, 11),
            ),
            ("34", "91/2017", "12/2019", "35/2019"),
        ),
        (
            entry(
                2019,
                "Ban hành Kế hoạch phát động và hướng dẫn các phòng, đơn vị thực hiện phong trào.",
                launching,
                day=dt.date(2019, 11, 28),
            ),
            ("4423",),
        ),
        *(
            (
                entry(
                    year,
                    "Phối hợp với Công đoàn phát động thi đua, tổ chức đăng ký giao ước thi đua.",
                    launching,
                ),
                (),
            )
            for year in (2020, 2021)
        ),
        *(
            (
                entry(
                    year,
                    "Đề nghị UBND tỉnh khen thưởng {0} cá nhân và 02 - 03 tập thể.",
                    moving,
                    figures=(Figure("cá nhân đề nghị khen thưởng", Decimal(5), "cá nhân"),),
                ),
                (),
            )
            for year in (2019, 2020, 2021)
        ),
        (
            entry(
                2020,
                "Ban hành Quy chế Văn hóa công sở, Quy chế thực hiện dân chủ và Quy định tiêu chuẩn "
                "đạo đức, lối sống của cơ quan.",
                moving,
            ),
            (),
        ),
        (
            entry(
                2021,
                "Đẩy mạnh dịch vụ công trực tuyến; xây dựng cơ quan văn minh, xanh, sạch, đẹp.",
                moving,
            ),
            (),
        ),
        (
            entry(
                2021,
                "Tuyên truyền, vận động tập thể, cá nhân thi đua lao động giỏi, lao động sáng tạo.",
                examples,
            ),
            (),
        ),
        (
            entry(
                2021,
                "Từ năm 2019 đến nay có {0} tập thể, {1} cá nhân nêu gương điển hình tiên tiến.",
                moving,
                heading="Điển hình tiên tiến",
                figures=(
                    Figure("tập thể điển hình tiên tiến", Decimal(11), "tập thể"),
                    Figure("cá nhân điển hình tiên tiến", Decimal(13), "cá nhân"),
                ),
            ),
            (),
        ),
        (
            entry(
                2021,
                "Thường xuyên tự kiểm tra, hướng dẫn để bổ sung thiếu sót trong thực hiện phong trào.",
                moving,
                heading="Kiểm tra, đôn đốc",
            ),
            (),
        ),
        (
            entry(
                2021,
                "Phong trào khơi dậy lòng tự hào, năng lực và nhiệt tình, trở thành động lực hoàn thành "
                "nhiệm vụ; gương người tốt, việc tốt được lan tỏa.",
                moving,
                heading="Tác động của phong trào thi đua",
            ),
            (),
        ),
        *((entry(2022, text, Topic.ASSESSMENT, heading=head), ()) for head, text in _ASSESSED),
    )


_ASSESSED = (
    ("Ưu điểm", "Nội dung và cách tổ chức phong trào được đổi mới, tạo động lực hoàn thành nhiệm vụ."),
    ("Ưu điểm", "Khen thưởng nghiêm túc, kịp thời; công tác bình xét của các đơn vị được cải thiện."),
    ("Tồn tại, hạn chế và nguyên nhân", "Phong trào ở một số đơn vị còn phụ thuộc cấp trên, hình thức."),
    ("Tồn tại, hạn chế và nguyên nhân", "Tổng kết, bình xét khen thưởng có nơi chưa kịp thời."),
    ("Tồn tại, hạn chế và nguyên nhân", "Cán bộ làm thi đua, khen thưởng chủ yếu kiêm nhiệm."),
    ("Bài học kinh nghiệm", "Lãnh đạo phải thường xuyên quan tâm, phổ biến chủ trương, pháp luật."),
    ("Bài học kinh nghiệm", "Gắn thi đua với nhiệm vụ trọng tâm; coi trọng sơ kết, tổng kết, kiểm tra."),
    ("Bài học kinh nghiệm", "Kịp thời biểu dương điển hình, trao đổi cách làm hay."),
)  # fmt: skip
