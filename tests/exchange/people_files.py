"""Makes workbooks of people as offices fill them in."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from typing import cast

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

HEADS: Mapping[str, Sequence[str]] = {
    "Đơn vị": ("Tên đơn vị", "Viết tắt", "Loại", "Đơn vị cấp trên", "Từ ngày", "Đến ngày"),
    "Cá nhân": (
        "Mã", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị", "Loại", "Lãnh đạo",
        "Đảng viên", "Từ ngày", "Đến ngày",
    ),
    "Xếp loại": ("Mã", "Đối tượng", "Năm", "Mức"),
    "Khen thưởng": (
        "Mã", "Đối tượng", "Năm", "Hình thức", "Số quyết định", "Ngày quyết định",
        "Cơ quan quyết định", "Thành tích từ", "Thành tích đến", "Lý do", "Phong trào",
    ),
    "Sáng kiến": (
        "Mã", "Đối tượng", "Năm", "Tên sáng kiến", "Phạm vi", "Số quyết định", "Ngày quyết định",
        "Tỷ lệ",
    ),
    "Kỷ luật": ("Mã", "Đối tượng", "Hình thức", "Từ ngày", "Đến ngày"),
    "Nghỉ, học, chuyển": ("Mã", "Đối tượng", "Việc", "Từ ngày", "Đến ngày", "Ghi chú"),
    "Đăng ký": ("Mã", "Đối tượng", "Năm", "Hình thức"),
}  # fmt: skip
"""Headings of the contract, in its order."""


def write(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook: rows below their heads; a key «Cá nhân: Mã, Họ và tên» gives heads of its own."""
    book = openpyxl.Workbook()
    book.remove(cast("Worksheet", book.active))
    for key, rows in sheets.items():
        name, _colon, heads = key.partition(": ")
        page = book.create_sheet(name)
        page.append([one.strip() for one in heads.split("|")] if heads else list(HEADS[name]))
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def read(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Values of every sheet, heads too."""
    book = openpyxl.load_workbook(path)
    return {page.title: list(page.iter_rows(values_only=True)) for page in book}
