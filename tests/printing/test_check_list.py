"""The tick list of a release day."""

import tomllib
from datetime import date

import pytest

from recovery_desk.domain.release_day.questions import Country
from recovery_desk.printing.check_list import checks_for
from recovery_desk.resource_files import resource


@pytest.mark.parametrize("country", Country)
def test_every_country_has_what_keeps_people_alive(country: Country) -> None:
    checks = checks_for(country, date(2026, 12, 30))
    assert len(checks) == len(set(checks)) == 20
    said = " ".join(checks)
    for word in ("Naloxone", "Address", "pharmacy open Wed 30 Dec", "GP", "Licence", "consent".title()):
        assert word in said
    assert "{" not in said


def test_without_a_date_the_day_is_left_open() -> None:
    assert "First dose: pharmacy open that day" in checks_for(Country.SCOTLAND, None)


def test_each_check_has_its_own_id() -> None:
    content = tomllib.loads(resource("release_checks.toml").read_text(encoding="utf-8"))
    ids = [check["id"] for check in content["check"]]
    assert len(ids) == len(set(ids))
