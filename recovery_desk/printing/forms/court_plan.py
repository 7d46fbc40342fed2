"""If released from court (C4): one page for somebody on remand, in plain words, printed weeks ahead."""

from recovery_desk.domain.dates import long_date, plain_date
from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.printing.form import Form
from recovery_desk.printing.marks import Mark
from recovery_desk.printing.page import A4, Furniture, Rendered, Slice
from recovery_desk.printing.parts import Fact, House, Scale
from recovery_desk.usecases.print_court_plan import CourtPlanSheet

_CLEAR = Scale(12.0, 16.0, 9.5, 12.5, 14.0, 24.0, 18.0, pad=4.6)
"""Clear print, and one page."""

_LABEL = 132.0
_TOLERANCE = "Your body is not used to it any more. The first two weeks are the most dangerous."
_HELP = "Carry naloxone. Do not use alone. Not waking, or breathing badly: 999, naloxone, stay with them."


def render_court_plan(sheet: CourtPlanSheet) -> Rendered:
    """One page as PDF, in memory only."""
    return COURT_PLAN.render((sheet,))


def _body(sheet: CourtPlanSheet, house: House) -> list[Slice]:
    plan = sheet.plan
    hearing = ", ".join(
        part for part in (plan.court, long_date(plan.next_hearing) if plan.next_hearing else "") if part
    )
    return [
        *house.title(f"If you are released from court, {sheet.called}"),
        *house.paragraph("Keep this with your court papers. A court can let you go on any day, late on a Friday too."),
        house.space(8),
        *house.notice("First", Mark.NONE, _first(sheet, hearing), 96.0),
        *house.heading("That day, one thing after another"),
        *_steps(plan, house),
        house.space(10),
        *house.strip(_TOLERANCE, _HELP),
    ]


def _first(sheet: CourtPlanSheet, hearing: str) -> list[Fact]:
    desk = " ".join(part for part in (sheet.service_name, sheet.service_phone) if part)
    facts = [Fact("Court", hearing)] if hearing else []
    facts.append(Fact("Ring", sheet.plan.ring_first or desk or "Ask your worker for a number"))
    if sheet.worker:
        facts.append(Fact("Your worker", sheet.worker))
    return facts


def _steps(plan: CourtPlan, house: House) -> list[Slice]:
    """What is known as words, what is not as an empty line to write on."""
    slices: list[Slice] = []
    for label, text in (
        ("Who meets you", plan.meets_them),
        ("Your first dose", plan.first_dose),
        ("Other medicines", plan.medicines),
        ("Naloxone", plan.naloxone),
        ("Where you sleep", plan.sleep_tonight),
        ("Money and travel", plan.money_and_travel),
        ("Property and phone", plan.property_and_phone),
        ("Next morning", plan.first_morning),
        ("Family", plan.family),
    ):
        slices += house.facts([Fact(label, text)], _LABEL) if text else house.pen_facts([Fact(label, "")], 30.0, _LABEL)
    return slices


def _furniture(sheet: CourtPlanSheet, house: House) -> Furniture:
    agreed = f" · agreed {plain_date(sheet.plan.agreed_on)}" if sheet.plan.agreed_on else ""
    desk = ", ".join(part for part in (sheet.service_name, sheet.service_phone) if part)
    foot = f"Printed {plain_date(sheet.printed_at.date())}{agreed}" + (f" · {desk}" if desk else "")
    return house.furniture("", "If you are released from court, continued", foot)


COURT_PLAN = Form("court-plan", "If released from court", CourtPlanSheet, _body, _furniture, A4, _CLEAR)
"""C4."""
