"""The paper of a day in the prison as it comes out of the printer."""

from dataclasses import replace
from datetime import date, datetime

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.round import RULE
from recovery_desk.printing.forms.clearance_list import CLEARANCE_LIST
from recovery_desk.printing.forms.clinic_list import CLINIC_LIST
from recovery_desk.printing.forms.movement_slips import MOVEMENT_SLIPS
from recovery_desk.printing.forms.prison_day_list import PRISON_DAY_LIST
from recovery_desk.usecases.prison_day.sheet_content import (
    ClearanceSheet,
    ClinicPart,
    ClinicRow,
    ClinicSheet,
    ListRow,
    MovementSlip,
    MovementSlips,
    PrisonDaySheet,
    SheetHead,
    Visitor,
)
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import pages_of, words_of

HEAD = SheetHead(
    "HMP Barlinnie", date(2026, 11, 24), "OFFICIAL-SENSITIVE: PERSONAL", "M. Kerr", "Prison Recovery Coordination",
    "0141 496 0100", datetime(2026, 11, 23, 16, 40),
)  # fmt: skip
LIST = PrisonDaySheet(
    HEAD,
    (
        ListRow("09:15", "A Hall", "1/9", "KTM", "Duffy, Ray", "118203", "New referral of Fri 20 Nov"),
        ListRow(
            "09:30", "A Hall", "2/14", "R4W", "Nowak, Paweł", "120118", "First night: came in yesterday; Asked for"
        ),
        ListRow(
            "10:00", "D Hall", "1/22", "XJ9", "McAllister, Craig", "117531", "Meeting at 10:00; Link centre, Room 2"
        ),
        ListRow("", "Hall not known", "", "Z3F", "Whyte, Ryan", "119044", "Not seen on Mon 23 Nov"),
    ),
    without_names=False,
    rule=RULE,
    more_unseen=12,
)
BARE = replace(LIST, without_names=True, rows=tuple(replace(each, name="", number="") for each in LIST.rows))
CLEARANCE = ClearanceSheet(
    HEAD,
    (
        Visitor("P. Lang", "Community recovery team", "Key worker", "10:00–11:30", "Cleared, SPS/4100",
                "4 December 2026, soon", ""),
        Visitor("T. Reid", "Clyde Recovery Community", "Peer mentor", "13:45–14:30", "Cleared, SPS/4211",
                "17 November 2026", "Vetting has ended"),
        Visitor("M. Kerr", "Worker of this desk", "", "09:00–16:30", "Cleared, draws keys, SPS/4055",
                "1 June 2027", ""),
    ),
    "Paper, pens, these lists. One phone without a camera, with the governor’s leave.",
)  # fmt: skip
SLIP = MovementSlip(
    PersonId("p1"), "McAllister, Craig", "117531", "D Hall", "1/22", "Link centre, Room 2", "10:00", "10:45"
)
SLIPS = MovementSlips(HEAD, (SLIP, *(replace(SLIP, name=f"Nowak, Paweł {n}", time=f"1{n}:00") for n in range(1, 5))))
CLINIC = ClinicSheet(
    HEAD,
    (
        ClinicPart(
            "Link centre, Room 2",
            "P. Lang, Community recovery team",
            (
                ClinicRow("10:00–10:30", "XJ9", "McAllister, Craig", "117531", "D Hall 1/22"),
                ClinicRow("10:30–11:00", "KTM", "Duffy, Ray", "118203", "A Hall 1/9"),
            ),
        ),
        ClinicPart("Health centre", "M. Kerr", (ClinicRow("14:00–14:30", "R4W", "Nowak, Paweł", "120118", "A Hall"),)),
    ),
)


def test_the_words_of_each_page() -> None:
    assert_golden("prison-day", PRISON_DAY_LIST.render((LIST,)).pdf)
    assert_golden("prison-day-without-names", PRISON_DAY_LIST.render((BARE,)).pdf)
    assert_golden("clearance-list", CLEARANCE_LIST.render((CLEARANCE,)).pdf)
    assert_golden("movement-slips", MOVEMENT_SLIPS.render((SLIPS,)).pdf)
    assert_golden("clinic-list", CLINIC_LIST.render((CLINIC,)).pdf)


def test_a_list_without_names_says_where_and_nothing_of_who() -> None:
    said = words_of(PRISON_DAY_LIST.render((BARE,)).pdf)
    assert "KTM" in said
    assert "A Hall 1/9" in said
    for name in ("McAllister", "117531", "Nowak"):
        assert name not in said


def test_four_slips_stand_on_a_page_and_none_is_cut_in_two() -> None:
    pages = pages_of(MOVEMENT_SLIPS.render((SLIPS,)).pdf)
    assert [page.count("Movement slip ·") for page in pages] == [4, 1]
    assert [page.count("Back on the hall at") for page in pages] == [4, 1]


def test_twenty_five_people_keep_their_columns_named_on_every_page() -> None:
    long = replace(LIST, rows=LIST.rows * 15)
    pages = pages_of(PRISON_DAY_LIST.render((long,)).pdf)
    assert len(pages) > 1
    assert all("Code" in page for page in pages)


def test_days_with_nobody_say_so() -> None:
    assert "Nobody is to be seen" in words_of(PRISON_DAY_LIST.render((replace(LIST, rows=()),)).pdf)
    assert "Nobody comes in" in words_of(CLEARANCE_LIST.render((replace(CLEARANCE, visitors=()),)).pdf)
    assert "Nobody is to be brought anywhere" in words_of(MOVEMENT_SLIPS.render((replace(SLIPS, slips=()),)).pdf)
    assert "No meeting is booked inside" in words_of(CLINIC_LIST.render((replace(CLINIC, clinics=()),)).pdf)
