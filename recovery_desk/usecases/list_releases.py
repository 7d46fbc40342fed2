"""Everyone due out between two days, with what the law makes of each day."""

__all__ = ["LONGEST_MOVE", "Law", "ListReleases", "Release", "ReleasesBoard", "rows_of"]

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import ReleaseAnswer
from recovery_desk.usecases.desk_settings import DeskSettings, read_settings
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow, Clock, Store
from recovery_desk.usecases.release_areas import ReleaseAreas
from recovery_desk.usecases.release_questions import Law, ask, question_for

LONGEST_MOVE = timedelta(days=31)
"""How far before the day due somebody may walk out; the longest move any rule makes is 15 days."""

_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Release:
    """One person's release: the caseload line and the law's answer."""

    row: CaseloadRow
    answer: ReleaseAnswer

    @property
    def release_day(self) -> date:
        """The day they walk out after mandatory rules."""
        return self.answer.release_day


@dataclass(frozen=True, slots=True)
class ReleasesBoard:
    """The releases of a stretch of days, by release day, then establishment, then name."""

    first: date
    last: date
    releases: tuple[Release, ...]
    without_date: int

    @property
    def hard(self) -> int:
        """How many walk out on a hard day."""
        return sum(release.answer.is_hard_day for release in self.releases)

    @property
    def moved(self) -> int:
        """How many the law brings forward."""
        return sum(release.answer.moved for release in self.releases)

    @property
    def may_ask(self) -> int:
        """For how many an earlier day may be asked for."""
        return sum(bool(release.answer.may_ask) for release in self.releases)


@dataclass(frozen=True, slots=True)
class ListReleases:
    """Asks the vault once for the stretch and the law once for each person in it."""

    store: Store
    law: Law
    clock: Clock

    def __call__(self, first: date, last: date, text: str = "") -> ReleasesBoard:
        """Everyone whose day due or whose release day lies from `first` to `last`, both included."""
        settings = read_settings(self.store.settings)
        found = sorted(
            self._between(first, last, text, settings),
            key=lambda r: (r.release_day, r.row.establishment, r.row.filed_as.casefold(), r.row.person_id),
        )
        without = self.store.caseload.count(CaseloadFilter(text=text, without_date=True))
        return ReleasesBoard(first, last, tuple(found), without)

    def among(self, people: Sequence[PersonId]) -> tuple[tuple[CaseloadRow, ReleaseAnswer | None], ...]:
        """These people whenever they are due, by name; without an answer where no day is known."""
        settings, today = read_settings(self.store.settings), self.clock.today()
        rows = list(rows_of(self.store, CaseloadFilter(among=tuple(people)), CaseloadOrder.NAME)) if people else []
        areas = ReleaseAreas(self.store, settings, [row.person_id for row in rows])
        questions = [(row, question_for(row, settings, today, areas.of_row(row))) for row in rows]
        return tuple((row, ask(self.law, each, row.sentenced_on) if each else None) for row, each in questions)

    def _between(self, first: date, last: date, text: str, settings: DeskSettings) -> Iterator[Release]:
        today = self.clock.today()
        beyond = last + LONGEST_MOVE if last < date.max - LONGEST_MOVE else date.max
        wanted = CaseloadFilter(text=text, due_from=first, due_to=beyond)
        rows = list(rows_of(self.store, wanted, CaseloadOrder.RELEASE))
        areas = ReleaseAreas(self.store, settings, [row.person_id for row in rows])
        for row in rows:
            question = question_for(row, settings, today, areas.of_row(row))
            if question is None or (row.ended_on is not None and not first <= row.ended_on <= last):
                continue
            answer = ask(self.law, question, row.sentenced_on)
            if first <= answer.release_day <= last or first <= answer.due <= last:
                yield Release(row, answer)


def rows_of(store: Store, wanted: CaseloadFilter, order: CaseloadOrder) -> Iterator[CaseloadRow]:
    """Every line the filter leaves, read page by page."""
    offset = 0
    while page := store.caseload.page(wanted, order, descending=False, offset=offset, limit=_PAGE):
        yield from page
        if len(page) < _PAGE:
            return
        offset += len(page)
