"""Every form of the house: fonts in it, tagged, no name in its title, the same bytes twice, whatever somebody typed."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from recovery_desk.printing.fonts import GAP
from recovery_desk.printing.form import Form
from recovery_desk.printing.forms import FORMS
from tests.printing.every_sheet import CONTENTS, EVERY, marked, with_words, with_words_once
from tests.printing.golden_pages import assert_golden
from tests.printing.reading import fonts_of, words_of

IDS = [form.id for form, _ in EVERY]
THE_PERSONS = frozenset(
    (
        "my-release-day-standard",
        "my-release-day-large",
        "my-release-day-easy-read",
        "my-release-day-card",
        "plan",
        "out-there",
        "court-plan",
    )
)
"""What somebody keeps who is leaving."""
HOSTILE = {
    "polish": "Łukasz Wyszyński",
    "vietnamese": "Nguyễn Thị Hồng",
    "arabic": "محمد",
    "chinese": "王小明",
    "emoji": "Mac 🙂 👍🏽",
    "bidi": "evil\u202etxt.exe",
    "markup": "<b>bold</b> & <img src='x'/> {who} %s",
    "nothing": "",
    "spaces": "   ",
    "long word": "x" * 5_000,
}


def test_every_form_has_a_content_to_be_tested_with() -> None:
    assert [form.id for form in FORMS if form.id not in CONTENTS] == []


@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_it_is_tagged_in_english_with_its_fonts_and_nobody_in_its_title(form: Form[Any], content: Any) -> None:
    pdf = form.render((content,)).pdf
    reader = PdfReader(BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    for word in ("Craig", "McAllister", "Mac"):
        assert word not in str(dict(reader.metadata))
    for font in fonts_of(pdf):
        descriptor: Any = font["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor
    assert form.render((content,)).pdf == pdf


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_hostile_words_come_out_as_words_or_as_gaps_that_are_announced(
    form: Form[Any], content: Any, words: str
) -> None:
    rendered = form.render((with_words(content, words),))
    said = words_of(rendered.pdf)
    assert rendered.pages >= 1
    assert "\u202e" not in said
    assert (GAP in said) == any("cannot be printed" in warning for warning in rendered.warnings)
    if words.strip() and words.isascii() and len(words) < 100 and form.id != "my-release-day-card":
        assert words.split(maxsplit=1)[0] in said


@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_three_thousand_letters_in_every_place_at_once(form: Form[Any], content: Any) -> None:
    rendered = form.render((with_words(content, "Speaks softly. " * 200),))
    assert rendered.pages >= 1
    assert "Speaks softly." in words_of(rendered.pdf)[:20_000]


@pytest.mark.slow
@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_half_a_megabyte_in_any_one_place(form: Form[Any], content: Any) -> None:
    """The longest note there is: on many pages, shortened where there is room for one line; never a failure."""
    most = 0
    places = with_words_once(content, "Speaks softly. " * 35_000)
    for each in places[:: len(places) // 4 + 1]:
        rendered = form.render((each,))
        most = max(most, rendered.pages)
    assert most > 50 or form.id in ("my-release-day-card", "recovery-key", "movement-slips"), "printed whole somewhere"


@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_the_words_of_every_form(form: Form[Any], content: Any) -> None:
    assert_golden(f"every-{form.id}", form.render((content,)).pdf)


@pytest.mark.parametrize(("form", "content"), EVERY, ids=IDS)
def test_a_marking_stands_on_what_staff_read_and_never_on_what_is_the_persons(form: Form[Any], content: Any) -> None:
    said = words_of(form.render((marked(content, "A MARKING OF OUR OWN"),)).pdf)
    assert ("A MARKING OF OUR OWN" in said) != (form.id in THE_PERSONS)
