"""Ten thousand rows of a spreadsheet brought in, against reading them with the csv module and bare inserts."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.exchange.establishments_file import shipped_establishments
from recovery_desk.front_door import PRACTICE_PASSPHRASE
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.opening import NewVault, create_vault
from recovery_desk.usecases.ports import CaseloadFilter
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.vault_figures import CHEAP, TODAY

ROWS = 10_000


def import_rows(folder: Path) -> Iterator[Figure]:
    """From the file on the disk to everything kept, planned and journaled."""
    file = write_spreadsheet(folder)
    clock = FixedClock(TODAY)
    made = create_vault(
        folder / "import",
        NewVault(PRACTICE_PASSPHRASE, "A", shipped_establishments(), kdf=CHEAP),
        clock,
        FreshIds(),
    )
    desk = app.desk_over(made, clock)

    def bring_in() -> None:
        plan = desk.plan_import(desk.read_table(file))
        desk.apply_import(plan, skip_bad_rows=False)

    value = seconds(bring_in)
    raw = made._connection
    raw.run("CREATE TABLE bare (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT) STRICT")

    def bare() -> None:
        raw.run("BEGIN IMMEDIATE")
        with file.open(encoding="utf-8", newline="") as text:
            for row in csv.reader(text):
                raw.run("INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?)", row)
        raw.run("COMMIT")

    floor = seconds(bare)
    people = desk.browse_people.count(CaseloadFilter())
    made.close()
    yield Figure("Import of 10,000 rows", value, "s", 60, note=f"{people:,} people; bare csv and inserts {floor:.2f} s")


def write_spreadsheet(folder: Path, first: int = 200_000) -> Path:
    """Ten thousand made-up people as a coordinator's spreadsheet, their prison numbers from `first`."""
    file = folder / "caseload.csv"
    file.write_text(_spreadsheet(first), "utf-8")
    return file


def _spreadsheet(first: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Surname", "Forename", "DOB", "SPIN", "Prison", "Liberation date"])
    for number in range(ROWS):
        due = TODAY + timedelta(days=number % 700 + 1)
        writer.writerow(
            [
                f"Madeup{(first + number) % 977}",
                f"Given{(first + number) % 89}",
                "14/02/1979",
                first + number,
                "HMP BARLINNIE",
                f"{due:%d/%m/%Y}",
            ]
        )
    return out.getvalue()
