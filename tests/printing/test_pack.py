"""Hundreds of people in one go: a fresh page each, a list in front, nobody missing without a word."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PasswordType, PdfReader

from recovery_desk.domain.people import PersonId
from recovery_desk.printing.locked import LONGEST_PASSPHRASE, locked
from recovery_desk.printing.pack import draw_pack
from recovery_desk.usecases.paper.pack_content import PersonSheets, PreparedPack, Skipped
from tests.printing.made_days import DAY
from tests.printing.made_sheets import SHEET
from tests.printing.reading import pages_of, words_of

LONG = "Speaks softly. " * 300


def person(number: int, *, needs: str = "") -> PersonSheets:
    sheet = replace(SHEET, person=replace(SHEET.person, given_names=f"Craig{number}", communication_needs=needs))
    return PersonSheets(
        PersonId(str(number)),
        f"McAllister, Craig{number}",
        "HMP Barlinnie",
        date(2026, 12, 4),
        (("handover", sheet), ("my-release-day-standard", replace(DAY, called=f"Mac{number}"))),
        ("Handover sheet", "My release day"),
    )


def pack(*people: PersonSheets, is_bound: bool = False, skipped: tuple[Skipped, ...] = ()) -> PreparedPack:
    now = datetime(2026, 11, 23, 10, 14)
    return PreparedPack(people, skipped, "OFFICIAL-SENSITIVE: PERSONAL", "M. Kerr", now, is_bound=is_bound)


def test_the_index_says_on_which_page_each_person_begins() -> None:
    drawn = draw_pack(pack(person(1), person(2, needs=LONG), person(3)))
    pages = pages_of(drawn.sheet.pdf)
    assert drawn.sheet.pages == len(pages) == 1 + 2 + 3 + 2
    for name, first in (("Craig1", 2), ("Craig2", 4), ("Craig3", 7)):
        assert f"Handover sheet: {name}" in pages[first - 1]
        assert any(f"McAllister, {name}" in line and line.endswith(str(first)) for line in pages[0].splitlines())


def test_printed_on_both_sides_every_sheet_begins_on_a_fresh_leaf() -> None:
    """A handover sheet for staff never has the person's own sheet on its back."""
    drawn = draw_pack(pack(person(1), person(2, needs=LONG), is_bound=True))
    pages = pages_of(drawn.sheet.pdf)
    fronts = pages[0::2]
    begun = [page for page in pages if "Page 1 of" in page or "1 / 1" in page]
    assert all(page in fronts for page in begun)
    assert len(begun) == 5
    assert next(number for number, page in enumerate(pages, 1) if "Craig2 McAllister" in page) % 2


def test_the_text_moves_away_from_the_binding_edge() -> None:
    plain, bound = draw_pack(pack(person(1))), draw_pack(pack(person(1), is_bound=True))
    assert plain.sheet.pdf != bound.sheet.pdf
    assert words_of(plain.sheet.pdf).split()[:10] == words_of(bound.sheet.pdf).split()[:10]


def test_somebody_who_cannot_be_drawn_is_listed_and_the_others_are_printed() -> None:
    broken = replace(person(2), sheets=(("handover", person(2).sheets[0][1]), ("my-release-day-standard", None)))
    early = Skipped(PersonId("9"), "Nowak, Paweł", "No release date is known.")
    drawn = draw_pack(pack(person(1), broken, person(3), skipped=(early,)))
    said = words_of(drawn.sheet.pdf)
    assert [each.filed_as for each in drawn.skipped] == ["Nowak, Paweł", "McAllister, Craig2"]
    assert "Not in this pack: 2" in said
    assert "Handover sheet: Craig2" not in said
    assert "Handover sheet: Craig3" in said
    assert [each.person_id for each in drawn.people] == ["1", "3"]


def test_nobody_at_all_is_a_page_that_says_so() -> None:
    assert "0 people" in words_of(draw_pack(pack()).sheet.pdf)


def test_the_same_pack_is_the_same_bytes() -> None:
    assert draw_pack(pack(person(1), person(2))).sheet.pdf == draw_pack(pack(person(1), person(2))).sheet.pdf


def test_it_stops_when_it_is_told_to() -> None:
    told: list[int] = []

    def report(done: int, _of: int) -> None:
        told.append(done)
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        draw_pack(pack(*map(person, range(50))), report)
    assert told == [0, 1, 2]


@pytest.mark.parametrize("passphrase", ["four ordinary words here", "zażółć gęślą jaźń"])
def test_a_locked_sheet_opens_with_its_passphrase_and_no_other(passphrase: str) -> None:
    pdf = draw_pack(pack(person(1))).sheet.pdf
    kept = locked(pdf, passphrase)
    assert b"McAllister" not in kept
    reader = PdfReader(BytesIO(kept))
    assert reader.is_encrypted
    assert reader.trailer["/Encrypt"]["/R"] == 6  # type: ignore[index]  # pypdf: any PDF object
    assert reader.decrypt("something else") is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(passphrase) is not PasswordType.NOT_DECRYPTED
    assert "Craig1" in reader.pages[0].extract_text()


@pytest.mark.parametrize("passphrase", ["", "x" * (LONGEST_PASSPHRASE + 1)])
def test_a_passphrase_that_would_not_hold_is_refused(passphrase: str) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        locked(draw_pack(pack()).sheet.pdf, passphrase)
