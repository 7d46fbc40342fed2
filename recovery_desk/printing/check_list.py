"""What ought to be in place on a release day, by country: read from `resources/release_checks.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.resource_files import resource


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """One thing to have in place; `text` holds the words of the tick list for each country it applies in."""

    id: str
    text: Mapping[Country, str]


def checks_for(country: Country, release_day: date | None) -> tuple[str, ...]:
    """The words of every check that applies in `country`, the release day put in where it matters."""
    day = "that day" if release_day is None else short_date(release_day)
    return tuple(check.text[country].replace("{day}", day) for check in _checks() if country in check.text)


@cache
def _checks() -> tuple[ReleaseCheck, ...]:
    content = tomllib.loads(resource("release_checks.toml").read_text(encoding="utf-8"))
    return tuple(ReleaseCheck(entry["id"], _by_country(entry["text"])) for entry in content["check"] if "text" in entry)


def _by_country(text: str | dict[str, str]) -> Mapping[Country, str]:
    if isinstance(text, str):
        return dict.fromkeys(Country, text)
    return {Country(country): words for country, words in text.items()}
