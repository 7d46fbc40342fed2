"""The prisons that ship with the program: read in 2026, and not checked by anybody here."""

import csv
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.resource_files import resource

_NAMESPACE = UUID("6f1c2f0e-3f0b-5b52-9a3e-5d1f4c7f2a11")
_COUNTRIES = {
    "Scotland": Country.SCOTLAND,
    "England and Wales": Country.ENGLAND_AND_WALES,
    "Northern Ireland": Country.NORTHERN_IRELAND,
}


def shipped_establishments(path: Path | None = None) -> tuple[Establishment, ...]:
    """Every establishment of `resources/establishments.csv`, with the same id on every desk.

    The id is made from country and name, so that two desks that never met agree on it. A line that is there
    twice counts once.
    """
    return tuple({each.id: each for each in _read(path or resource("establishments.csv"))}.values())


def _read(path: Path) -> Iterator[Establishment]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Establishment(
                id=EstablishmentId(str(uuid5(_NAMESPACE, f"{row['nation']}|{row['name']}"))),
                country=_COUNTRIES[row["nation"]],
                name=row["name"],
                code=row["code"],
                line1=row["line1"],
                line2=row["line2"],
                town=row["town"],
                postcode=row["postcode"],
            )
