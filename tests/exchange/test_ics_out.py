"""The calendar file against RFC 5545, and read back."""

from __future__ import annotations

import datetime as dt
import re
import uuid

from icalendar import Calendar

from thiduadesk.exchange import ics_out
from thiduadesk.exchange.ics_out import Entry

NOW = dt.datetime(2022, 12, 7, 16, 30, 12, 345, tzinfo=dt.timezone(dt.timedelta(hours=7)))
TITLE = (
    "Báo cáo tổng kết; bảng tự chấm điểm, hồ sơ – gửi Khối trưởng (Thanh tra tỉnh) đúng hạn \\ đủ"
)
ENTRIES = (
    Entry(
        uuid.UUID(int=1),
        TITLE,
        dt.date(2024, 2, 29),
        "Căn cứ: Công văn số 1028/TMTH\nChờ: Thủ trưởng cơ quan",
        (dt.date(2024, 2, 26), dt.date(2024, 2, 29)),
    ),
    Entry(uuid.UUID(int=2), "Việc khác", dt.date(2022, 12, 31)),
)


def test_the_file_keeps_to_the_form_of_the_rfc() -> None:
    data = ics_out.calendar(ENTRIES, "Lịch 2022", NOW)
    assert data == ics_out.calendar(ENTRIES, "Lịch 2022", NOW), "the same moment, the same bytes"
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75, "folded by octets (3.1)"
    for line in lines:
        line.decode()  # no letter is cut in two
    whole = re.sub(rb"\r\n[ \t]", b"", data).decode()
    assert whole.count("UID:") == whole.count("DTSTAMP:20221207T093012Z") == len(ENTRIES)
    assert "DTSTART;VALUE=DATE:20240229" in whole
    assert "DTEND;VALUE=DATE:20240301" in whole, "the end is not included (3.6.1)"
    escaped = TITLE.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}" in whole
    assert "tỉnh)" in whole
    assert "1028/TMTH\\nChờ" in whole
    assert whole.count("BEGIN:VALARM") == whole.count("ACTION:DISPLAY") == 2


def test_what_was_written_is_read_back() -> None:
    read = Calendar.from_ical(ics_out.calendar(ENTRIES, "Lịch 2022", NOW))
    assert read["version"] == "2.0"
    assert read["prodid"]
    for entry, event in zip(ENTRIES, read.walk("VEVENT"), strict=True):
        assert str(event["summary"]) == entry.title
        assert event.decoded("dtstart") == entry.day
        assert str(event["uid"]) == str(entry.id)
        assert str(event.get("description", "")) == entry.text
        mornings = [
            dt.datetime.combine(entry.day, dt.time()) + one.decoded("trigger")
            for one in event.walk("VALARM")
        ]
        assert [one.date() for one in mornings] == list(entry.told)
        assert all(one.hour == 8 for one in mornings)


def test_a_year_without_deadlines_is_still_a_calendar() -> None:
    read = Calendar.from_ical(ics_out.calendar((), "Lịch 2022", NOW))
    assert not read.walk("VEVENT")
