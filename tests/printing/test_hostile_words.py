"""Whatever somebody types, pastes or imports comes out as words on paper, or as a gap that is announced."""

import re
import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.release_day.questions import Country, Finding, Severity
from recovery_desk.printing.fonts import GAP, Weight, faces
from recovery_desk.printing.forms.handover import render_handover
from recovery_desk.printing.typesetting import Typesetter
from recovery_desk.usecases.prepare_handover import HandoverSheet
from tests.printing.made_sheets import A_FRIDAY, sheet_about
from tests.printing.reading import pages_of, words_of


def everywhere(text: str) -> HandoverSheet:
    """A sheet with the same words in every place a worker or a file can put words."""
    return replace(
        sheet_about(
            family_name=text,
            given_names=text,
            preferred_name=text,
            prison_number=text,
            communication_needs=text,
            worker=text,
        ),
        establishment=Establishment(EstablishmentId("x"), Country.SCOTLAND, text),
        place=text,
        release=ReleaseDate(A_FRIDAY.due, told_by=text),
        answer=replace(A_FRIDAY, findings=(Finding("x", Severity.HARD, text),), citation=text, rule=text),
        marking=text,
        service_name=text,
        service_phone=text,
        prepared_by=text,
    )


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Wyszyński",
        "Siân Ŵyn Llŷr",
        "Màiri NicGilleÀindreis",
        "Ștefan Țurcanu-Ăîâ",
        "Nguyễn Thị Hồng Đào",
        "Жанна Щербицька Їґ",
        "Γιώργος",
        "Žydrūnas Ğöçü",
        "O'Neill & Sons <b>",
        "\N{BLACK TELEPHONE} \N{CHECK MARK}",
    ],
)
def test_names_of_the_people_we_meet_are_printed_whole(name: str) -> None:
    rendered = render_handover(sheet_about(given_names="", family_name=name))
    assert rendered.warnings == ()
    assert f"Handover sheet: {name}" in words_of(rendered.pdf)


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "a & b &amp; c &#65;",
        '<img src="/etc/passwd"/>',
        "<para><font color=red>",
        "{page} {0} %s %(x)s {",
        "(brackets) \\ back\\slash )(",
        "${HOME} `id` \x24(id)",
        "</a><a href='javascript:1'>",
    ],
)
def test_markup_is_printed_as_it_was_typed(text: str) -> None:
    rendered = render_handover(everywhere(text))
    assert words_of(rendered.pdf).count(text) >= 10
    for page in PdfReader(BytesIO(rendered.pdf)).pages:
        assert "/XObject" not in page["/Resources"]  # type: ignore[operator]  # pypdf: any PDF object
        assert "/Annots" not in page


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("王小明", ("U+738B", "U+5C0F", "U+660E")),
        ("محمد", ("U+0645", "U+062D", "U+062F")),
        ("דוד", ("U+05D3", "U+05D5")),
        ("दीपक", ("U+0926",)),
        ("\N{HOUSE BUILDING}", ("U+1F3E0",)),
        ("\ue000\ufffe\ud800", ("U+E000", "U+FFFE", "U+D800")),
    ],
)
def test_what_no_shipped_face_can_show_leaves_a_gap_and_a_warning(text: str, missing: tuple[str, ...]) -> None:
    rendered = render_handover(sheet_about(given_names=text))
    (warning,) = rendered.warnings
    assert all(code in warning for code in missing)
    assert text not in warning
    words = words_of(rendered.pdf)
    assert f"{GAP * len(text)} McAllister" in words.replace(f"{GAP} ", GAP).replace(f"{GAP}McA", f"{GAP} McA")
    assert "stands for a letter that could not be printed" in words


def test_very_many_missing_letters_are_counted_not_listed() -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E40))
    (warning,) = render_handover(sheet_about(communication_needs=text)).warnings
    assert "and 56 more" in warning


def test_marks_that_turn_the_reading_order_are_gone() -> None:
    rendered = render_handover(
        sheet_about(family_name="Mc\u202eretsilA\u2066\u200f\u061c", given_names="A\u200bB\u00adC\ufeff")
    )
    assert "Handover sheet: ABC McretsilA" in words_of(rendered.pdf)
    assert rendered.warnings == ()


def test_control_characters_are_gone_and_line_ends_are_kept() -> None:
    printable = faces().printable("one\x00\x07\x1b[31m\ttwo\r\nthree\x0bfour\u2028five\x7f")
    assert printable.text == "one[31m two\nthree\nfour\nfive"
    assert printable.missing == frozenset()


def test_letters_typed_in_two_parts_become_one() -> None:
    assert faces().printable(unicodedata.normalize("NFD", "Nguyễn Ŵyn")).text == "Nguyễn Ŵyn"


@pytest.mark.parametrize(
    ("text", "least_pages"),
    [("x" * 10_000, 3), ("word " * 2_000, 3), ("\n" * 10_000, 1), (" " * 10_000, 1), ("e\u0301" * 5_000, 2)],
)
def test_ten_thousand_characters_anywhere(text: str, least_pages: int) -> None:
    rendered = render_handover(everywhere(text))
    assert rendered.pages >= least_pages


def test_half_a_megabyte_in_a_note_is_printed_whole() -> None:
    words = 50_000
    rendered = render_handover(sheet_about(communication_needs="ten chars " * words))
    pages = pages_of(rendered.pdf)
    assert sum(page.count("chars") for page in pages) == words
    assert all("continued: Craig McAllister" in page for page in pages[1:])
    assert f"up to {rendered.pages} pages" in rendered.warnings[0]


def test_empty_words_everywhere() -> None:
    assert render_handover(everywhere("")).pages == 1


ANY_TEXT = st.text(st.characters(), max_size=300)


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_any_text_at_all_is_printed(text: str) -> None:
    rendered = render_handover(everywhere(text))
    assert rendered.pages == len(PdfReader(BytesIO(rendered.pdf)).pages)


@given(ANY_TEXT)
def test_every_character_that_is_left_has_a_glyph(text: str) -> None:
    printable = faces().printable(text).text
    for weight in Weight:
        assert set(printable) <= {*faces().widths[weight], "\n"}
        for line in printable.split("\n"):
            assert "".join(run for _, run in faces().runs(line, weight)) == line


@given(ANY_TEXT, st.floats(20, 500), st.sampled_from(Weight))
def test_lines_keep_every_word_and_stay_within_the_width(text: str, width: float, weight: Weight) -> None:
    typesetter = Typesetter(faces())
    lines = typesetter.lines(text, weight, 9.5, width)
    letters = re.sub(r"[\n ]", "", faces().printable(text).text)
    assert "".join(lines).replace(" ", "") == letters
    assert all(typesetter.width(line, weight, 9.5) <= width + 0.001 for line in lines)


def test_one_line_is_one_line() -> None:
    typesetter = Typesetter(faces())
    assert typesetter.one_line("short", Weight.BOLD, 10, 200) == "short"
    cut = typesetter.one_line("long " * 100, Weight.BOLD, 10, 200)
    assert cut.endswith("…")
    assert typesetter.width(cut, Weight.BOLD, 10) <= 200
