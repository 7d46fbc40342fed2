"""The minutes of a recovery inclusion meeting (F13): who was there, what was decided, who does what."""

from recovery_desk.printing.form import Form
from recovery_desk.printing.inclusion_parts import LONG_MEETING, copy_for, furniture_of, said_missing
from recovery_desk.printing.page import A4, Furniture, Slice
from recovery_desk.printing.parts import STAFF, Fact, House
from recovery_desk.usecases.inclusion.sheets import MinutesRow, MinutesSheet

_LABEL = 92.0
_COLUMNS = (("To do", 4.2), ("Who", 2.2), ("By", 1.1))


def _body(sheet: MinutesSheet, house: House) -> list[Slice]:
    draft = ", draft: the meeting is not closed yet" if sheet.is_draft else ""
    return [
        *house.title(f"Minutes: {sheet.head.series}{draft}"),
        house.space(6),
        *house.facts(_facts(sheet), _LABEL),
        *(part for row in sheet.rows for part in _person(row, house)),
        *([] if sheet.rows else [house.space(8), *house.paragraph("Nobody stands on this copy.")]),
    ]


def _facts(sheet: MinutesSheet) -> list[Fact]:
    head = sheet.head
    facts = [Fact("When", head.when), Fact("Where", head.place), Fact("Present", "; ".join(sheet.present))]
    facts += [Fact("Apologies", "; ".join(sheet.apologies)), Fact("Absent", "; ".join(sheet.absent))]
    facts += [Fact("Closed", f"at {sheet.closed}" if sheet.closed else ""), Fact("Next meeting", sheet.following)]
    return [*(fact for fact in facts if fact.text), copy_for(head)]


def _person(row: MinutesRow, house: House) -> list[Slice]:
    where = ", ".join(part for part in (row.where, f"out {row.due_out}") if part)
    slices = house.heading(f"{row.number}. {row.name}", where)
    if not (row.is_discussed or row.decisions or row.actions):
        slices += house.paragraph("Not talked about.")
    if row.missing:
        slices += [*house.paragraph(f"Missing. {said_missing(row.missing)}", small=True), house.space(4)]
    slices += house.facts([Fact("Decided", "\n".join(row.decisions))], _LABEL) if row.decisions else []
    if row.actions:
        slices += house.ruled_table(_COLUMNS, row.actions, 0.0)
    if row.undone:
        slices += house.facts([Fact("Carried forward", "\n".join(row.undone))], _LABEL)
    return [*slices, house.space(4)]


def _furniture(sheet: MinutesSheet, house: House) -> Furniture:
    return furniture_of(sheet.head, house, f"Minutes: {sheet.head.series}, continued")


MINUTES = Form("minutes", "Minutes", MinutesSheet, _body, _furniture, A4, STAFF, long_from=LONG_MEETING)
"""F13."""
