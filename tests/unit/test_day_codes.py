"""Codes of a printed list: one for each line, and a slip of a key is refused."""

from datetime import date
from itertools import islice, permutations

from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.day_codes import ALPHABET, CODES, LENGTH, code_from, code_of, free_codes
from recovery_desk.domain.prison_day import cell_key, windows_from

NUMBERS = st.integers(0, CODES - 1)
TYPED = st.characters(min_codepoint=32, max_codepoint=126)


@given(st.dates(), st.integers(0, CODES))
def test_every_line_of_a_day_has_a_code_of_its_own_and_always_the_same(day: date, people: int) -> None:
    codes = list(islice(free_codes(day, ()), people))
    assert len(set(codes)) == people
    assert all(code_from(code) == code for code in codes)
    assert codes == list(islice(free_codes(day, ()), people))


def test_the_list_of_another_prison_begins_elsewhere() -> None:
    day = date(2026, 11, 24)
    assert next(free_codes(day, (), "bar")) != next(free_codes(day, (), "low"))


@given(st.dates(), st.sets(NUMBERS, max_size=40))
def test_a_code_that_is_taken_is_not_given_again(day: date, taken: set[int]) -> None:
    codes = {code_of(number) for number in taken}
    assert not codes & set(free_codes(day, codes))


@given(NUMBERS, st.integers(0, LENGTH - 1), TYPED)
def test_any_one_character_mistyped_is_refused(number: int, at: int, typed: str) -> None:
    code = code_of(number)
    wrong = code[:at] + typed + code[at + 1 :]
    assert code_from(wrong) in (None, code)
    if typed.upper() != code[at]:
        assert code_from(wrong) is None


@given(NUMBERS)
def test_characters_changed_about_are_refused(number: int) -> None:
    code = code_of(number)
    for first, second in ((0, 1), (1, 2), (0, 2)):
        swapped = list(code)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        if "".join(swapped) != code:
            assert code_from("".join(swapped)) is None


def test_a_code_is_read_however_it_is_typed() -> None:
    code = code_of(300)
    assert code_from(f" {code.lower()[:1]}-{code.lower()[1:]} ") == code
    assert code_from(code[:2]) is None
    assert code_from(code * 2) is None
    assert not set("AEIOU0152S8B") & set(ALPHABET)


def test_times_of_a_hall_as_they_are_typed() -> None:
    assert windows_from("9:15-11:30, 14-16") == ((555, 690), (840, 960))
    assert windows_from("14.00\u201316.00 and 9-12; 11-13") == ((540, 780), (840, 960))
    assert windows_from("") == ()
    for wrong in ("9", "11-9", "9-25", "nine to ten", "9:75-10", "9-"):
        assert windows_from(wrong) is None


def test_cells_in_the_order_one_walks_past_them() -> None:
    cells = ["1/10", "2/1", "1/9", "", "1/9A"]
    for order in permutations(cells):
        assert sorted(order, key=cell_key) == ["", "1/9", "1/9A", "1/10", "2/1"]
