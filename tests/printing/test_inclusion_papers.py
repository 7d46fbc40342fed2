"""Agenda and minutes of a recovery inclusion meeting, as they come out of the printer."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from recovery_desk.domain.agenda import ORDER_IN_WORDS
from recovery_desk.printing.form import Form
from recovery_desk.printing.forms.agenda import AGENDA
from recovery_desk.printing.forms.minutes import MINUTES
from recovery_desk.usecases.inclusion.sheets import AgendaRow, AgendaSheet, MinutesRow, MinutesSheet, PaperHead
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import words_of

HEAD = PaperHead(
    series="Recovery inclusion meeting, HMP Barlinnie",
    when="Tuesday 1 December 2026, 10:00–11:30",
    place="Link centre, Room 2",
    reader="",
    marking="OFFICIAL-SENSITIVE: PERSONAL",
    service_name="Made-up Recovery Service",
    prepared_by="M. Kerr",
    printed_at=datetime(2026, 11, 30, 16, 5),
)
ROWS = (
    AgendaRow(
        1, "10:05", 12, "McAllister, Craig", "HMP Barlinnie, Hall B", "Fri 4 Dec",
        "14 points: 2 vital checks owed +6, out in 3 days +3, hard release day +2, 1 action not done +2",
        (("Failed", ("A home to go to",)), ("Not done", ("A phone", "Clothes")), ("Not known", ("First dose",))),
        ("Send the homelessness application (Housing options by Wed 25 Nov)",),
    ),
    AgendaRow(2, "10:17", 6, "Nowak, Paweł", "HMP Barlinnie", "Mon 14 Dec", "1 point: 1 other check owed +1", (), ()),
    AgendaRow(3, "", 0, "Whyte, Ryan", "", "no release day known", "0 points: nothing is owed", (), ()),
)  # fmt: skip
AGENDA_SHEET = AgendaSheet(
    HEAD,
    ("M. Kerr (chair)", "Priya Lang, Community recovery team", "Anna Wilk, Housing options"),
    ORDER_IN_WORDS,
    "10:00 Who is here, apologies (5 minutes)",
    "11:25 Anything else, the next meeting (5 minutes). For 1 there is no time: they are read on paper.",
    ROWS,
)
MINUTES_SHEET = MinutesSheet(
    HEAD,
    present=("M. Kerr (chair)", "Priya Lang, Community recovery team"),
    apologies=("Anna Wilk, Housing options",),
    absent=(),
    rows=(
        MinutesRow(
            1, "McAllister, Craig", "HMP Barlinnie, Hall B", "Fri 4 Dec", (("Failed", ("A home to go to",)),),
            ("Gate pickup by the mentor.", "Housing meets him inside before Friday."),
            (
                ("Book the first appointment for Monday", "Priya Lang", "Thu 3 Dec"),
                ("Send the homelessness application again", "Housing options", "Wed 2 Dec"),
            ),
            ("Ask for his tenancy to be kept (Housing options by Wed 25 Nov)",),
        ),
        MinutesRow(2, "Nowak, Paweł", "HMP Barlinnie, Hall D", "Mon 14 Dec", (), (), (), (), is_discussed=False),
    ),
    closed="11:28, M. Kerr",
    following="Tuesday 15 December 2026, 10:00–11:30",
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "sheet"), [(AGENDA, AGENDA_SHEET), (MINUTES, MINUTES_SHEET)], ids=["agenda", "minutes"]
)
def test_the_words_of_the_papers(form: Form[Any], sheet: Any) -> None:
    for name, reader in (("own", ""), ("for-an-agency", "Housing options")):
        content = replace(sheet, head=replace(HEAD, reader=reader), rows=sheet.rows[: 1 if reader else None])
        assert_golden(f"{form.id}-{name}", form.render((content,)).pdf)


def test_an_empty_copy_and_a_draft_say_so() -> None:
    assert "Nobody stands on this copy." in words_of(AGENDA.render((replace(AGENDA_SHEET, rows=()),)).pdf)
    said = words_of(MINUTES.render((replace(MINUTES_SHEET, rows=(), is_draft=True),)).pdf)
    assert "draft: the meeting is not closed yet" in said
    assert "Nobody stands on this copy." in said


def test_two_hundred_people_run_over_pages_with_the_head_of_the_table_on_each() -> None:
    rows = tuple(replace(ROWS[0], number=number, name=f"Person {number}") for number in range(1, 201))
    drawn = AGENDA.render((replace(AGENDA_SHEET, rows=rows),))
    assert drawn.pages > 10
    assert words_of(drawn.pdf).count("What is missing, and why here") == drawn.pages
    assert "Person 200" in words_of(drawn.pdf)
