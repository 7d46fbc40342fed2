"""What complex cases, and the alerts that ask for one, say to the checks; many people at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.alerts import Alert
from recovery_desk.domain.complex_cases import CASE_OUTCOME_NAMES, CaseOutcome, ComplexCase, most_pressing_first
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_facts import ComplexCaseFact
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.read_complex_cases import flags, members_of
from recovery_desk.usecases.release_checks.by_person import by_person


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The case that presses most, or how the last one ended, or that somebody found that none is needed."""

    fact: ComplexCaseFact | None = None
    closed: str = ""
    is_known: bool = False


class CaseFacts:
    """Read in one question for each sort of record."""

    def __init__(self, store: Store, people: Sequence[PersonId], today: date) -> None:
        """Reviews and alerts are judged on `today`."""
        self._today = today
        self._alerts = by_person(store.records(Alert).of_many(people))
        cases = most_pressing_first(store.records(ComplexCase).of_many(people))
        self._cases = by_person(cases)
        self._members = members_of(store, cases)

    def of(self, person_id: PersonId) -> CaseAnswer:
        """What is known of one person. A case of the desk goes before what alerts say."""
        cases = self._cases.get(person_id, [])
        pressing = next((case for case in cases if case.is_open), None)
        if pressing is not None:
            return CaseAnswer(self._of_the_case(pressing))
        flagged = flags(self._alerts.get(person_id, ()), self._today)
        last = max(cases, key=lambda case: (case.closed_on or date.min, case.id), default=None)
        if last is not None and last.outcome is CaseOutcome.NOT_NEEDED:
            return CaseAnswer(is_known=True)
        if last is not None and last.outcome is not None and last.closed_on is not None:
            ended = f"{CASE_OUTCOME_NAMES[last.outcome].lower()}, {plain_date(last.closed_on)}"
            return CaseAnswer(closed=f"{last.title}: {ended}")
        if flagged:
            return CaseAnswer(ComplexCaseFact(f"Flagged: {'; '.join(alert.text for alert in flagged)}", has_plan=False))
        return CaseAnswer()

    def _of_the_case(self, case: ComplexCase) -> ComplexCaseFact:
        due = case.review_on if case.is_due_on(self._today) else None
        return ComplexCaseFact(
            case.title,
            has_plan=case.stage.is_planned,
            is_kept=True,
            who=", ".join(self._members[case.id]),
            review_was_due=due,
            review_on=case.review_on,
        )
