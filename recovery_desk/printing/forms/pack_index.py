"""The page in front of a pre-release pack: who is in it, from which page on, and who is not and why."""

from recovery_desk.domain.dates import clock_time, plain_date, short_date
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Slice
from recovery_desk.printing.parts import Fact, House
from recovery_desk.usecases.paper.pack_content import PackIndex

_COLUMNS = (("Person", 26.0), ("Establishment", 20.0), ("Out", 14.0), ("Sheets", 32.0), ("Page", 8.0))


def _body(index: PackIndex, house: House) -> list[Slice]:
    people = "1 person" if len(index.rows) == 1 else f"{len(index.rows):,} people"
    slices = [
        *house.title("Pre-release pack"),
        *house.paragraph(f"{people}. Each begins on a fresh page; the number is where, counted from the first."),
        house.space(6),
    ]
    if index.skipped:
        facts = [Fact(skipped.filed_as, skipped.reason) for skipped in index.skipped]
        slices += house.notice(f"Not in this pack: {len(index.skipped):,}", Mark.HARD, facts, label_width=150.0)
        slices.append(house.space(6))
    rows = [
        (
            row.filed_as,
            row.establishment,
            "Not known" if row.release_day is None else short_date(row.release_day).replace(" ", "\u00a0"),
            row.sheets,
            str(row.first_page),
        )
        for row in index.rows
    ]
    return slices + house.ruled_table(_COLUMNS, rows, 0)


def _furniture(index: PackIndex, house: House) -> Furniture:
    when = f"{plain_date(index.printed_at.date())} {clock_time(index.printed_at)}"
    foot = f"Prepared by {index.prepared_by} · printed {when}" if index.prepared_by else f"Printed {when}"
    return house.furniture(index.marking, "Pre-release pack, continued", foot)


PACK_INDEX = Form("pack-index", "Pre-release pack", PackIndex, _body, _furniture)
"""The index of F4."""
