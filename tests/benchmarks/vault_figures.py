"""The vault: a saved field, a page of people, a practice desk of 100,000."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.front_door import PRACTICE_PASSPHRASE
from recovery_desk.storage.data_folder import DATABASE
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.key_header import read_headers
from recovery_desk.storage.key_slots import open_with_passphrase
from recovery_desk.storage.opening import connected, open_vault, open_with_key
from recovery_desk.storage.repositories import PeopleTable
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from tests.benchmarks.figures import Figure, median_ms, paired_medians_ms
from tests.benchmarks.kept_desks import kept_or_made

TODAY = date(2026, 11, 23)
CHEAP = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
SMALL, LARGE = 1_000, 100_000


def make_desks(folder: Path) -> Iterator[Figure]:
    """Makes the two practice desks the other figures use; the large one is itself a figure."""
    app.make_practice_vault(folder / str(SMALL), SMALL, 1, TODAY, PRACTICE_PASSPHRASE, kdf=CHEAP).close()
    large = folder / str(LARGE)
    taken, note = kept_or_made(
        large,
        "people",
        lambda: app.make_practice_vault(large, LARGE, 1, TODAY, PRACTICE_PASSPHRASE, kdf=CHEAP).close(),
    )
    yield Figure("Practice desk of 100,000 people made", taken, "s", 180, note=note)


def open_desk(folder: Path, people: int) -> Vault:
    """The practice desk of that size."""
    return open_vault(folder / str(people), PRACTICE_PASSPHRASE, FixedClock(TODAY))


def opening(folder: Path) -> Iterator[Figure]:
    """From a derived key to a vault that answers: schema, triggers, anchor, key header, one question."""
    generation = folder / str(SMALL) / "gen-1"
    opened = open_with_passphrase(read_headers(generation), PRACTICE_PASSPHRASE)

    def usable() -> None:
        vault = open_with_key(generation, opened, FixedClock(TODAY))
        vault.people.named("Kerr")
        vault.close()

    yield Figure("Usable vault after key derivation, and closed again", median_ms(usable, 30), "ms", 50)


WITHOUT_AN_INDEX = frozenset({CaseloadOrder.CALLED, CaseloadOrder.KIND, CaseloadOrder.TOLD_BY, CaseloadOrder.STANDS})
"""Seldom sorted by: one narrow index is read whole for these, which grows with the people and is no ratio."""


def saved_field(folder: Path) -> Iterator[Figure]:
    """A field saved with journal, anchor and checkpoint, against the same update as a bare commit.

    The bare one is the very same statement on the same table of a copy of the desk, without triggers, journal, anchor
    and checkpoint: a connection by the vault's own recipe and nothing else. Each turn begins from a desk at rest,
    whose write-ahead file is empty.
    """
    copy = folder / "bare"
    shutil.copytree(folder / str(SMALL), copy)
    opened = open_with_passphrase(read_headers(copy / "gen-1"), PRACTICE_PASSPHRASE)
    raw, _ = connected(copy / "gen-1" / DATABASE, opened)
    plain = PeopleTable(raw)
    vault = open_desk(folder, SMALL)
    row = vault.caseload.page(CaseloadFilter(), CaseloadOrder.NAME, descending=False, offset=500, limit=1)[0]
    person = vault.people.get(row.person_id)
    turn = count()

    def saved() -> None:
        with vault.saving():
            vault.people.save(replace(person, communication_needs=f"Large print {next(turn)}"))

    def bare() -> None:
        raw.run("BEGIN IMMEDIATE")
        plain.save(replace(person, communication_needs=f"Large print {next(turn)}"))
        raw.run("COMMIT")

    def rest() -> None:
        vault.settle()
        raw.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    value, floor = paired_medians_ms(saved, bare, 600, rest)
    vault.close()
    raw.close()
    yield Figure("A saved field: journal, anchor, checkpoint / bare commit", value, "ms", 5, floor)


def first_page(folder: Path) -> Iterator[Figure]:
    """The first page of People in each order, at 100,000 against 1,000 people."""
    taken: dict[tuple[int, CaseloadOrder], float] = {}
    for people in (SMALL, LARGE):
        vault = open_desk(folder, people)
        for order in CaseloadOrder:

            def page(vault: Vault = vault, order: CaseloadOrder = order) -> None:
                vault.caseload.page(CaseloadFilter(), order, descending=False, offset=0, limit=100)
                vault.caseload.count(CaseloadFilter())

            taken[people, order] = median_ms(page, 60)
        vault.close()
    for order in CaseloadOrder:
        value, name = taken[LARGE, order], f"First page of People by {order.value}"
        if order in WITHOUT_AN_INDEX:
            yield Figure(f"{name}, 100,000", value, "ms", 50)
        else:
            yield Figure(f"{name}: 100,000 / 1,000", value, "ms", 1.5, taken[SMALL, order])
