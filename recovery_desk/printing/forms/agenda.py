"""The agenda of a recovery inclusion meeting (F13): who is talked about when, hardest first, and what is missing."""

from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.inclusion_parts import copy_for, furniture_of
from recovery_desk.printing.page import A4, Furniture, Slice
from recovery_desk.printing.parts import STAFF, Fact, House
from recovery_desk.usecases.inclusion.sheets import AgendaRow, AgendaSheet

_COLUMNS = (
    ("", 0.42),
    ("At", 0.8),
    ("Person", 2.1),
    ("Out", 1.2),
    ("What is missing, and why here", 3.6),
    ("Notes", 1.4),
)
_ROW = 34.0
_LABEL = 92.0


def _body(sheet: AgendaSheet, house: House) -> list[Slice]:
    return [
        *house.title(f"Agenda: {sheet.head.series}"),
        *house.facts(_facts(sheet), _LABEL),
        house.space(6),
        *house.paragraph(sheet.order, small=True),
        house.space(6),
        *([*house.paragraph(sheet.opening, Weight.BOLD), house.space(4)] if sheet.opening else []),
        *_people(sheet, house),
        house.space(6),
        *house.paragraph(sheet.closing, Weight.BOLD),
    ]


def _facts(sheet: AgendaSheet) -> list[Fact]:
    head = sheet.head
    facts = [Fact("When", head.when), Fact("Where", head.place or "Ask whoever invited you")]
    if sheet.seats:
        facts.append(Fact("Round the table", "; ".join(sheet.seats)))
    return [*facts, copy_for(head)]


def _people(sheet: AgendaSheet, house: House) -> list[Slice]:
    if not sheet.rows:
        return house.paragraph("Nobody stands on this copy.")
    return house.ruled_table(_COLUMNS, [_row(row) for row in sheet.rows], _ROW)


def _row(row: AgendaRow) -> tuple[str, ...]:
    said = [f"{'; '.join(row.missing) or 'Nothing is owed'}."]
    if row.undone:
        said.append(f"Not done: {'; '.join(row.undone)}.")
    said.append(f"{row.why}.")
    return (
        str(row.number),
        f"{row.at}\n{row.minutes} min" if row.at else "on paper",
        "\n".join(part for part in (row.name, row.where) if part),
        row.due_out,
        "\n".join(said),
        "",
    )


def _furniture(sheet: AgendaSheet, house: House) -> Furniture:
    return furniture_of(sheet.head, house, f"Agenda: {sheet.head.series}, continued")


AGENDA = Form("agenda", "Agenda", AgendaSheet, _body, _furniture, A4, STAFF)
"""F13."""
