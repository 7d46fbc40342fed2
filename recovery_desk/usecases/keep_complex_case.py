"""Keeping a complex case: begun, planned, looked at again, closed, opened again."""

from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.complex_cases import CaseOutcome, CaseReview, CaseStage, ComplexCase
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.complex_case_problems import CaseNeedsPartners, NoSuchCase
from recovery_desk.usecases.keep_stay import born_by
from recovery_desk.usecases.people_problems import check_dates
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class KeepCase:
    """Keeps a new case, or what changed about one."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, case: ComplexCase) -> ComplexCase:
        """What is kept; an empty id makes a new one. Raises `NoSuchPerson`, `CaseNeedsPartners`, `DatesClash`."""
        if case.stage.is_planned and not case.has_anybody:
            raise CaseNeedsPartners
        kept = replace(case, id=case.id or self.ids.new(), opened_on=case.opened_on or self.clock.today())
        _check(self.store, case.person_id, kept.opened_on, kept.review_on)
        with self.store.saving():
            self.store.records(ComplexCase).put(kept)
        return kept


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A case was looked at again; when next moves on with it."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self, case_id: str, said: str = "", next_on: date | None = None, held_on: date | None = None
    ) -> CaseReview:
        """The review as kept. Raises `NoSuchCase`, `DatesClash`."""
        case = found(self.store, case_id)
        review = CaseReview(
            self.ids.new(),
            case.person_id,
            case.id,
            held_on or self.clock.today(),
            self.store.signed_in.name,
            said.strip(),
            next_on,
        )
        _check(self.store, case.person_id, review.held_on, next_on)
        with self.store.saving():
            self.store.records(CaseReview).add(review)
            self.store.records(ComplexCase).save(replace(case, review_on=next_on))
        return review


@dataclass(frozen=True, slots=True)
class CloseCase:
    """Nothing more is to be planned, and why."""

    store: Store
    clock: Clock

    def __call__(self, case_id: str, outcome: CaseOutcome, words: str = "", on: date | None = None) -> ComplexCase:
        """The case as kept. Raises `NoSuchCase`, `DatesClash`."""
        case = found(self.store, case_id)
        day = on or self.clock.today()
        _check(self.store, case.person_id, case.opened_on, day)
        kept = replace(case, stage=CaseStage.CLOSED, outcome=outcome, outcome_words=words.strip(), closed_on=day)
        with self.store.saving():
            self.store.records(ComplexCase).save(kept)
        return kept

    def again(self, case_id: str) -> ComplexCase:
        """Opens one that was closed, to be planned anew. Raises `NoSuchCase`."""
        case = found(self.store, case_id)
        kept = replace(
            case, stage=CaseStage.PLANNING, outcome=None, outcome_words="", closed_on=None, review_on=self.clock.today()
        )
        with self.store.saving():
            self.store.records(ComplexCase).save(kept)
        return kept


@dataclass(frozen=True, slots=True)
class RemoveCase:
    """A case that was put down for the wrong person; the bin keeps it with its reviews."""

    store: Store

    def __call__(self, case_id: str) -> None:
        """Takes it out. Raises `NoSuchCase`."""
        case = found(self.store, case_id)
        with self.store.saving():
            for review in self.store.records(CaseReview).where(case_id=case.id):
                self.store.records(CaseReview).remove(review.id)
            self.store.records(ComplexCase).remove(case.id)


def found(store: Store, case_id: str) -> ComplexCase:
    """The case; raises `NoSuchCase`."""
    case = store.records(ComplexCase).get(case_id)
    if case is None:
        raise NoSuchCase
    return case


def _check(store: Store, person_id: PersonId, first: date | None, then: date | None) -> None:
    person = store.people.get(person_id)
    check_dates({DateOf.BIRTH: born_by(person), DateOf.RECORDED: first, DateOf.REVIEW: then})
