import pytest

from recovery_desk.domain.establishments import Establishment, EstablishmentId, EstablishmentIndex
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.exchange.establishments_file import shipped_establishments

INDEX = EstablishmentIndex(shipped_establishments())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Barlinnie", "HMP Barlinnie"),
        ("HMP BARLINNIE", "HMP Barlinnie"),
        ("h.m.p. barlinnie ", "HMP Barlinnie"),
        ("Barlinnie Prison", "HMP Barlinnie"),
        ("low moss", "HMP Low Moss"),
        ("HMP & YOI Polmont", "HMP and YOI Polmont"),
        ("Polmont YOI", "HMP and YOI Polmont"),
        ("Bella Centre", "Bella Centre (community custody unit)"),
        ("Wormwood Scrubs", "Wormwood Scrubs (HMP & YOI)"),
        ("HMP Wormwood Scrubs", "Wormwood Scrubs (HMP & YOI)"),
        ("WSI", "Wormwood Scrubs (HMP & YOI)"),
        ("The Mount", "The Mount (HMP)"),
        ("Feltham (HMYOI)", "Feltham (HMYOI)"),
        ("Maghaberry", "HMP Maghaberry"),
        ("Barlin", "HMP Barlinnie"),
    ],
)
def test_what_people_write_finds_theirs(written: str, name: str) -> None:
    found = INDEX.find(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["", "HMP", "Nowhere", "Feltham", "B", "  ", "\u202e"])
def test_what_could_be_several_or_none_is_not_guessed(written: str) -> None:
    assert INDEX.find(written) is None


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("HMP Barlinnie", "HMP Barlinnie"),
        ("Altcourse (HMP & YOI)", "HMP Altcourse"),
        ("Aylesbury (HMYOI)", "HMYOI Aylesbury"),
        ("Bella Centre (community custody unit)", "Bella Centre"),
    ],
)
def test_the_short_name_is_as_said(name: str, short: str) -> None:
    assert Establishment(EstablishmentId("x"), Country.SCOTLAND, name).short_name == short
