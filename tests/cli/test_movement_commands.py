"""``movement list`` as a script calls it."""

from __future__ import annotations

from tests.cli.conftest import Command


def test_list_tells_how_alive_each_movement_is(command: Command) -> None:
    assert command("sample").code == 0
    found = command("movement", "list", "--year", 2022).json
    assert len(found) == 7
    (manners,) = [one for one in found if "văn hóa công sở" in one["title"]]
    assert {name: manners[name] for name in ("launcher", "kind", "launched", "from", "to")} == {
        "launcher": "nation",
        "kind": "thematic",
        "launched": "2019-06-14",
        "from": "2019-01-01",
        "to": "2025-12-31",
    }
    assert (manners["state"], manners["silent_months"], manners["activities"]) == ("running", 0, 3)
    assert manners["last_activity"] == "2022-12-31"
    assert [one["due"] for one in manners["reviews_due"]] == ["2022-12-31", "2025-12-31"]
    earlier = command("movement", "list", "--year", 2019).json
    assert manners["id"] in [one["id"] for one in earlier]
    assert all(one["state"] in {"running", "not_begun", "over"} for one in earlier)


def test_list_of_an_empty_office_is_empty_and_a_year_is_four_digits(office: Command) -> None:
    said = office("movement", "list")
    assert (said.code, said.json) == (0, [])
    assert office("movement", "list", "--year", "22").code == 2
