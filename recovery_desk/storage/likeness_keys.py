"""The keys of a row of people as SQL asks for them: a function of ours that the derived caseload calls."""

import json
from datetime import date

from recovery_desk.domain.likeness import Described, keys_of
from recovery_desk.domain.people import BirthDatePrecision


def likeness_keys(
    family: str,
    given: str,
    preferred: str,
    other_names: str,
    born: str | None,
    precision: str,
    *numbers: str,
) -> str:
    """The keys of a row of `person` and `person_details`, as one text for the index."""
    described = Described(
        family,
        given,
        preferred,
        tuple(json.loads(other_names)),
        None if born is None else date.fromisoformat(born),
        BirthDatePrecision(precision),
        numbers,
    )
    return " ".join(keys_of(described))
