"""Importing a list that was looked at: all of it, or all but the rows left out, or nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.episodes import EpisodeId
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.import_caseload.fields import ColumnMapping, Field, News
from recovery_desk.usecases.import_caseload.plan import Report, unheard
from recovery_desk.usecases.import_caseload.plan_types import Decision, ImportPlan, PlannedRow, RejectedRow
from recovery_desk.usecases.import_caseload.update import new_person, updated
from recovery_desk.usecases.import_problems import PlanOutOfDate, RowsRefused
from recovery_desk.usecases.keep_stay import keep_stay
from recovery_desk.usecases.ports import Clock, Ids, Store

_REPORT_EVERY = 100


_OF_THE_DATE = (Field.RELEASE_KIND, Field.TOLD_BY)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What was done, or for a plan would be. `rows` is always `created` + `matched` + the rejected."""

    rows: int
    created: int
    matched: int
    rejected: tuple[RejectedRow, ...]
    mapping: ColumnMapping
    notes: tuple[str, ...] = ()
    changed: int = 0
    """How many of the rows of people known say something new about them."""
    news: Mapping[Field, News] = field(default_factory=dict)
    """What is new about people known, field by field."""


def outcome_of(plan: ImportPlan, not_the_same: AbstractSet[int] = frozenset()) -> ImportOutcome:
    """What applying `plan` comes to: for a dry run, and for the counts before the button is pressed."""
    declined = _declined(plan, not_the_same)
    told = [row for row in plan.planned if row.changes and row.number not in declined]
    return ImportOutcome(
        plan.rows,
        plan.created + len(declined),
        plan.matched - len(declined),
        plan.rejected,
        plan.mapping,
        plan.notes,
        len(told),
        _news(told),
    )


def _news(rows: Iterable[PlannedRow]) -> dict[Field, News]:
    """What rows of people known change, counted. A release date that is new brings its kind and who told it along."""
    added: Counter[Field] = Counter()
    changed: Counter[Field] = Counter()
    for row in rows:
        of_the_date = _OF_THE_DATE if any(each.field is Field.RELEASE_DATE for each in row.changes) else ()
        for each in row.changes:
            if each.field not in of_the_date:
                (changed if each.old else added)[each.field] += 1
    return {each: News(added[each], changed[each]) for each in Field if added[each] or changed[each]}


def outcome_as_json(outcome: ImportOutcome) -> dict[str, object]:
    """The promise of `import caseload --json`: one entry in `rejected` for each row left out."""
    return {
        "rows": outcome.rows,
        "created": outcome.created,
        "matched": outcome.matched,
        "rejected": [_rejected_as_json(row) for row in outcome.rejected],
        "mapping": {field.value: heading for field, heading in outcome.mapping.columns.items()},
        "notes": list(outcome.notes),
        "changed": outcome.changed,
        "changes": {
            field.value: {"added": news.added, "changed": news.changed} for field, news in outcome.news.items()
        },
    }


def _rejected_as_json(row: RejectedRow) -> dict[str, object]:
    """The first problem's column, and every problem's sentence."""
    first, *others = row.problems
    more = [f"{problem.column}: {problem.problem}" if problem.column else problem.problem for problem in others]
    return {"row": row.number, "column": first.column, "problem": " ".join([first.problem, *more])}


@dataclass(frozen=True, slots=True)
class ApplyImport:
    """Writes what a plan says, in one transaction."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self,
        plan: ImportPlan,
        *,
        skip_bad_rows: bool = False,
        not_the_same: AbstractSet[int] = frozenset(),
        report: Report = unheard,
    ) -> ImportOutcome:
        """Imports the rows. `not_the_same` are row numbers whose offered match the user declined.

        Raises:
            RowsRefused: there are bad rows and `skip_bad_rows` is not set. Nothing is written.
            PlanOutOfDate: the desk has changed since in a way that matters. Nothing is written.
        """
        if plan.rejected and not skip_bad_rows:
            raise RowsRefused(len(plan.rejected), plan.rows)
        outcome = outcome_of(plan, not_the_same)
        declined = _declined(plan, not_the_same)
        with self.store.saving():
            for done, row in enumerate(plan.planned, 1):
                if done % _REPORT_EVERY == 0:
                    report(done, len(plan.planned))
                self._write(row, is_new=row.decision is Decision.CREATE or row.number in declined)
            self.store.journal.note("import", "caseload", "", _detail(outcome))
            report(len(plan.planned), len(plan.planned))  # the last moment at which it can be stopped
        return outcome

    def _write(self, row: PlannedRow, *, is_new: bool) -> None:
        today = self.clock.today()
        if is_new:
            self._create(row, today)
        elif row.person_id is not None:
            self._update(row, row.person_id, today)

    def _create(self, row: PlannedRow, today: date) -> None:
        number = row.draft.prison_number
        if number and self.store.people.with_number(number):
            raise PlanOutOfDate(row.number)
        made = new_person(row.draft, PersonId(self.ids.new()), EpisodeId(""), today)
        self.store.people.add(made.person)
        if made.episode is not None:
            keep_stay(self.store, self.clock, self.ids, made.episode, is_new=True)

    def _update(self, row: PlannedRow, person_id: PersonId, today: date) -> None:
        person = self.store.people.get(person_id)
        episode = self.store.episodes.current(person_id)
        after = updated(person, episode, row.draft, today)
        if after.person != person:
            self.store.people.save(after.person)
        if after.episode is not None and after.episode != episode:
            keep_stay(self.store, self.clock, self.ids, after.episode, is_new=after.new_stay)


def _declined(plan: ImportPlan, not_the_same: AbstractSet[int]) -> set[int]:
    """The rows whose match was only offered, and is declined."""
    return {row.number for row in plan.planned if row.decision is Decision.OFFER and row.number in not_the_same}


def _detail(outcome: ImportOutcome) -> str:
    rows, left_out = so_many(outcome.rows, "row"), len(outcome.rejected)
    return f"{rows}: {outcome.created} created, {outcome.matched} matched, {left_out} left out"
