"""The driver's sheet and the page for a release from court, as they come out of the printer."""

from dataclasses import fields, replace
from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.domain.people import PersonId
from recovery_desk.printing.forms import FORMS
from recovery_desk.printing.forms.court_plan import COURT_PLAN, render_court_plan
from recovery_desk.printing.forms.pickup import PICKUP, render_pickup
from recovery_desk.usecases.print_court_plan import CourtPlanSheet
from recovery_desk.usecases.print_pickup import PickupSheet
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import words_of

PRINTED = datetime(2026, 12, 3, 14, 5)
FULL = PickupSheet(
    full_name="Craig McAllister",
    called="Mac",
    day=date(2026, 12, 4),
    gate_time="10:00",
    gate="HMP Barlinnie, main gate",
    gate_address="81 Lee Avenue, Glasgow, G33 2QX",
    driver="A. Singh",
    second_person="J. Boyle, 07700 900104",
    car="Silver Corsa, SB12 ABC",
    phone_to_carry="07700 900120",
    bring=("Naloxone kit", "Food", "Clothes for the weather"),
    first_stop="Pharmacy, Duke Street",
    first_stop_details="412 Duke Street, Glasgow, G31 9ZZ · open 09:00–17:30 · 0141 496 0121",
    then_to="Jobcentre, Shettleston, then home",
    risks=("Nervous in crowds: park near the door.", "Hearing aid on the left."),
    hear_by="10:30",
    ring_ladder=("M. Kerr 0141 496 0100", "On-call manager 0141 496 0105"),
    no_show_ladder=("Ask at the gate where they went", "Ring the desk, and wait as long as agreed"),
    marking="OFFICIAL-SENSITIVE: PERSONAL",
    service_name="Made-up Recovery Service",
    service_phone="0141 496 0100",
    prepared_by="M. Kerr",
    printed_at=PRINTED,
)
BARE = replace(
    FULL, called="", gate="", gate_address="", driver="", second_person="", car="", phone_to_carry="", bring=(),
    first_stop="", first_stop_details="", then_to="", risks=(), hear_by="", ring_ladder=(), no_show_ladder=(),
    marking="", service_name="", service_phone="", prepared_by="",
)  # fmt: skip
PLAN = CourtPlan(
    "1", PersonId("p"), "Glasgow Sheriff Court", date(2026, 12, 11), "M. Kerr 0141 496 0100", "A mentor in the gallery",
    "Sister's in Govan", "Pharmacy, Duke Street, until 17:30", "", "At the crisis centre, day and night",
    "Bus fare is with the agent", "Property stays at the prison", "Community team at 09:00", "", date(2026, 11, 23),
)  # fmt: skip
COURT = CourtPlanSheet("Mac", PLAN, "M. Kerr", "Made-up Recovery Service", "0141 496 0100", PRINTED)


@pytest.mark.parametrize(("name", "sheet"), [("full", FULL), ("bare", BARE)])
def test_the_words_of_the_pickup_sheet(name: str, sheet: PickupSheet) -> None:
    drawn = render_pickup(sheet)
    assert (drawn.pages, drawn.warnings) == (1, ())
    assert_golden(f"pickup-{name}", drawn.pdf)


@pytest.mark.parametrize(("name", "plan"), [("full", PLAN), ("empty", CourtPlan("", PersonId("p")))])
def test_the_words_of_the_court_plan(name: str, plan: CourtPlan) -> None:
    drawn = render_court_plan(replace(COURT, plan=plan))
    assert (drawn.pages, drawn.warnings) == (1, ())
    assert_golden(f"court-plan-{name}", drawn.pdf)


def test_the_pickup_sheet_is_a5() -> None:
    box = PdfReader(BytesIO(render_pickup(FULL).pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (420, 595)


def test_the_house_knows_both() -> None:
    assert {PICKUP, COURT_PLAN} <= set(FORMS)


def test_a_driver_is_told_no_number_birth_date_or_note() -> None:
    names = {each.name for each in fields(PickupSheet)}
    assert not {name for name in names if any(word in name for word in ("number", "birth", "note", "consent"))}
    assert "Hearing aid on the left." in words_of(render_pickup(FULL).pdf)


def test_long_words_go_on_and_are_not_lost() -> None:
    many = tuple(f"Step {number}: ring somebody else again and say that nobody came out" for number in range(40))
    drawn = render_pickup(replace(FULL, no_show_ladder=many))
    assert drawn.pages > 1
    assert "40. Step 39" in words_of(drawn.pdf)
