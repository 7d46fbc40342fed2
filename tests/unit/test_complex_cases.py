"""Complex cases: begun, agreed, looked at again, closed; what the checks, Today and the sheets say of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.complex_cases import (
    CaseOutcome,
    CaseReview,
    CaseStage,
    CaseTrigger,
    ComplexCase,
    most_pressing_first,
)
from recovery_desk.domain.doses_as_typed import dose_in
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.check_facts import ComplexCaseFact
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.usecases.complex_case_deeds import ComplexCaseDeeds, complex_case_deeds
from recovery_desk.usecases.complex_case_problems import CaseNeedsPartners, NoSuchCase
from recovery_desk.usecases.complex_case_words import stands
from recovery_desk.usecases.people_problems import DatesClash
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.release_checks.case_facts import CaseAnswer, CaseFacts
from recovery_desk.usecases.today.complex_cases import cases_to_review
from recovery_desk.usecases.today.sections import Morning, TodaySection, Urgency
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY = FakeClock().today()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
MAC, ANN = PersonId("mac"), PersonId("ann")
DETOX = ComplexCase("", MAC, CaseTrigger.DETOX, "from methadone", review_on=TOMORROW)
AGREED = replace(DETOX, stage=CaseStage.AGREED, staff_ids=("lang",), organisation_ids=("hub",), others=("Prison GP",))


class Desk:
    def __init__(self) -> None:
        self.store = FakeStore()
        self.deeds: ComplexCaseDeeds = complex_case_deeds(self.store, FakeClock(TODAY), FakeIds())
        self.store.people.add(Person(MAC, "McAllister", "Craig", worker="M. Kerr", birth_date=date(1979, 2, 14)))
        self.store.people.add(Person(ANN, "Quigley", "Ann", worker="J. Boyle"))
        self.store.records(AgencyStaff).add(AgencyStaff("lang", "P. Lang", "Community team"))
        self.store.records(Organisation).add(Organisation(OrganisationId("hub"), "Health centre"))

    def facts(self, person_id: PersonId = MAC) -> CaseAnswer:
        return CaseFacts(self.store, [MAC, ANN], TODAY).of(person_id)

    def today(self, worker: str = "") -> TodaySection:
        return cases_to_review(Morning(self.store, FakeClock(TODAY), TODAY, self.store.signed_in, worker))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("methadone 40mg daily", "40mg"),
        ("2,5 ml at noon", "2,5 ml"),
        ("took 30 Tablets", "30 Tablets"),
        ("in the health centre's record", ""),
        ("D Hall 4 mornings, ring 0141 496 0101", ""),
        ("", ""),
    ],
)
def test_words_that_look_like_a_dose(text: str, dose: str) -> None:
    assert dose_in("nothing here", text) == dose


def test_a_case_is_kept_with_its_day_and_who_is_in_it(desk: Desk) -> None:
    kept = desk.deeds.keep(AGREED)
    assert (kept.opened_on, kept.id != "") == (TODAY, True)
    (view,) = desk.deeds.read.of_person(MAC).cases
    assert view.members == ("P. Lang, Community team", "Health centre", "Prison GP")
    assert view.dose == ""
    desk.deeds.keep(replace(kept, planned="Down 5 mg a week"))
    (view,) = desk.deeds.read.of_person(MAC).cases
    assert view.dose == "5 mg", "it is kept, and said"


def refusal(deed: object, *arguments: object) -> UserFacingError:
    with pytest.raises(UserFacingError) as refused:
        deed(*arguments)  # type: ignore[operator]  # any deed
    assert words_for(refused.value)
    return refused.value


def test_what_is_refused(desk: Desk) -> None:
    assert isinstance(refusal(desk.deeds.keep, replace(DETOX, stage=CaseStage.RUNNING)), CaseNeedsPartners)
    assert isinstance(refusal(desk.deeds.keep, replace(DETOX, person_id=PersonId("nobody"))), NoSuchPerson)
    early = replace(DETOX, opened_on=TODAY, review_on=YESTERDAY)
    assert isinstance(refusal(desk.deeds.keep, early), DatesClash)
    for deed in (desk.deeds.review, desk.deeds.remove, desk.deeds.close.again):
        assert isinstance(refusal(deed, "gone"), NoSuchCase)
    assert isinstance(refusal(desk.deeds.close, "gone", CaseOutcome.OTHER), NoSuchCase)
    assert not desk.store.records(ComplexCase).where()


def test_a_review_is_kept_and_moves_the_next_day_on(desk: Desk) -> None:
    case = desk.deeds.keep(AGREED)
    review = desk.deeds.review(case.id, " It goes well. ", TOMORROW)
    assert (review.said, review.held_on, review.by_whom) == ("It goes well.", TODAY, desk.store.signed_in.name)
    desk.deeds.review(case.id, "Once more")
    kept = desk.store.records(ComplexCase).get(case.id)
    assert kept is not None
    assert kept.review_on is None, "nobody has set another day"
    assert isinstance(refusal(desk.deeds.review, case.id, "", YESTERDAY), DatesClash)
    assert len(desk.store.records(CaseReview).where()) == 2
    desk.deeds.remove(case.id)
    assert not desk.store.records(CaseReview).where()
    assert not desk.store.records(ComplexCase).where()


def test_a_case_is_closed_and_opened_again(desk: Desk) -> None:
    case = desk.deeds.keep(AGREED)
    closed = desk.deeds.close(case.id, CaseOutcome.HANDED_ON, "weekly from Monday")
    assert stands(closed, TODAY) == "Handed on to partners outside, 23 November 2026: weekly from Monday"
    assert not desk.deeds.read.all_open()
    assert desk.deeds.read.open_of([MAC]) == {}
    assert desk.facts().closed == "Detox: from methadone: handed on to partners outside, 23 November 2026"
    again = desk.deeds.close.again(case.id)
    assert (again.stage, again.is_open, again.outcome) == (CaseStage.PLANNING, True, None)
    assert desk.deeds.read.open_of([MAC, ANN]) == {MAC: [again]}


def test_the_agenda_asks_for_many_people_at_once_and_gets_the_most_pressing_first(desk: Desk) -> None:
    planned = desk.deeds.keep(AGREED)
    flagged = desk.deeds.keep(replace(DETOX, why="alcohol", review_on=None))
    assert desk.deeds.read.open_of([MAC, ANN]) == {MAC: [flagged, planned]}
    closed = replace(planned, id="z", closed_on=TODAY)
    assert most_pressing_first([closed, planned, flagged]) == (flagged, planned, closed)


def test_the_check_is_told_of_the_case_and_else_of_the_alerts(desk: Desk) -> None:
    assert desk.facts() == CaseAnswer()
    desk.store.records(Alert).add(Alert("a", MAC, AlertKind.PREGNANCY, "Due in March"))
    assert desk.facts() == CaseAnswer(ComplexCaseFact("Flagged: Due in March", has_plan=False))
    assert desk.deeds.read.of_person(MAC).flagged == ("Due in March",)
    case = desk.deeds.keep(AGREED)
    who = "P. Lang, Community team, Health centre, Prison GP"
    told = ComplexCaseFact("Detox: from methadone", has_plan=True, is_kept=True, who=who, review_on=TOMORROW)
    assert desk.facts() == CaseAnswer(told)
    assert desk.deeds.read.of_person(MAC).flagged == ()
    desk.deeds.review(case.id, "", TODAY)
    assert desk.facts().fact == replace(told, review_was_due=TODAY, review_on=TODAY)
    desk.deeds.close(case.id, CaseOutcome.NOT_NEEDED)
    assert desk.facts() == CaseAnswer(is_known=True)
    assert desk.facts(ANN) == CaseAnswer()


def test_today_names_what_is_to_be_looked_at_and_what_nobody_has_planned(desk: Desk) -> None:
    assert desk.today().lines == ()
    late = desk.deeds.keep(replace(AGREED, opened_on=TODAY - timedelta(days=30), review_on=YESTERDAY))
    desk.deeds.keep(replace(DETOX, person_id=ANN, review_on=None))
    desk.deeds.keep(AGREED)
    section = desk.today()
    assert [(line.title, line.urgency, line.tab) for line in section.lines] == [
        ("McAllister, Craig", Urgency.HARD, "complex-case"),
        ("Quigley, Ann", Urgency.CARE, "complex-case"),
    ]
    assert section.lines[0].when == "was to be looked at again Sun 22 Nov, yesterday"
    assert section.lines[1].when == "no day set to look at it again"
    assert [line.title for line in desk.today("J. Boyle").lines] == ["Quigley, Ann"]
    desk.deeds.review(late.id, "", TOMORROW)
    assert desk.today().count == 1
