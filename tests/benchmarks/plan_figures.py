"""History and plan of one person among 100,000 against 1,000; a deed taken back against a deed done."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter
from tests.benchmarks.figures import Figure, median_ms, paired_medians_ms
from tests.benchmarks.vault_figures import LARGE, SMALL, TODAY, open_desk

_DEEDS = 2_000


def history_and_plan(folder: Path) -> Iterator[Figure]:
    """Opening both for somebody with 2,000 deeds behind them; and undo."""
    taken: dict[tuple[int, str], float] = {}
    undo = deed = 0.0
    for people in (SMALL, LARGE):
        vault = open_desk(folder, people)
        desk = app.desk_over(vault, FixedClock(TODAY))
        person_id = _busy(desk)

        def history(desk: Desk = desk, person_id: PersonId = person_id) -> None:
            desk.history.of_person(person_id)

        def plan(desk: Desk = desk, person_id: PersonId = person_id) -> None:
            desk.plan.read(person_id)

        taken[people, "history"] = median_ms(history, 30)
        taken[people, "plan"] = median_ms(plan, 30)
        if people == LARGE:
            undo, deed = _undone(desk, person_id)
        vault.close()
    for what in ("history", "plan"):
        yield Figure(
            f"Opening the {what} of one person: 100,000 / 1,000", taken[LARGE, what], "ms", 1.5, taken[SMALL, what]
        )
    yield Figure("A deed taken back / the deed done, at 100,000", undo, "ms", 2.5, deed)


def _busy(desk: Desk) -> PersonId:
    """Somebody about whom 2,000 deeds are in the journal."""
    due = desk.list_releases(TODAY, TODAY.replace(month=12)).releases
    person_id = due[0].row.person_id if due else desk.browse_people.page(CaseloadFilter(), limit=1)[0].person_id
    person = desk.store.people.get(person_id)
    for number in range(_DEEDS):
        with desk.store.saving():
            desk.store.people.save(replace(person, communication_needs=f"Large print {number}"))
    return person_id


def _undone(desk: Desk, person_id: PersonId) -> tuple[float, float]:
    turn = count()

    def done() -> None:
        person = desk.store.people.get(person_id)
        with desk.store.saving():
            desk.store.people.save(replace(person, communication_needs=f"Easy read {next(turn)}"))

    def undone() -> None:
        desk.history.undo.undo()

    return paired_medians_ms(undone, done, 120)
