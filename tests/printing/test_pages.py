"""Slices on pages: what stays together, what is repeated, what stands on every page."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.printing.page import FIRST_PAGE_ROOM, PAGE_HEIGHT, Furniture, Placed, Slice, Text, lay_out

HEAD, RUNNING, FOOT = Slice(17), Slice(24), Slice(28)
FURNITURE = Furniture(HEAD, RUNNING, FOOT)
BODY_SLICES = st.lists(
    st.builds(
        Slice,
        height=st.floats(1, 300),
        with_next=st.booleans(),
        again=st.one_of(st.none(), st.just(Slice(15, (Text(0, 0, "NotoSans-Regular", 9, "again"),)))),
    ),
    max_size=60,
)


def body(page: list[Placed]) -> list[Slice]:
    return [placed.slice for placed in page if not any(placed.slice is part for part in (HEAD, RUNNING, FOOT))]


def named(height: float, name: str) -> Slice:
    return Slice(height, (Text(0, 0, "NotoSans-Regular", 9, name),))


def test_what_fits_exactly_stays_on_one_page() -> None:
    half = FIRST_PAGE_ROOM / 2
    assert len(lay_out([Slice(half), Slice(half)], FURNITURE)) == 1
    assert len(lay_out([Slice(half), Slice(half), Slice(1)], FURNITURE)) == 2


def test_a_heading_goes_with_what_it_heads() -> None:
    filler, heading, text = named(FIRST_PAGE_ROOM - 50, "filler"), named(30, "heading"), named(30, "text")
    first, second = lay_out([filler, replace(heading, with_next=True), text], FURNITURE)
    assert body(first) == [filler]
    assert [part.texts for part in body(second)] == [heading.texts, text.texts]


def test_too_much_to_stay_together_is_let_go() -> None:
    parts = [replace(named(100, str(number)), with_next=True) for number in range(20)]
    pages = lay_out(parts, FURNITURE)
    assert [part for page in pages for part in body(page)] == parts
    assert len(pages) == 3


def test_the_heading_of_a_table_is_repeated_where_its_rows_go_on() -> None:
    head = named(20, "head")
    rows = [replace(named(100, str(number)), again=head) for number in range(12)]
    first, second = lay_out([head, *rows], FURNITURE)
    assert body(first)[0] == head
    assert body(second)[0] == head
    assert [part for part in body(first) + body(second) if part != head] == rows


def test_a_slice_taller_than_any_page_is_still_printed_once() -> None:
    giant = named(5_000, "giant")
    pages = lay_out([named(10, "before"), giant, named(10, "after")], FURNITURE)
    assert sum(giant in body(page) for page in pages) == 1


def test_no_slices_are_one_page_with_its_furniture() -> None:
    (page,) = lay_out([], FURNITURE)
    assert [placed.slice for placed in page] == [HEAD, FOOT]


@given(BODY_SLICES)
def test_every_slice_is_printed_once_in_order_and_above_the_foot(slices: list[Slice]) -> None:
    pages = lay_out(slices, FURNITURE)
    again = {part.again for part in slices if part.again is not None}
    assert [part for page in pages for part in body(page) if part not in again] == slices
    for number, page in enumerate(pages):
        assert page[0].slice is HEAD
        assert page[-1].slice is FOOT
        assert any(placed.slice is RUNNING for placed in page) == (number > 0)
        tops = [placed.top for placed in page]
        assert tops == sorted(tops)
        for placed, below in pairwise(page):
            assert placed.top + placed.slice.height <= below.top + 0.001
        assert page[-1].top + FOOT.height <= PAGE_HEIGHT
