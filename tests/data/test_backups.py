from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.office_2022 import content
from thiduadesk import __version__
from thiduadesk.data import backups
from thiduadesk.data import encryption
from thiduadesk.data import thinning
from thiduadesk.data.backups import Reason
from thiduadesk.data.queries import office
from thiduadesk.data.schema import SCHEMA
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

NOW = dt.datetime(2026, 11, 21, 16, 30, 5)  # noqa: DTZ001


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "COST", 4)


def change(store: Store, value: str) -> None:
    with store.change(Label("x")) as w:
        office.put_setting(w, "k", value)


def test_a_backup_says_all_in_its_name_and_is_for_its_owner_only(filled: Store) -> None:
    info = backups.make(filled.path, Reason.HAND, NOW)
    assert info.path.parent == filled.path.with_name("Thi đua-backups")
    mark = backups.mark_of(filled.path)
    assert info.path.name == f"Thi đua-20261121-163005-v{__version__}-s{SCHEMA}-hand-{mark}.tdkt"
    assert (info.when, info.reason, info.mark) == (NOW, Reason.HAND, mark)
    assert info.good
    assert info.counts["criterion"] == 6
    if os.name == "posix":
        assert info.path.stat().st_mode & 0o777 == 0o600
        assert info.path.parent.stat().st_mode & 0o777 == 0o700
    assert list(info.path.parent.iterdir()) == [info.path]
    with Store.open(info.path) as again:
        assert content(again) == office_2022.CONTENT


def test_backups_of_one_second_and_of_other_files_do_not_meet(filled: Store) -> None:
    one, two = (backups.make(filled.path, Reason.TIMER, NOW) for _ in range(2))
    assert one.path != two.path
    folder = one.path.parent
    for name in ("Thi đua-2026.tdkt", "Thi đua khác-20261121-163005-v1-s1-hand-.tdkt", "thư.txt"):
        (folder / name).touch()
    assert {info.path for info in backups.found(filled.path)} == {one.path, two.path}


def test_what_is_damaged_is_not_backed_up_and_nothing_is_left(filled: Store) -> None:
    filled.close()
    data = filled.path.read_bytes().replace("Công đoàn".encode(), "Cong đoàn ".encode())
    filled.path.write_bytes(data)
    with pytest.raises(EnvironmentProblem) as caught:
        backups.make(filled.path, Reason.TIMER, NOW)
    assert caught.value.fault is Fault.CORRUPT
    assert list(backups.folder_of(filled.path).iterdir()) == []


def test_at_the_second_place_it_is_read_back_plain_or_under_a_password(
    filled: Store, tmp_path: Path
) -> None:
    info = backups.make(filled.path, Reason.CLOSE, NOW)
    plain = backups.take_along(info, filled.path, tmp_path)
    assert plain.path.read_bytes() == info.path.read_bytes()
    sealed = backups.take_along(info, filled.path, tmp_path, "mật khẩu")
    assert sealed.encrypted
    assert "Công đoàn".encode() in plain.path.read_bytes()
    assert "Công đoàn".encode() not in sealed.path.read_bytes()
    listed = backups.found(filled.path, tmp_path)
    assert {one.path for one in listed} == {plain.path, sealed.path}
    for one in map(backups.looked_at, listed):
        assert one.good
        assert one.counts["score"] == 6
    assert len(list(plain.path.parent.iterdir())) == 2
    with pytest.raises(EnvironmentProblem) as caught:
        backups.take_along(info, filled.path, tmp_path / "stick")
    assert caught.value.fault is Fault.MISSING
    assert not (tmp_path / "stick").exists()


