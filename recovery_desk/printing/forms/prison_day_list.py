"""The prison day list: carried round where no laptop may go, ticked with a pen, and keyed back in by its codes."""

from recovery_desk.domain.dates import long_date
from recovery_desk.domain.prison_day import MARK_KEYS, DayOutcome
from recovery_desk.printing.day_furniture import day_furniture
from recovery_desk.printing.form import Form
from recovery_desk.printing.page import Furniture, Slice
from recovery_desk.printing.parts import House
from recovery_desk.usecases.notes_words import NOT_SEEN_WORDS
from recovery_desk.usecases.prison_day.sheet_content import ListRow, PrisonDaySheet

_ROW = 24.0
_BOX = "☐"
_NAMED = (
    ("Time", 8.0),
    ("Where", 16.0),
    ("Who", 24.0),
    ("Why", 24.0),
    ("Code", 9.0),
    ("Seen", 8.0),
    ("Not seen", 11.0),
)
_BARE = (("Time", 10.0), ("Where", 28.0), ("Why", 32.0), ("Code", 10.0), ("Seen", 8.0), ("Not seen", 12.0))


def _body(sheet: PrisonDaySheet, house: House) -> list[Slice]:
    people = "1 person" if len(sheet.rows) == 1 else f"{len(sheet.rows)} people"
    slices = [
        *house.title(f"Prison day, {sheet.head.prison}"),
        *house.paragraph(f"{long_date(sheet.head.day)} · {people} to see. {sheet.rule}"),
        house.space(4),
    ]
    if not sheet.rows:
        return [*slices, *house.paragraph("Nobody is to be seen in this prison on this day.")]
    columns = _BARE if sheet.without_names else _NAMED
    rows = [_bare(row) if sheet.without_names else _named(row) for row in sheet.rows]
    slices += [*house.strip("Letters for “not seen”", _letters()), house.space(3)]
    slices += [*house.paragraph("Key it back in: code, letter (S for seen), Enter.", small=True), house.space(4)]
    slices += house.ruled_table(columns, rows, _ROW)
    if sheet.more_unseen:
        more = f"{sheet.more_unseen:,} more have not been seen lately and did not fit on this list."
        slices += [house.space(3), *house.paragraph(more, small=True)]
    return slices


def _named(row: ListRow) -> tuple[str, ...]:
    who = ", ".join(part for part in (row.name, row.number) if part)
    return (row.time or "–", _where(row), who, row.why, row.code, _BOX, f"{_BOX} why: ")


def _bare(row: ListRow) -> tuple[str, ...]:
    return (row.time or "–", _where(row), row.why, row.code, _BOX, f"{_BOX} why: ")


def _where(row: ListRow) -> str:
    return " ".join(part for part in (row.hall, row.cell) if part)


def _letters() -> str:
    said = (
        f"{letter} {NOT_SEEN_WORDS[mark.reason].lower()}"
        for letter, mark in MARK_KEYS.items()
        if mark.outcome is DayOutcome.NOT_SEEN and mark.reason is not None
    )
    return " · ".join(said)


def _furniture(sheet: PrisonDaySheet, house: House) -> Furniture:
    return day_furniture(sheet.head, house, "Prison day")


PRISON_DAY_LIST = Form("prison-day", "Prison day list", PrisonDaySheet, _body, _furniture)
"""D4."""
