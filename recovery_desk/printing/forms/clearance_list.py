"""The clearance list (F13): for the gate, who comes in on a day and what lets them. It names nobody in custody."""

from recovery_desk.domain.dates import long_date
from recovery_desk.printing.day_furniture import day_furniture
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import Furniture, Slice
from recovery_desk.printing.parts import Fact, House
from recovery_desk.usecases.prison_day.sheet_content import ClearanceSheet, Visitor

_ROW = 30.0
_COLUMNS = (
    ("Who", 18.0), ("From", 17.5), ("Inside", 14.0), ("Vetting", 16.0), ("Until", 20.5), ("In", 7.0), ("Out", 7.0),
)  # fmt: skip


def _body(sheet: ClearanceSheet, house: House) -> list[Slice]:
    count = len(sheet.visitors)
    people = "1 person comes in" if count == 1 else f"{count} people come in"
    slices = [
        *house.title(f"Clearance list, {sheet.head.prison}"),
        *house.paragraph(f"For the gate, {long_date(sheet.head.day)}. {people if count else 'Nobody comes in'}."),
        house.space(4),
    ]
    wrong = [each for each in sheet.visitors if each.problem]
    if wrong:
        facts = [Fact(each.name, each.problem) for each in wrong]
        slices += [*house.notice("To be settled before they come", Mark.HARD, facts, 150.0), house.space(6)]
    if sheet.visitors:
        slices += house.ruled_table(_COLUMNS, [_row(each) for each in sheet.visitors], _ROW)
    slices += [
        *house.heading("What they may bring in"),
        *house.paragraph(sheet.allowed_items or "Ask the security office."),
    ]
    return slices


def _row(visitor: Visitor) -> tuple[str, ...]:
    who = ", ".join(part for part in (visitor.name, visitor.job) if part)
    return (who, visitor.agency, visitor.times, visitor.vetting or "Not recorded", visitor.ends or "–", "", "")


def _furniture(sheet: ClearanceSheet, house: House) -> Furniture:
    return day_furniture(sheet.head, house, "Clearance list")


CLEARANCE_LIST = Form("clearance-list", "Clearance list", ClearanceSheet, _body, _furniture)
"""F13."""
