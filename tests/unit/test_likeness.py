from datetime import date

import pytest

from recovery_desk.domain.likeness import Alike, Described, Known, keys_of, likeness, most_alike
from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.sounds import sound_of

EXACT, ABOUT = BirthDatePrecision.EXACT, BirthDatePrecision.APPROXIMATE
BORN = date(1979, 2, 14)
CRAIG = Known(
    "McAllister",
    "Craig",
    "Mac",
    birth_date=BORN,
    birth_date_precision=EXACT,
    numbers=("117531",),
    person_id=PersonId("c"),
)


def known(family: str, given: str, preferred: str = "", other: tuple[str, ...] = ()) -> Known:
    return Known(family, given, preferred, other, person_id=PersonId("k"))


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Described("McAllister", "Craig"), Alike.SAME_NAME),
        (Described("Craig", "McAllister"), Alike.OTHER_WAY_ROUND),
        (Described("MacAllister", "Kraig"), Alike.SOUNDS_ALIKE),
        (Described("McAlister", "Craig"), Alike.SOUNDS_ALIKE),
        (Described("McAllister", "Mac"), Alike.SAME_NAME),
        (Described("Smith", "John", numbers=("117 531",)), Alike.SAME_NUMBER),
        (Described("McAllister", "Crai"), Alike.SPELLED_ALIKE),
    ],
)
def test_the_same_person_is_offered(asked: Described, why: Alike) -> None:
    found = most_alike(asked, [CRAIG], 5)
    assert found
    assert why in found[0].reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Docherty", "Tam"), ("Doherty", "Thomas")),
        (("Nowak", "Lukasz"), ("Novak", "Luke")),
        (("O'Neill", "Liz"), ("ONeil", "Elizabeth")),
        (("Reid", "Shug"), ("Reed", "Hugh")),
        (("Thomson", "Stephen"), ("Thompson", "Steven")),
        (("Łukasiewicz", "Paweł"), ("Lukasiewicz", "Pawel")),
        (("Kowalczyk", "Piotr"), ("Kovalchyk", "Peter")),
        (("MacLeod", "Iain"), ("McLeod", "Ian")),
        (("Петренко", "Олена"), ("Петренко", "Олена")),
    ],
)
def test_spellings_and_short_forms_of_one_name_find_one_another(one: tuple[str, str], other: tuple[str, str]) -> None:
    asked = Described(*one)
    assert most_alike(asked, [known(*other)], 1)
    assert set(keys_of(asked)) & set(keys_of(known(*other)))
    assert most_alike(Described(*other), [known(*one)], 1)


@pytest.mark.parametrize(
    "asked",
    [Described("Smith", "Craig"), Described("McAllister", "Shona"), Described("Nowak", "Jan"), Described("Mc", "")],
)
def test_somebody_else_is_not_offered(asked: Described) -> None:
    assert most_alike(asked, [CRAIG], 5) == ()


def test_birth_dates_tell_namesakes_apart() -> None:
    def score(born: date | None, precision: BirthDatePrecision = EXACT) -> float:
        return likeness(Described("McAllister", "Craig", birth_date=born, birth_date_precision=precision), CRAIG).score

    same, about, unknown, other = score(BORN), score(date(1980, 7, 1), ABOUT), score(None), score(date(1991, 5, 3))
    assert same > about > unknown > 55 > other
    assert score(date(1979, 12, 1)) < 55
    assert score(date(1979, 2, 15)) > unknown


def test_day_and_month_in_the_wrong_order() -> None:
    third = Known("Reid", "Ann", birth_date=date(1985, 3, 4), birth_date_precision=EXACT, person_id=PersonId("r"))
    asked = Described("Reid", "Ann", birth_date=date(1985, 4, 3), birth_date_precision=EXACT)
    assert Alike.DAY_AND_MONTH_SWAPPED in likeness(asked, third).reasons


def test_any_other_name_finds_them() -> None:
    assert most_alike(Described("Docherty", "Shona"), [known("Reid", "Shona", "", ("Shona Docherty",))], 1) == ()
    assert most_alike(Described("Reid", "Senga"), [known("Reid", "Agnes")], 1)
    assert most_alike(Described("Reid", "Dod"), [known("Reid", "", "", ("George",))], 1)


def test_words_without_letters_have_a_key_too() -> None:
    assert sound_of("123") == "123"
    assert sound_of("Żak") == sound_of("zak")
