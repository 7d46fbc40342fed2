import csv
from collections import Counter

import pytest

from recovery_desk.domain.establishments import EstablishmentIndex
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.exchange.establishments_file import shipped_establishments
from recovery_desk.resource_files import resource

INDEX = EstablishmentIndex(shipped_establishments())


def test_every_line_is_an_establishment_and_one_that_is_there_twice_counts_once() -> None:
    with resource("establishments.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 147
    times = Counter(tuple(line.values()) for line in lines)
    assert [line[2] for line, count in times.items() if count > 1] == ["Parc (HMYOI)"]
    assert len(shipped_establishments()) == 146


def test_no_two_share_an_id_or_a_name() -> None:
    all_of_them = shipped_establishments()
    assert len({each.id for each in all_of_them}) == len(all_of_them)
    assert len({each.name for each in all_of_them}) == len(all_of_them)


def test_nobody_here_has_checked_them() -> None:
    assert {each.checked_on for each in shipped_establishments()} == {None}


def test_countries_are_told() -> None:
    assert Counter(each.country for each in shipped_establishments()) == {
        Country.SCOTLAND: 17,
        Country.ENGLAND_AND_WALES: 126,
        Country.NORTHERN_IRELAND: 3,
    }


def test_ids_are_the_same_on_every_desk_for_ever() -> None:
    barlinnie = INDEX.find("Barlinnie")
    assert barlinnie is not None
    assert barlinnie.id == "0b71270a-e802-5887-a8b6-525fe214e72c"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Barlinnie", "HMP Barlinnie"),
        ("HMP BARLINNIE", "HMP Barlinnie"),
        ("hmp & yoi polmont", "HMP and YOI Polmont"),
        ("YOI Polmont", "HMP and YOI Polmont"),
        ("Bella Centre", "Bella Centre (community custody unit)"),
        ("Hydebank", "Hydebank Wood College"),
        ("HMP Parc", "Parc (HMP & YOI)"),
        ("Hatfield", "Hatfield (HMP & YOI)"),
        ("BAI", "Belmarsh (HMP & YOI)"),
        ("Low Moss", "HMP Low Moss"),
    ],
)
def test_names_people_really_write_find_theirs(written: str, name: str) -> None:
    found = INDEX.find(written)
    assert found is not None
    assert found.name == name
