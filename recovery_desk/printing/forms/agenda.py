"""The agenda of a recovery inclusion meeting (F13): who is talked about when, hardest first, and what is missing."""

from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.inclusion_parts import LONG_MEETING, copy_for, furniture_of
from recovery_desk.printing.page import A4, Furniture, Slice
from recovery_desk.printing.parts import COMPACT, Fact, House
from recovery_desk.usecases.inclusion.sheets import AgendaRow, AgendaSheet

_COLUMNS = (("", 0.42), ("At", 0.75), ("Person", 2.3), ("What is missing, and why here", 5.0), ("Notes", 1.5))
_ROW = 40.0
_LABEL = 92.0


def _body(sheet: AgendaSheet, house: House) -> list[Slice]:
    return [
        *house.title(f"Agenda: {sheet.head.series}"),
        house.space(6),
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
    said = [f"{state}: {'; '.join(titles)}." for state, titles in row.missing] or ["No check is owed."]
    if row.undone:
        said.append(f"Agreed earlier, not done: {'; '.join(row.undone)}.")
    said.append(f"{row.why}.")
    return (
        str(row.number),
        f"{row.at}\n{row.minutes} min" if row.at else "on paper",
        "\n".join(part for part in (row.name, row.where, f"out: {row.due_out}") if part),
        "\n".join(said),
        "",
    )


def _furniture(sheet: AgendaSheet, house: House) -> Furniture:
    return furniture_of(sheet.head, house, f"Agenda: {sheet.head.series}, continued")


AGENDA = Form("agenda", "Agenda", AgendaSheet, _body, _furniture, A4, COMPACT, long_from=LONG_MEETING)
"""F13."""
