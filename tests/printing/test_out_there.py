"""What is out there: open when, how to get there, what to say, and how old the word is."""

from dataclasses import replace
from datetime import date

from recovery_desk.printing.forms.out_there import OUT_THERE
from recovery_desk.usecases.paper.out_there_content import OpenOn, OutThere, PlaceOutThere
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import words_of

FRIDAY, SATURDAY, SUNDAY = date(2026, 12, 4), date(2026, 12, 5), date(2026, 12, 6)
CAFE = PlaceOutThere(
    "North East Recovery Café",
    "recovery",
    "12 High Street, Glasgow G1 1AA",
    ("0141 496 0150",),
    (OpenOn(FRIDAY, "18:00–21:00"), OpenOn(SATURDAY, ""), OpenOn(SUNDAY, None)),
    who_for="anybody in recovery, and their families",
    what_to_say="It is my first time",
    how_to_get_there="The 38 bus from the station, five stops",
    checked_on=date(2026, 11, 12),
)
OLD = replace(
    CAFE,
    name="Drop-in, Duke Street",
    kind="observatory",
    is_stale=True,
    checked_on=date(2026, 5, 1),
    alert="The door is round the back.",
)
NEVER = replace(CAFE, name="Food pantry", kind="food", checked_on=None, is_stale=True, who_for="", what_to_say="")
SHEET = OutThere("Mac", (CAFE, OLD, NEVER), date(2026, 11, 23))


def test_the_words_of_the_page() -> None:
    assert_golden("out-there", OUT_THERE.render((SHEET,)).pdf)


def test_what_nobody_checked_lately_says_ring_first() -> None:
    said = words_of(OUT_THERE.render((SHEET,)).pdf)
    assert said.count("RING FIRST.") == 2
    assert "We checked this on 12 November 2026." in said


def test_whoever_prefers_it_reads_the_24_hour_clock() -> None:
    assert "18:00–21:00" in words_of(OUT_THERE.render((replace(SHEET, uses_24_hours=True),)).pdf)
    assert "6pm to 9pm" in words_of(OUT_THERE.render((SHEET,)).pdf)


def test_nothing_picked_says_whom_to_ask() -> None:
    assert "Ask your worker." in words_of(OUT_THERE.render((replace(SHEET, places=()),)).pdf)
