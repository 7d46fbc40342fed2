"""The clinic list: who comes to which room when, slot by slot, ticked with a pen and keyed back in by its codes."""

from recovery_desk.domain.dates import long_date
from recovery_desk.printing.day_furniture import day_furniture
from recovery_desk.printing.form import Form
from recovery_desk.printing.page import Furniture, Slice
from recovery_desk.printing.parts import House
from recovery_desk.usecases.prison_day.sheet_content import ClinicPart, ClinicSheet

_ROW = 22.0
_BOX = "☐"
_COLUMNS = (("Time", 14.0), ("Who", 31.0), ("From", 23.0), ("Code", 9.0), ("Held", 8.0), ("Not held", 15.0))


def _body(sheet: ClinicSheet, house: House) -> list[Slice]:
    slices = [
        *house.title(f"Clinic list, {sheet.head.prison}"),
        *house.paragraph(f"{long_date(sheet.head.day)}. Every meeting inside, by room and by who holds it."),
    ]
    if not sheet.clinics:
        return [*slices, *house.paragraph("No meeting is booked inside on this day.")]
    for clinic in sheet.clinics:
        slices += _clinic(clinic, house)
    return slices


def _clinic(clinic: ClinicPart, house: House) -> list[Slice]:
    rows = [
        (
            row.time,
            ", ".join(part for part in (row.name, row.number) if part),
            row.place,
            row.code,
            _BOX,
            f"{_BOX} why: ",
        )
        for row in clinic.rows
    ]
    note = f"with {clinic.whom}" if clinic.whom else ""
    return [*house.heading(clinic.where, note), *house.ruled_table(_COLUMNS, rows, _ROW), house.space(6)]


def _furniture(sheet: ClinicSheet, house: House) -> Furniture:
    return day_furniture(sheet.head, house, "Clinic list")


CLINIC_LIST = Form("clinic-list", "Clinic list", ClinicSheet, _body, _furniture)
"""D1."""
