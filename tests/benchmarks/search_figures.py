"""Finding, filtering and opening at 100,000 people and a million notes."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PySide6.QtTest import QTest

from recovery_desk.clocks import FixedClock
from recovery_desk.front_door import PRACTICE_PASSPHRASE
from recovery_desk.storage.opening import open_vault
from recovery_desk.storage.vault import Vault
from recovery_desk.ui.find_dialog import FindDialog
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadStatus
from tests.benchmarks.figures import Figure, median_ms, seconds
from tests.benchmarks.vault_figures import LARGE, SMALL, TODAY
from tests.benchmarks.windows import OpenDesk

NOTES, OF_ONE = 1_000_000, 2_000
_BATCH, _WORDS_A_NOTE = 20_000, 14
_COMMON = """
methadone naloxone hostel housing pharmacy brother sister release script meeting worker recovery community group
phone family court officer nurse prison bed dose café tenancy benefit interview Thursday Monday gate pickup plan
"""
_TYPED = ("methadone", "mcallister craig", "naloxone kit", "docherty", "hostel thurs", "100234", "dochrety", "pharmcy")


def _vocabulary() -> list[str]:
    """Common words and a long tail of rare ones, as language has them."""
    random = Random(1)
    tail = ["".join(random.choice("etaoinshrdlu") for _ in range(random.randint(4, 9))) for _ in range(20_000)]
    return [*_COMMON.split(), *tail]


def write_notes(vault: Vault, many: int, person_id: str = "") -> None:
    """A million notes as the vault would hold them, put in without their journal: that is measured elsewhere."""
    raw, random, vocabulary = vault._connection, Random(2), _vocabulary()
    weights = [1 / (at + 3) for at in range(len(vocabulary))]
    people = [person_id] if person_id else [row[0] for row in raw.rows("SELECT person_id FROM caseload")]
    for trigger in ("journal_note_created", "caseload_contact_added"):
        raw.run(f"DROP TRIGGER temp.{trigger}")
    for start in range(0, many, _BATCH):
        raw.run("BEGIN IMMEDIATE")
        batch = min(_BATCH, many - start)
        drawn = random.choices(vocabulary, weights, k=batch * _WORDS_A_NOTE)
        for at in range(batch):
            number = f"{person_id}bench-{start + at:08}"
            text = " ".join(drawn[at * _WORDS_A_NOTE : (at + 1) * _WORDS_A_NOTE])
            moment = f"2026-{1 + at % 10:02}-{1 + at % 28:02}T{9 + at % 8:02}:00:00Z"
            raw.run(
                "INSERT INTO note (id, person_id, kind, at, text, writer_id, writer, written_at) "
                "VALUES (?, ?, 'seen', ?, ?, 'w', 'M. Kerr', ?)",
                (number, people[random.randrange(len(people))], moment, text, moment),
            )
        raw.run("COMMIT")
        raw.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def million_notes(folder: Path) -> Iterator[Figure]:
    """Fills the large desk; how long that takes is a figure of the benchmark itself."""
    vault = open_vault(folder / str(LARGE), PRACTICE_PASSPHRASE, FixedClock(TODAY))
    taken = seconds(lambda: write_notes(vault, NOTES))
    vault.close()
    yield Figure(f"{NOTES:,} notes put into the large desk", taken, "s", 900)


def keystrokes(folder: Path) -> Iterator[Figure]:
    """Each key of some searches: from the key to the painted result, against the same words asked of FTS5 alone."""
    prefixes = [text[:end] for text in _TYPED for end in range(1, len(text) + 1)]
    vault = open_vault(folder / str(LARGE), PRACTICE_PASSPHRASE, FixedClock(TODAY))
    bare = [_bare_ms(vault, text) for text in prefixes]
    bare = [_bare_ms(vault, text) for text in prefixes]
    vault.close()
    painted: list[float] = []
    with OpenDesk(folder / str(LARGE)) as desk:
        desk.find()
        dialog = next(iter(desk.window.findChildren(FindDialog)))
        for _ in range(2):
            painted = []
            for text in _TYPED:
                dialog.field.clear()
                for key in text:
                    start = time.perf_counter()
                    QTest.keyClicks(dialog.field, key)
                    desk.settle_once()
                    dialog.table.viewport().grab()
                    painted.append((time.perf_counter() - start) * 1000)
    value, floor = _p95(painted), _p95(bare)
    yield Figure("Key in search to painted result, p95, a million notes", value, "ms", 30)
    yield Figure("Key in search to painted result / bare FTS query, p95", value, "ms", 2, floor)
    yield Figure("Key in search to painted result, median", statistics.median(painted), "ms", 30)


def _bare_ms(vault: Vault, text: str) -> float:
    query = " AND ".join(f'"{word}"*' for word in text.split())
    start = time.perf_counter()
    for table in ("caseload_words", "findable_words", "note_words"):
        vault._connection.rows(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT 20",  # noqa: S608
            (query,),
        )
    return (time.perf_counter() - start) * 1000


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def caseload_filters(folder: Path) -> Iterator[Figure]:
    """The first page and the count of People: the dearest of some filters in every order."""
    vault = open_vault(folder / str(LARGE), PRACTICE_PASSPHRASE, FixedClock(TODAY))
    place = vault.caseload.establishments()[-1]
    filters = (
        CaseloadFilter(establishment=place),
        CaseloadFilter(worker="M. Kerr", status=CaseloadStatus.INSIDE, today=TODAY),
        CaseloadFilter(status=CaseloadStatus.LEFT, today=TODAY),
        CaseloadFilter(establishment=place, hall="D Hall", worker="J. Boyle"),
        CaseloadFilter(due_from=TODAY, due_to=TODAY.replace(day=30)),
        CaseloadFilter(no_contact_since=TODAY, status=CaseloadStatus.INSIDE, today=TODAY),
        CaseloadFilter(with_alerts=True),
        CaseloadFilter(text="mcall"),
    )
    worst, named = 0.0, ""
    for wanted in filters:
        for order in CaseloadOrder:

            def page(wanted: CaseloadFilter = wanted, order: CaseloadOrder = order) -> None:
                vault.caseload.page(wanted, order, descending=False, offset=0, limit=100)
                vault.caseload.count(wanted)

            taken = median_ms(page, 5)
            if taken > worst:
                worst, named = taken, f"by {order.value}, {filters.index(wanted) + 1}. filter"
    vault.close()
    yield Figure("Filter and sort of 100,000 people to the first page", worst, "ms", 50, note=named)


def person_with_many_notes(folder: Path) -> Iterator[Figure]:
    """From asking for a person with 2,000 notes to their painted notes."""
    vault = open_vault(folder / str(SMALL), PRACTICE_PASSPHRASE, FixedClock(TODAY))
    person_id = vault.caseload.page(CaseloadFilter(), CaseloadOrder.NAME, descending=False, offset=1, limit=1)[0]
    write_notes(vault, OF_ONE, person_id.person_id)
    vault.close()
    taken = []
    with OpenDesk(folder / str(SMALL)) as desk:
        desk.show_person(person_id.person_id, "notes")
        for _ in range(7):
            desk.go("people")
            start = time.perf_counter()
            desk.show_person(person_id.person_id, "notes")
            taken.append((time.perf_counter() - start) * 1000)
    yield Figure(f"Opening a person with {OF_ONE:,} notes", statistics.median(taken), "ms", 100)
