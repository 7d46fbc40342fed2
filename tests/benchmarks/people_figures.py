"""Somebody is typed: those who may be the same, among 100,000 people against among 1,000."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import cycle
from pathlib import Path

from recovery_desk.domain.likeness import Described
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.offer_duplicates import OfferDuplicates, described
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from tests.benchmarks.figures import Figure, median_ms
from tests.benchmarks.vault_figures import LARGE, SMALL, open_desk


def duplicates_while_typing(folder: Path) -> Iterator[Figure]:
    """What is asked after each pause in the typing, as somebody is typed letter by letter; and the slowest of it."""
    taken: dict[int, list[float]] = {}
    for people in (SMALL, LARGE):
        vault = open_desk(folder, people)
        offer = OfferDuplicates(vault)
        taken[people] = []
        for asked in _typed(vault):
            taken[people].append(median_ms(partial(offer, asked), 3))
        vault.close()
    for people in (SMALL, LARGE):
        taken[people].sort()
    middle = len(taken[LARGE]) // 2
    yield Figure(
        "Duplicates offered while typing, median: 100,000 / 1,000",
        taken[LARGE][middle],
        "ms",
        25,
        taken[SMALL][middle],
    )
    yield Figure(
        "Duplicates offered while typing, 95th of 100: 100,000", taken[LARGE][len(taken[LARGE]) * 95 // 100], "ms", 50
    )


def _typed(vault: Vault) -> Iterator[Described]:
    """People of the desk as they are typed: two names growing, a slip in one, a birth date, a number."""
    rows = vault.caseload.page(CaseloadFilter(), CaseloadOrder.NAME, descending=False, offset=0, limit=900)[::30]
    slips = cycle(("x", "", "e"))
    for row in rows:
        person = vault.people.get(row.person_id)
        whole = described(person, None)
        for many in range(2, len(person.given_names), 2):
            yield Described(person.family_name, person.given_names[:many])
        yield Described(person.family_name + next(slips), person.given_names)
        yield Described(person.given_names, person.family_name)
        born = None if person.birth_date is None else person.birth_date - timedelta(days=1)
        yield Described(
            person.family_name, person.given_names, birth_date=born, birth_date_precision=person.birth_date_precision
        )
        yield whole
