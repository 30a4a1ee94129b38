"""Make the data file of the newest schema in tests/fixtures/db: ``python -m tests.data.make_fixture``.

Only while that schema has not left the house; later it is what such files looked like, and stays.
"""

from __future__ import annotations

from pathlib import Path

from tests.data import office_2022
from thiduadesk.data import safety
from thiduadesk.data import schema
from thiduadesk.data.store import Store

FOLDER = Path(__file__).parent.parent / "fixtures" / "db"


def main() -> None:
    target = FOLDER / f"{schema.revision(schema.SCHEMA)}.sqlite"
    made = target.with_suffix(".made")
    with Store.create(made) as store:
        office_2022.fill(store)
        safety.copy_verified(store.path, target)
    made.unlink()


if __name__ == "__main__":
    main()
