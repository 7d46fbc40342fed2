"""The pickup sheet (F3): A5, for the driver; only what a driver may know."""

from recovery_desk.domain.dates import clock_time, long_date, plain_date
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import A5, Furniture, Rendered, Slice
from recovery_desk.printing.parts import COMPACT, Fact, House
from recovery_desk.usecases.print_pickup import PickupSheet

_LABEL = 76.0
_PEN = "✎"
_ROW = 17.0
_WRITE_IN = ("At the gate", "In the car", "Handed over, to whom", "Miles before, after")
_NALOXONE = "Carry naloxone, within reach, not in the boot."
_NOT_WAKING = "Not waking, or breathing badly: call 999, give naloxone, stay with them."


def render_pickup(sheet: PickupSheet) -> Rendered:
    """One pickup as PDF, in memory only."""
    return PICKUP.render((sheet,))


def _body(sheet: PickupSheet, house: House) -> list[Slice]:
    return [
        *house.title(f"Gate pickup: {sheet.called or sheet.full_name}"),
        *house.paragraph(
            f"Ask for {sheet.full_name}." + (f" Likes to be called {sheet.called}." if sheet.called else "")
        ),
        house.space(4),
        *house.notice(f"{long_date(sheet.day)}, {sheet.gate_time}", Mark.NONE, _where(sheet), _LABEL),
        house.space(4),
        *house.facts(_who(sheet), _LABEL),
        *house.heading("Know first"),
        *(part for risk in sheet.risks for part in house.paragraph(f"• {risk}")),
        *([] if sheet.risks else house.paragraph("The desk has written down nothing for the drive. Ask if unsure.")),
        *house.heading("To bring", "tick what is in the car"),
        *house.paragraph("\u00a0 ".join(f"☐\u00a0{each}" for each in sheet.bring) or "Ask the desk what to bring."),
        *house.heading("Keep in touch"),
        *_in_touch(sheet, house),
        *house.heading("If nobody comes out, in this order"),
        *_numbered(sheet.no_show_ladder, house),
        *house.heading("Write in", f"{_PEN} and hand this sheet back"),
        *house.pen_facts([Fact(each, "") for each in _WRITE_IN], _ROW, 118.0),
        house.space(6),
        *house.strip(_NALOXONE, _NOT_WAKING),
    ]


def _where(sheet: PickupSheet) -> list[Fact]:
    """Where to be, whom to ask for, where to go from there."""
    gate = ", ".join(part for part in (sheet.gate, sheet.gate_address) if part)
    facts = [Fact("Be at", gate or "Ask the desk which gate")]
    first = ", ".join(part for part in (sheet.first_stop, sheet.first_stop_details) if part)
    facts.append(Fact("First stop", first or "Ask the desk"))
    if sheet.then_to:
        facts.append(Fact("Then to", sheet.then_to))
    return facts


def _who(sheet: PickupSheet) -> list[Fact]:
    you = sheet.driver or "Not named yet"
    if sheet.second_person:
        you = f"{you}, with {sheet.second_person}"
    facts = [Fact("Driver", you)]
    phone = f"phone to carry {sheet.phone_to_carry}" if sheet.phone_to_carry else ""
    car = " · ".join(part for part in (sheet.car, phone) if part)
    return [*facts, Fact("Car", car)] if car else facts


def _in_touch(sheet: PickupSheet, house: House) -> list[Slice]:
    desk = " ".join(part for part in (sheet.service_name or "the desk", sheet.service_phone) if part)
    by = f" First word by {sheet.hear_by}." if sheet.hear_by else ""
    lines = house.paragraph(
        f"Ring {desk} when you are at the gate, when they are in the car, and when you have handed over.{by}"
    )
    if sheet.ring_ladder:
        lines += house.paragraph(f"If we do not hear from you we ring: {'; '.join(sheet.ring_ladder)}.")
    return lines


def _numbered(steps: tuple[str, ...], house: House) -> list[Slice]:
    return [part for number, step in enumerate(steps, 1) for part in house.paragraph(f"{number}. {step}")]


def _furniture(sheet: PickupSheet, house: House) -> Furniture:
    prepared = ", ".join(part for part in (sheet.prepared_by, sheet.service_name, sheet.service_phone) if part)
    when = f"{plain_date(sheet.printed_at.date())} {clock_time(sheet.printed_at)}"
    foot = f"Prepared by {prepared} · printed {when}" if prepared else f"Printed {when}"
    return house.furniture(sheet.marking, "Gate pickup, continued", foot)


PICKUP = Form("pickup", "Pickup sheet", PickupSheet, _body, _furniture, A5, COMPACT)
"""F3."""
