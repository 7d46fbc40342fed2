"""Finding, filtering and opening at 100,000 people and a million notes."""

import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

from recovery_desk.clocks import FixedClock
from recovery_desk.front_door import PRACTICE_PASSPHRASE
from recovery_desk.storage.caseload import CaseloadTable
from recovery_desk.storage.opening import open_vault
from recovery_desk.storage.vault import Vault
from recovery_desk.ui.find_dialog import FindDialog
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadStatus
from tests.benchmarks.figures import Figure, median_ms
from tests.benchmarks.kept_desks import kept_or_made
from tests.benchmarks.many_notes import NOTES, write_notes
from tests.benchmarks.vault_figures import LARGE, TODAY
from tests.benchmarks.windows import OpenDesk

OF_ONE = 2_000
TYPED = (
    *("methadone", "mcallister craig", "naloxone kit", "docherty", "hostel thurs", "100234", "dochrety", "pharmcy"),
    *("kowlaczky", "stewrat don"),
)


def million_notes(folder: Path) -> Iterator[Figure]:
    """Fills the large desk; how long that takes is a figure of the benchmark itself."""

    def fill() -> None:
        vault = open_vault(folder / str(LARGE), PRACTICE_PASSPHRASE, FixedClock(TODAY))
        write_notes(vault, NOTES)
        vault.close()

    taken, note = kept_or_made(folder / str(LARGE), "notes", fill)
    yield Figure(f"{NOTES:,} notes put into the large desk", taken, "s", 300, note=note)


def keystrokes(folder: Path) -> Iterator[Figure]:
    """Each key of some searches: from the key to the painted result, against the same words asked of FTS5 alone."""
    prefixes = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
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
            for text in TYPED:
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
    """The first page and the count of People, in each order: the dearest of one filter or two, upwards or downwards.

    Asked of a list that remembers nothing of the question before.
    """
    vault = open_vault(folder / str(LARGE), PRACTICE_PASSPHRASE, FixedClock(TODAY))
    filters = _filters(vault.caseload.establishments()[-1])
    worst = dict.fromkeys(CaseloadOrder, (0.0, ""))
    for (name, wanted), order, descending in product(filters.items(), CaseloadOrder, (False, True)):

        def page(wanted: CaseloadFilter = wanted, order: CaseloadOrder = order, descending: bool = descending) -> None:
            caseload = CaseloadTable(vault._connection)
            caseload.page(wanted, order, descending=descending, offset=0, limit=100)
            caseload.count(wanted)

        way = f"{name}, downwards" if descending else name
        worst[order] = max(worst[order], (median_ms(page, 3), way))
    vault.close()
    for order, (taken, name) in worst.items():
        yield Figure(
            f"Filter and sort of 100,000 people to the first page, by {order.value}", taken, "ms", 50, note=name
        )


def _filters(place: str) -> dict[str, CaseloadFilter]:
    """What workers look for, and any two of it together; from nobody to nearly everybody is left."""
    single: dict[str, dict[str, Any]] = {
        "a place": {"establishment": place},
        "a hall": {"establishment": place, "hall": "D Hall"},
        "a worker": {"worker": "M. Kerr"},
        "inside": {"status": CaseloadStatus.INSIDE, "today": TODAY},
        "just out": {"status": CaseloadStatus.JUST_OUT, "today": TODAY},
        "left": {"status": CaseloadStatus.LEFT, "today": TODAY},
        "due this month": {"due_from": TODAY, "due_to": TODAY.replace(day=30)},
        "due or out in five years": {"due_from": TODAY.replace(year=TODAY.year - 5)},
        "without a date": {"without_date": True},
        "no contact": {"no_contact_since": TODAY - timedelta(days=30)},
        "alerts": {"with_alerts": True},
        "a letter": {"text": "m"},
        "two letters": {"text": "ma"},
        "letters": {"text": "mcall"},
        "nobody": {"text": "zzzz"},
    }
    pairs = {
        f"{one}, {other}": {**single[one], **single[other]}
        for one, other in combinations(single, 2)
        if not single[one].keys() & single[other].keys()
    }
    return {name: CaseloadFilter(**wanted) for name, wanted in (single | pairs).items()}


def person_with_many_notes(folder: Path) -> Iterator[Figure]:
    """From asking for a person with 2,000 notes, among a million of others, to each tab of their page, painted."""
    vault = open_vault(folder / str(LARGE), PRACTICE_PASSPHRASE, FixedClock(TODAY))
    row = vault.caseload.page(CaseloadFilter(), CaseloadOrder.NAME, descending=False, offset=1, limit=1)[0]
    write_notes(vault, OF_ONE, row.person_id)
    vault.close()
    with OpenDesk(folder / str(LARGE)) as desk:
        for tab in ("overview", "notes", "history"):
            desk.show_person(row.person_id, tab)
            taken = []
            for _ in range(7):
                desk.go("people")
                start = time.perf_counter()
                desk.show_person(row.person_id, tab)
                taken.append((time.perf_counter() - start) * 1000)
            yield Figure(f"Opening a person with {OF_ONE:,} notes: {tab}", statistics.median(taken), "ms", 100)
