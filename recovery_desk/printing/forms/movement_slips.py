"""Movement slips (F13): one for each person to be brought somewhere, four to a sheet, cut apart for the halls."""

from dataclasses import replace

from recovery_desk.domain.dates import long_date
from recovery_desk.printing.day_furniture import day_furniture
from recovery_desk.printing.fonts import Weight
from recovery_desk.printing.form import Form
from recovery_desk.printing.page import Furniture, Rule, Slice, Tag
from recovery_desk.printing.parts import HAIR, Fact, House
from recovery_desk.usecases.prison_day.sheet_content import MovementSlip, MovementSlips, SheetHead

_LABEL, _PEN_ROW = 62.0, 19.0
_DASH, _CUT = 5.0, 15.0
_SIGNED = (("Left the hall at", 25.0), ("Officer", 25.0), ("Back on the hall at", 25.0), ("Officer", 25.0))


def _body(sheet: MovementSlips, house: House) -> list[Slice]:
    if not sheet.slips:
        return [
            *house.title(f"Movement slips, {sheet.head.prison}"),
            *house.paragraph(f"Nobody is to be brought anywhere on {long_date(sheet.head.day)}."),
        ]
    slices: list[Slice] = []
    for at, slip in enumerate(sheet.slips):
        if at:
            slices.append(_cut(house))
        slices += _slip(slip, sheet.head, house)
    return slices


def _slip(slip: MovementSlip, head: SheetHead, house: House) -> list[Slice]:
    """Kept whole on one page."""
    asked = ", ".join(part for part in (head.prepared_by, head.service_name, head.service_phone) if part)
    title = house.paragraph(f"Movement slip · {head.prison} · {long_date(head.day)}", Weight.BOLD)
    parts = [
        *(replace(each, tag=Tag.TITLE) for each in title),
        house.space(3),
        *house.facts(
            [
                Fact("Who", ", ".join(part for part in (slip.name, slip.number) if part)),
                Fact("From", " ".join(part for part in (slip.hall, slip.cell) if part)),
                Fact("To", slip.to),
                Fact("When", f"{slip.time}, back from {slip.back}"),
                Fact("Asked by", asked),
            ],
            _LABEL,
        ),
        house.space(4),
        *house.ruled_table(_SIGNED, [("", "", "", "")], _PEN_ROW),
    ]
    return [*(replace(each, with_next=True) for each in parts[:-1]), parts[-1]]


def _cut(house: House) -> Slice:
    """A dashed line to cut along."""
    dashes = int(house.width / (2 * _DASH))
    lefts = (number * 2 * _DASH for number in range(dashes + 1))
    rules = tuple(Rule(left, _CUT / 2, min(left + _DASH, house.width), _CUT / 2, HAIR) for left in lefts)
    return Slice(_CUT, rules=rules)


def _furniture(sheet: MovementSlips, house: House) -> Furniture:
    return day_furniture(sheet.head, house, "Movement slips")


MOVEMENT_SLIPS = Form("movement-slips", "Movement slips", MovementSlips, _body, _furniture)
"""F13."""
