"""Who leaves when, as the law has it: the day somebody is due out is not always the day they walk out."""

from collections.abc import Iterable, Sequence
from datetime import date

from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.list_releases import LONGEST_MOVE, rows_of
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow
from recovery_desk.usecases.release_areas import ReleaseAreas
from recovery_desk.usecases.release_questions import ask, question_for
from recovery_desk.usecases.today.sections import Morning

Leaver = tuple[CaseloadRow, date]
"""Somebody, and the day they walk out."""


def leaving(morning: Morning, first: date, last: date, *, due_from: date | None = None) -> Sequence[Leaver]:
    """Everybody in custody whom the law lets out from `first` to `last`; `due_from` is `first` where it is not said."""
    wanted = CaseloadFilter(due_from=due_from or first, due_to=last + LONGEST_MOVE)
    rows = rows_of(morning.store, wanted, CaseloadOrder.RELEASE)
    found = release_days(morning, [row for row in rows if row.ended_on is None])
    return [(row, day) for row, day in found if first <= day <= last]


def release_days(morning: Morning, rows: Sequence[CaseloadRow]) -> Iterable[Leaver]:
    """The day each of these people walks out or walked out; whose day is not known is left out."""
    settings = read_settings(morning.store.settings)
    areas = ReleaseAreas(morning.store, settings, [row.person_id for row in rows])
    for row in rows:
        question = question_for(row, settings, morning.today, areas.of_row(row))
        if row.ended_on is not None:
            yield row, row.ended_on
        elif question is not None and morning.law is not None:
            yield row, ask(morning.law, question, row.sentenced_on).release_day
        elif question is not None:
            yield row, question.due