def test_an_encrypted_copy_that_does_not_read_back_is_not_kept(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, to = tmp_path / "plain", tmp_path / "copy.enc"
    plain.write_bytes(b"x" * 500)
    decrypt = encryption.decrypt

    def fallen(source: Path, target: Path, password: str) -> None:
        decrypt(source, target, password)
        target.write_bytes(b"y" + target.read_bytes()[1:])

    monkeypatch.setattr(encryption, "decrypt", fallen)
    with pytest.raises(EnvironmentProblem):
        backups.encrypted_copy(plain, to, "x", {})
    assert plain.read_bytes() == b"x" * 500
    with pytest.raises(EnvironmentProblem):
        backups.make(filled.path, Reason.HAND, NOW, "x")
    assert [one for one in tmp_path.rglob("*") if one.suffix in {".enc", ".draft"}] == []


def test_a_damaged_backup_is_known(filled: Store) -> None:
    info = backups.make(filled.path, Reason.CLOSE, NOW)
    info.path.write_bytes(info.path.read_bytes().replace("Công đoàn".encode(), b"Cong " + b"x" * 7))
    assert backups.looked_at(info).good is False


# --- thinning ----------------------------------------------------------------------------------
@pytest.fixture
def many(filled: Store) -> Path:
    """Backups of more than two years: at 10:00 and 16:00, every day but Sunday."""
    template = backups.make(filled.path, Reason.TIMER, NOW)
    folder = template.path.parent
    for days in range(800):
        day = NOW.date() - dt.timedelta(days=days)
        for clock in ("100000", "160000"):
            name = f"Thi đua-{day:%Y%m%d}-{clock}-v0.1.0-s1-timer-{days:08x}.tdkt"
            if day.weekday() < 6:
                os.link(template.path, folder / name)
    template.path.unlink()
    return filled.path


def when(path: Path) -> list[dt.datetime]:
    return [one.when for one in backups.found(path)]


def test_seven_days_eight_weeks_and_two_years_of_months_are_kept(many: Path) -> None:
    gone = thinning.thin(many, NOW)
    kept = when(many)
    assert len(gone) > 1300
    assert [one.hour for one in kept[:3]] == [16, 10, 16]  # all of the last day
    kept.pop(1)
    assert all(one.hour == 16 for one in kept)
    assert len({one.date() for one in kept}) == len(kept)
    assert [(NOW.date() - one.date()).days for one in kept[:7]] == [0, 1, 2, 3, 4, 5, 7]
    assert len({one.isocalendar()[:2] for one in kept[:7]}) == 2
    assert [one.isoweekday() for one in kept[7:13]] == [6] * 6  # of six more weeks the Saturday
    assert len({(one.year, one.month) for one in kept}) == 24
    assert len(kept) == 7 + 6 + 22  # a week's last is a month's last once or more
    assert thinning.thin(many, NOW) == []


def test_a_clock_set_back_thins_nothing_wrongly(many: Path) -> None:
    thinning.thin(many, NOW)
    before = when(many)
    thinning.thin(many, dt.datetime(2019, 1, 1))  # noqa: DTZ001
    assert when(many) == before
    with Store.open(many) as store:
        change(store, "made while the clock was wrong")
        made = backups.make(many, Reason.TIMER, dt.datetime(2019, 1, 1))  # noqa: DTZ001
    assert thinning.thin(many, dt.datetime(2019, 1, 1, 0, 5)) == []  # noqa: DTZ001
    assert made.path.exists()
    assert when(many)[:-1] == before


def test_a_clock_set_forth_thins_nothing_wrongly(many: Path) -> None:
    thinning.thin(many, NOW)
    before = set(when(many))
    thinning.thin(many, NOW + dt.timedelta(days=4000))
    assert set(when(many)) == before  # days without a backup do not count


def test_the_good_one_of_a_day_stays_where_the_newer_one_is_damaged(many: Path) -> None:
    newest, earlier = backups.found(many)[2:4]
    assert newest.when.date() == earlier.when.date()
    newest.path.unlink()
    newest.path.write_bytes(b"x" * 5000)
    thinning.thin(many, NOW)
    assert earlier.path.exists()
    assert backups.looked_at(earlier).good


def test_what_was_kept_before_something_great_stays_a_year(filled: Store) -> None:
    reasons = (Reason.BEFORE_IMPORT, Reason.BEFORE_RESTORE, Reason.BEFORE_PURGE)
    for age in (10, 300, 400):
        for reason in reasons:
            backups.make(filled.path, reason, NOW - dt.timedelta(days=age))
    assert len(thinning.thin(filled.path, NOW)) == 3
    assert {(NOW - one).days for one in when(filled.path)} == {10, 300}


def test_the_newest_good_one_is_never_thinned_whatever_its_age(filled: Store) -> None:
    old = backups.make(filled.path, Reason.BEFORE_MIGRATE, NOW - dt.timedelta(days=2000))
    assert thinning.thin(filled.path, NOW) == []
    newer = backups.make(filled.path, Reason.TIMER, NOW)
    newer.path.write_bytes(b"x")
    assert thinning.thin(filled.path, NOW) == []
    newest = backups.make(filled.path, Reason.TIMER, NOW + dt.timedelta(minutes=1))
    assert thinning.thin(filled.path, NOW + dt.timedelta(minutes=2)) == [old.path]
    assert newest.path.exists()


def test_drafts_of_a_crash_go_after_a_day_and_backups_named_like_one_stay(filled: Store) -> None:
    made = backups.make(filled.path, Reason.HAND, NOW)
    folder = made.path.parent
    old = [folder / ".77-1.draft", folder / ".77-1.draft-wal", folder / "Thi đua-x.tdkt.part"]
    fresh = folder / ".78-1.draft"
    for file in (*old, fresh):
        file.touch()
    now = dt.datetime.now()  # noqa: DTZ005
    for file in (*old, made.path):
        os.utime(file, times=(now.timestamp() - 90_000,) * 2)
    thinning.thin(filled.path, now)
    assert set(folder.iterdir()) == {made.path, fresh}
