"""The handover sheet as it comes out of the printer."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import BirthDatePrecision
from recovery_desk.domain.release_day.questions import Country, ReleaseQuestion
from recovery_desk.exchange.release_rules_file import load_release_law
from recovery_desk.printing.fonts import faces
from recovery_desk.printing.forms import FORMS
from recovery_desk.printing.forms.handover import HANDOVER, render_handover, render_handovers
from recovery_desk.printing.page import lay_out
from recovery_desk.printing.parts import House
from recovery_desk.printing.typesetting import Typesetter
from recovery_desk.usecases.prepare_handover import HandoverSheet
from tests.printing.golden_pages import assert_golden
from tests.printing.made_sheets import CHRISTMAS, FULL, NO_RULE, REMAND, SHEET, sheet_about
from tests.printing.reading import fonts_of, pages_of, words_of

BELFAST = replace(
    SHEET,
    establishment=Establishment(EstablishmentId("mag"), Country.NORTHERN_IRELAND, "HMP Maghaberry"),
    country=Country.NORTHERN_IRELAND,
    answer=NO_RULE,
)
ALTCOURSE = replace(
    SHEET,
    establishment=Establishment(EstablishmentId("alt"), Country.ENGLAND_AND_WALES, "Altcourse (HMP & YOI)"),
    country=Country.ENGLAND_AND_WALES,
    answer=CHRISTMAS,
)


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("friday-in-scotland", SHEET),
        ("christmas-in-england", ALTCOURSE),
        ("remand", replace(SHEET, answer=REMAND)),
        ("northern-ireland", BELFAST),
        ("no-date", replace(SHEET, answer=None, release=None)),
        ("full", FULL),
        ("all-in-place", replace(FULL, open_checks=())),
    ],
)
def test_the_words_of_the_page(name: str, sheet: HandoverSheet) -> None:
    rendered = render_handover(sheet)
    assert rendered.pages == 1
    assert_golden(f"handover-{name}", rendered.pdf)
    assert rendered.warnings == ()


def test_the_house_knows_the_form() -> None:
    assert HANDOVER in FORMS
    assert len({form.id for form in FORMS}) == len(FORMS)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render_handover(SHEET).pdf == render_handover(replace(SHEET)).pdf


def test_every_letter_is_in_the_file() -> None:
    fonts = list(fonts_of(render_handover(sheet_about(given_names="Łukasz ☎")).pdf))
    assert fonts
    for font in fonts:
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        assert "/FontFile2" in descriptor
        assert str(font["/BaseFont"]).split("+")[1] in ("NotoSans-Regular", "NotoSans-Bold", "DejaVuSans")


def test_what_anybody_can_read_without_opening_it_names_nobody() -> None:
    reader = PdfReader(BytesIO(render_handover(SHEET).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Handover sheet"
    said = " ".join(str(value) for value in reader.metadata.values())
    assert not any(word in said for word in ("McAllister", "Craig", "Mac", "Kerr", "117531", "Barlinnie"))
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_a_marking_can_be_another_or_none() -> None:
    assert pages_of(render_handover(replace(SHEET, marking="OFFICIAL")).pdf)[0].startswith("OFFICIAL\nHandover")
    assert pages_of(render_handover(replace(SHEET, marking="")).pdf)[0].startswith("Handover sheet: Craig")


def test_what_is_not_recorded_is_said_and_not_made_up() -> None:
    bare = replace(
        sheet_about(
            preferred_name="",
            birth_date=None,
            birth_date_precision=BirthDatePrecision.UNKNOWN,
            prison_number="",
            communication_needs="",
            worker="",
        ),
        establishment=None,
        place="",
        prepared_by="",
        service_name="",
        service_phone="",
        marking="",
        answer=None,
        release=None,
    )
    words = words_of(render_handover(bare).pdf)
    for said in (
        "Birth date not known",
        "Prison number not recorded",
        "Establishment not recorded",
        "Worker not recorded",
        "Release date not known",
        "Not recorded: ask what helps.",
        "Printed 23 November 2026 10:14",
    ):
        assert said in words
    assert "Likes to be called" not in words
    assert "Prepared by" not in words


def test_an_approximate_birth_date_is_said_to_be_one() -> None:
    words = words_of(render_handover(sheet_about(birth_date_precision=BirthDatePrecision.APPROXIMATE)).pdf)
    assert "Born about 14 February 1979 (not certain)" in words
    assert "age 47" not in words


def test_the_hard_day_comes_first_and_hints_for_the_desk_stay_there() -> None:
    words = words_of(render_handover(SHEET).pdf)
    said = [words.index(text) for text in ("a hard day to be released", "2 shut days follow", "The length of the")]
    assert said == sorted(said)
    assert "Settings" not in words
    assert "https" not in words


def test_each_country_has_its_own_last_words_of_supervision() -> None:
    assert "Justice social work" in words_of(render_handover(SHEET).pdf)
    assert "Probation: first appointment" in words_of(render_handover(ALTCOURSE).pdf)
    assert "Probation Board" in words_of(render_handover(BELFAST).pdf)


def test_a_second_page_says_again_who_it_is_about() -> None:
    rendered = render_handover(sheet_about(communication_needs="Speaks softly. " * 300))
    pages = pages_of(rendered.pdf)
    assert rendered.pages == len(pages) == 2
    assert "Handover sheet, continued: Craig McAllister · 117531" in pages[1]
    assert "continued" not in pages[0]
    assert [page.splitlines()[0] for page in pages] == ["OFFICIAL-SENSITIVE: PERSONAL"] * 2
    assert [page.splitlines()[-1][-11:] for page in pages] == ["Page 1 of 2", "Page 2 of 2"]
    assert " ".join(pages).count("Speaks softly.") == 300


def test_a_table_that_goes_over_the_page_takes_its_heading_with_it() -> None:
    rendered = render_handover(sheet_about(communication_needs="Speaks softly. " * 160))
    pages = pages_of(rendered.pdf)
    assert len(pages) == 2
    for heading, first_line in (("Release day, Friday 4 December", "Gate, HMP"), ("Not yet in place", "Naloxone kit")):
        assert [heading in page for page in pages] == [first_line in page for page in pages]


def test_many_people_each_begin_on_a_fresh_page() -> None:
    sheets = [sheet_about(given_names=name) for name in ("Màiri", "Siân", "Жанна")]
    sheets[1] = replace(sheets[1], person=replace(sheets[1].person, communication_needs="Speaks softly. " * 300))
    told: list[tuple[int, int]] = []
    rendered = render_handovers(sheets, lambda done, of: told.append((done, of)))
    pages = pages_of(rendered.pdf)
    assert rendered.pages == len(pages) == 4
    assert [page.splitlines()[1] for page in pages] == [
        "Handover sheet: Màiri McAllister",
        "Handover sheet: Siân McAllister",
        "Handover sheet, continued: Siân McAllister · 117531",
        "Handover sheet: Жанна McAllister",
    ]
    assert [page.splitlines()[-1][-11:] for page in pages] == [
        "Page 1 of 1",
        "Page 1 of 2",
        "Page 2 of 2",
        "Page 1 of 1",
    ]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_printing_stops_when_it_is_told_to() -> None:
    class CancelledError(Exception):
        pass

    told: list[int] = []

    def report(done: int, _of: int) -> None:
        told.append(done)
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        render_handovers([SHEET] * 5, report)
    assert told == [0, 1]


def test_ordinary_sheets_fit_one_page_on_every_day_of_the_year() -> None:
    law = load_release_law()
    house = House(Typesetter(faces()))
    for sheet in (SHEET, ALTCOURSE, BELFAST):
        for day in range(0, 366, 3):
            due = date(2026, 12, 1) + timedelta(days=day)
            answer = law.check(ReleaseQuestion(due, sheet.country, as_of=date(2026, 11, 23)))
            asked = replace(sheet, answer=answer)
            pages = lay_out(HANDOVER.body(asked, house), HANDOVER.furniture(asked, house))
            assert len(pages) == 1, (due, sheet.country)


def test_the_day_of_a_moved_release_is_the_one_in_the_tables() -> None:
    words = words_of(render_handover(ALTCOURSE).pdf)
    assert "It brings Saturday 26 December forward to Thursday 24 December." in words
    assert "Release day, Thursday 24 December" in words
    assert "pharmacy open Thu 24 Dec" in words
    assert date(2026, 12, 24) == ALTCOURSE.release_day
