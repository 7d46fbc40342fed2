"""The law of the release day from the files that ship with the program."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from recovery_desk.domain.release_day.engine import ReleaseLaw
from recovery_desk.domain.release_day.public_holidays import HolidayCalendar
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.release_day.rule_book import rule_book_from
from recovery_desk.resource_files import resource


def load_release_law() -> ReleaseLaw:
    """The engine with the shipped rules and bank holidays."""
    return ReleaseLaw(rule_book_from(rules_as_written()), holiday_calendars())


def rules_as_written() -> dict[str, object]:
    """`resources/release_rules.toml` as plain tables."""
    return tomllib.loads(resource("release_rules.toml").read_text(encoding="utf-8"))


def holiday_calendars() -> Mapping[Country, HolidayCalendar]:
    """The bank holidays GOV.UK published, by country (`resources/bank_holidays.json`)."""
    read: dict[str, Any] = json.loads(resource("bank_holidays.json").read_text(encoding="utf-8"))
    return {
        country: HolidayCalendar(
            country=country,
            published={date.fromisoformat(day): name for day, name in read["divisions"][country].items()},
            first_year=read["first_year"],
            last_year=read["last_year"],
        )
        for country in Country
    }
