"""The agenda of a recovery inclusion meeting of 200 people, among 100,000 people against among 1,000."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.inclusion import InclusionSeries
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from tests.benchmarks.figures import Figure, median_ms
from tests.benchmarks.vault_figures import LARGE, SMALL, TODAY, open_desk

_PEOPLE = 200


def inclusion_agenda(folder: Path) -> Iterator[Figure]:
    """Built whole: whom it takes, every check of each, the order, the minutes. Beside it the same at 1,000 people."""
    taken: dict[int, float] = {}
    found: dict[int, int] = {}
    lines = 0.0
    for people in (SMALL, LARGE):
        vault = open_desk(folder, people)
        desk = app.desk_over(vault, FixedClock(TODAY))
        meeting, found[people] = _meeting_about(desk, _PEOPLE)
        taken[people] = median_ms(partial(desk.inclusion.agenda, meeting), 9)
        lines = median_ms(partial(_lines, desk), 9)
        vault.close()
    yield Figure(f"Agenda of {found[LARGE]} people, at 100,000", taken[LARGE], "ms", 200 * found[LARGE] / _PEOPLE)
    yield Figure(
        "A person on the agenda: 100,000 / 1,000", taken[LARGE] / found[LARGE], "ms", 2, taken[SMALL] / found[SMALL]
    )
    yield Figure("Agenda / as many lines of the caseload, at 100,000", taken[LARGE], "ms", 100, lines)


def _meeting_about(desk: Desk, people: int) -> tuple[str, int]:
    """A meeting that looks as far ahead as so many people are due out, and how many those are."""
    found, meeting = 0, ""
    for weeks in range(4, 53, 4):
        series = InclusionSeries("", "Meeting", TODAY, 600, 480, every=weeks, weekday=TODAY.weekday())
        meeting = desk.inclusion.series.of(desk.inclusion.keep(series, ()).id).upcoming[0].id
        found = len(desk.inclusion.agenda(meeting).entries)
        if found >= people:
            break
    return meeting, found


def _lines(desk: Desk) -> None:
    wanted = CaseloadFilter(due_from=TODAY)
    desk.store.caseload.page(wanted, CaseloadOrder.RELEASE, descending=False, offset=0, limit=_PEOPLE)
