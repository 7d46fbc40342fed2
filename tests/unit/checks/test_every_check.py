"""Every check: facts that make it fire, facts that do not, and facts that do not tell."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupConsent, PickupState
from recovery_desk.domain.release_day.check_facts import (
    AppointmentFact,
    ComplexCaseFact,
    ConsentFact,
    ContactFact,
    EarlierStay,
    MeetingFact,
    PaperFact,
    PlanFact,
    ReleaseFacts,
    StopFact,
)
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState, Tenure
from recovery_desk.domain.release_day.checks import CHECKS
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.exchange.release_checks_file import load_check_list
from tests.unit.checks.looking import FRIDAY, MONDAY, THURSDAY, facts, look, record

DONE, NOT_DONE, NOT_KNOWN, NOT_NEEDED, FAILED = (
    CheckState.DONE,
    CheckState.NOT_DONE,
    CheckState.NOT_KNOWN,
    CheckState.NOT_NEEDED,
    CheckState.FAILED,
)
SUNDAY_UNDER_NO_RULE = date(2026, 12, 6)
SATURDAY = date(2026, 12, 5)


def request(decision: Decision = Decision.WAITING, **changes: object) -> EarlyReleaseRequest:
    known = {
        "id": "r",
        "person_id": PersonId("p"),
        "episode_id": "stay",
        "release_day": FRIDAY,
        "asked_for": (THURSDAY,),
        "addressed_to": "The Governor",
        "body": "",
        "written_by": "M. Kerr",
        "written_at": datetime(2026, 11, 19, tzinfo=UTC),
        "sent_on": date(2026, 11, 19),
        "decision": decision,
        "decided_on": date(2026, 11, 20),
    }
    return EarlyReleaseRequest(**{**known, **changes})  # type: ignore[arg-type]  # fields by name


def pickup(state: PickupState, **others: Any) -> Pickup:
    return replace(Pickup("k", PersonId("p"), FRIDAY, state, driver="A. Singh", car="silver Corsa"), **others)


PHARMACY = StopFact("Boots, Duke Street", "pharmacy", is_open=True, hours="09:00 to 17:30")
SHUT_PHARMACY = StopFact("Boots, Duke Street", "pharmacy", is_open=False, hours="shut on Friday")
CAFE = StopFact("Recovery café", "evening", is_open=True, hours="open till 21:00")

KEPT = ComplexCaseFact("Detox", has_plan=True, is_kept=True, who="Nurse", review_on=FRIDAY)

CASES: list[tuple[str, ReleaseFacts, CheckState, str]] = [
    ("hard-day", facts(FRIDAY), FAILED, "Fri 4 Dec · may be asked for Thu 3 Dec or Wed 2 Dec"),
    ("hard-day", facts(THURSDAY), DONE, "Thu 3 Dec is no hard day"),
    ("hard-day", facts(None), NOT_KNOWN, "No release date"),
    ("hard-day", facts(FRIDAY, kind=ReleaseKind.REMAND), NOT_KNOWN, "any day and at any hour"),
    ("hard-day", facts(FRIDAY, request=request()), NOT_DONE, "asked for on Thu 19 Nov, no answer yet"),
    ("hard-day", facts(FRIDAY, request=request(Decision.REFUSED)), FAILED, "refused on Fri 20 Nov"),
    ("hard-day", facts(FRIDAY, request=request(Decision.WITHDRAWN)), FAILED, "may be asked for"),
    ("hard-day", facts(FRIDAY, request=request(sent_on=None)), FAILED, "may be asked for"),
    ("hard-day", facts(FRIDAY, request=request(release_day=date(2026, 12, 11))), FAILED, "may be asked for"),
    ("hard-day", facts(FRIDAY, country=Country.NORTHERN_IRELAND), FAILED, "no earlier day can be asked for"),
    ("address", facts(), NOT_KNOWN, "No address"),
    ("address", facts(FRIDAY, record("address", NOT_DONE, note="interview 26 Nov")), NOT_DONE, "Interview 26 Nov"),
    (
        "address",
        facts(FRIDAY, record("address", place="3 Duke St", tenure=Tenure.FAMILY, confirmed_by="mum", at_time="21:00")),
        DONE,
        "3 Duke St, with family, confirmed by mum, 21:00",
    ),
    ("address", facts(FRIDAY, record("address", place="3 Duke St")), NOT_DONE, "nobody has confirmed it"),
    ("address", facts(FRIDAY, record("address")), NOT_DONE, "No address is written down"),
    ("address", facts(FRIDAY, record("address", note="as before")), DONE, "As before"),
    ("address", facts(FRIDAY, record("address", tenure=Tenure.NOWHERE, confirmed_by="x")), FAILED, "sleep rough"),
    ("address", facts(FRIDAY, record("address", NOT_NEEDED, note="goes to hospital")), NOT_NEEDED, "hospital"),
    ("homelessness", facts(), NOT_KNOWN, "Nobody has said"),
    (
        "homelessness",
        facts(FRIDAY, record("address", tenure=Tenure.OWN, confirmed_by="council")),
        NOT_NEEDED,
        "A settled home",
    ),
    (
        "homelessness",
        facts(FRIDAY, record("address", tenure=Tenure.HOSTEL, confirmed_by="hostel")),
        NOT_DONE,
        "not a settled home",
    ),
    ("homelessness", facts(FRIDAY, record("homelessness", note="assessed")), DONE, "Assessed"),
    ("first-dose", facts(), NOT_KNOWN, "No pharmacy"),
    ("first-dose", facts(route=()), NOT_KNOWN, "No pharmacy"),
    ("first-dose", facts(route=(PHARMACY,)), NOT_DONE, "open 09:00 to 17:30: the prescription is not confirmed"),
    ("first-dose", facts(FRIDAY, record("first-dose", place="Boots"), route=(PHARMACY,)), DONE, "Boots"),
    (
        "first-dose",
        facts(FRIDAY, record("first-dose", place="Boots"), route=(SHUT_PHARMACY,)),
        FAILED,
        "is shut on Fri",
    ),
    ("first-dose", facts(FRIDAY, record("first-dose", place="Boots")), DONE, "Boots"),
    (
        "first-dose",
        facts(SUNDAY_UNDER_NO_RULE, record("first-dose", place="Boots"), country=Country.NORTHERN_IRELAND),
        NOT_KNOWN,
        "most pharmacies are shut on Sun 6 Dec",
    ),
    (
        "first-dose",
        facts(FRIDAY, record("first-dose", NOT_NEEDED, note="not prescribed"), route=(SHUT_PHARMACY,)),
        NOT_NEEDED,
        "Not prescribed",
    ),
    ("naloxone", facts(), NOT_KNOWN, "kit and can use it"),
    ("naloxone", facts(FRIDAY, record("naloxone", place="with property")), NOT_DONE, "not recorded when they were"),
    ("naloxone", facts(FRIDAY, record("naloxone", on_day=MONDAY)), NOT_DONE, "not recorded where the kit is"),
    ("naloxone", facts(FRIDAY, record("naloxone", place="with property", on_day=MONDAY)), DONE, "Mon 23 Nov"),
    ("naloxone", facts(FRIDAY, record("naloxone", FAILED, note="would not take it")), FAILED, "Would not take it"),
    ("gate-pickup", facts(), NOT_KNOWN, "Nobody has said"),
    (
        "gate-pickup",
        facts(pickup=pickup(PickupState.WANTED, consent=PickupConsent.NO)),
        NOT_NEEDED,
        "Does not want to be met",
    ),
    ("gate-pickup", facts(pickup=pickup(PickupState.WANTED, driver="")), NOT_DONE, "Wanted, nobody assigned"),
    ("gate-pickup", facts(pickup=pickup(PickupState.ASSIGNED)), NOT_DONE, "A. Singh, silver Corsa, 10:00"),
    ("gate-pickup", facts(pickup=pickup(PickupState.CONFIRMED)), DONE, "Confirmed"),
    ("gate-pickup", facts(pickup=pickup(PickupState.COLLECTED)), DONE, "Collected"),
    ("gate-pickup", facts(pickup=pickup(PickupState.HANDED_OVER)), DONE, "Arrived"),
    ("gate-pickup", facts(pickup=pickup(PickupState.NO_SHOW)), FAILED, "Did not come out"),
    ("gate-pickup", facts(FRIDAY, record("gate-pickup", place="his brother")), DONE, "His brother"),
    ("travel", facts(), NOT_KNOWN, "how they get there"),
    ("travel", facts(pickup=pickup(PickupState.CONFIRMED)), DONE, "Lift from the gate: A. Singh"),
    ("travel", facts(pickup=pickup(PickupState.ASSIGNED)), NOT_KNOWN, "how they get there"),
    ("met-someone", facts(), NOT_KNOWN, "Nobody has said"),
    ("met-someone", facts(meetings=()), NOT_DONE, "none to come"),
    ("met-someone", facts(meetings=(MeetingFact(THURSDAY, "P. Lang", is_held=False),)), NOT_DONE, "To meet on Thu 3"),
    ("met-someone", facts(meetings=(MeetingFact(date(2026, 11, 20), "P. Lang", is_held=True),)), DONE, "Fri 20 Nov"),
    (
        "met-someone",
        facts(meetings=(MeetingFact(date(2026, 11, 20), "P. Lang", is_held=False),)),
        NOT_KNOWN,
        "Was to meet P. Lang on Fri 20 Nov: nobody has said whether they did",
    ),
    ("first-appointment", facts(), NOT_KNOWN, "No appointment"),
    (
        "first-appointment",
        facts(appointment=AppointmentFact(FRIDAY, "13:10", "community team")),
        DONE,
        "Fri 4 Dec 13:10",
    ),
    ("first-appointment", facts(appointment=AppointmentFact(THURSDAY)), FAILED, "before the release day"),
    ("supervision", facts(), NOT_KNOWN, "Nobody has said"),
    ("supervision", facts(supervised_by=""), NOT_NEEDED, "No order or licence"),
    ("supervision", facts(supervised_by="J. Orr"), NOT_DONE, "J. Orr"),
    ("supervision", facts(FRIDAY, record("supervision", place="Kirk Street, J. Orr")), DONE, "Kirk Street"),
    ("licence", facts(kind=ReleaseKind.HDC), NOT_KNOWN, "always comes with conditions"),
    ("family", facts(), NOT_KNOWN, "who may be told"),
    ("family", facts(contacts=()), NOT_KNOWN, "who may be told"),
    ("family", facts(contacts=(ContactFact("Mum", may_be_told=True),)), NOT_DONE, "May be told: Mum"),
    ("family", facts(contacts=(ContactFact("Mum", may_be_told=False),)), NOT_NEEDED, "Nobody close"),
    ("family", facts(contacts=(ContactFact("Mum", may_be_told=None),)), NOT_KNOWN, "Not asked yet whether these"),
    (
        "family",
        facts(FRIDAY, record("family", place="Mum"), contacts=(ContactFact("Mum", may_be_told=False),)),
        FAILED,
        "nobody close to them may be told",
    ),
    ("consent", facts(), NOT_KNOWN, "No consent"),
    ("consent", facts(consents=()), NOT_DONE, "No consent"),
    ("consent", facts(consents=(ConsentFact("GP", date(2027, 6, 2), is_in_date=True),)), DONE, "2 June 2027"),
    ("consent", facts(consents=(ConsentFact("GP", MONDAY, is_in_date=False),)), FAILED, "Out of date"),
    (
        "consent",
        facts(FRIDAY, record("consent", note="signed"), consents=(ConsentFact("GP", MONDAY, is_in_date=False),)),
        FAILED,
        "Out of date",
    ),
    ("plan", facts(), NOT_KNOWN, "Nobody has said"),
    ("plan", facts(plan=PlanFact(has_goals=False)), NOT_DONE, "No goals"),
    ("plan", facts(plan=PlanFact(has_goals=True)), NOT_DONE, "Not asked yet"),
    ("plan", facts(plan=PlanFact(has_goals=True, agreed=False, why_not="too much")), FAILED, "too much"),
    ("plan", facts(plan=PlanFact(has_goals=True, agreed=True, agreed_on=MONDAY)), NOT_DONE, "no copy printed since"),
    (
        "plan",
        facts(plan=PlanFact(has_goals=True, agreed=True, agreed_on=MONDAY), plan_paper=PaperFact(MONDAY)),
        NOT_DONE,
        "not yet said to be in their hand",
    ),
    (
        "plan",
        facts(FRIDAY, record("plan", on_day=MONDAY), plan=PlanFact(has_goals=True, agreed=True)),
        DONE,
        "Mon 23 Nov",
    ),
    ("plan", facts(FRIDAY, record("plan"), plan=PlanFact(has_goals=True, agreed=False)), FAILED, "do not agree"),
    ("out-there", facts(), NOT_KNOWN, "No sheet was printed"),
    ("out-there", facts(out_there_paper=PaperFact(MONDAY)), NOT_DONE, "not yet said to be in their hand"),
    ("out-there", facts(FRIDAY, record("out-there"), out_there_paper=PaperFact(MONDAY)), DONE, ""),
    (
        "out-there",
        facts(FRIDAY, record("out-there"), out_there_paper=PaperFact(MONDAY, ("Food bank",))),
        FAILED,
        "Food bank",
    ),
    (
        "out-there",
        facts(FRIDAY, record("out-there", NOT_NEEDED, note="leaves the city")),
        NOT_NEEDED,
        "Leaves the city",
    ),
    ("out-of-hours", facts(), NOT_KNOWN, "No out-of-hours"),
    ("out-of-hours", facts(route=(CAFE,)), DONE, "Recovery café, open till 21:00"),
    ("out-of-hours", facts(route=(StopFact("Café", "evening", is_open=False),)), FAILED, "shut that evening"),
    (
        "out-of-hours",
        facts(route=(StopFact("Café", "evening", is_open=False), StopFact("Hall", "crisis", is_open=False))),
        FAILED,
        "Café and Hall are shut that evening",
    ),
    ("out-of-hours", facts(route=(StopFact("A friend", "evening"),)), NOT_KNOWN, "A friend: nobody knows whether"),
    (
        "out-of-hours",
        facts(route=(replace(CAFE, shut_at_weekend=(SATURDAY, SUNDAY_UNDER_NO_RULE)),)),
        NOT_DONE,
        "open till 21:00; nothing open on Sat 5 Dec and Sun 6 Dec",
    ),
    (
        "out-of-hours",
        facts(
            route=(
                replace(CAFE, shut_at_weekend=(SATURDAY, SUNDAY_UNDER_NO_RULE)),
                StopFact("Breakfast", "crisis", is_open=False, shut_at_weekend=(SUNDAY_UNDER_NO_RULE,)),
            )
        ),
        NOT_DONE,
        "nothing open on Sun 6 Dec",
    ),
    (
        "out-of-hours",
        facts(FRIDAY, record("out-of-hours", note="helpline"), route=(replace(CAFE, shut_at_weekend=(SATURDAY,)),)),
        DONE,
        "Helpline",
    ),
    ("complex-case", facts(), NOT_KNOWN, "Nobody has said"),
    ("complex-case", facts(complex_case_known=True), NOT_NEEDED, "Not flagged"),
    ("complex-case", facts(complex_case=ComplexCaseFact("Detox", has_plan=False)), NOT_DONE, "no plan"),
    ("complex-case", facts(complex_case=ComplexCaseFact("Detox", has_plan=True)), DONE, "planned"),
    ("complex-case", facts(complex_case_closed="Detox: completed"), DONE, "Detox: completed"),
    ("complex-case", facts(complex_case=KEPT), DONE, "Detox: planned with Nurse; look at it again Fri 4 Dec"),
    ("complex-case", facts(complex_case=replace(KEPT, review_was_due=MONDAY)), NOT_DONE, "looked at again Mon 23 Nov"),
    ("complex-case", facts(complex_case=replace(KEPT, has_plan=False)), NOT_DONE, "no plan with health partners yet"),
    (
        "complex-case",
        facts(FRIDAY, record("complex-case"), complex_case=replace(KEPT, has_plan=False)),
        NOT_DONE,
        "no plan with health partners yet",
    ),
]


@pytest.mark.parametrize(("check_id", "seen", "state", "text"), CASES)
def test_what_the_facts_say(check_id: str, seen: ReleaseFacts, state: CheckState, text: str) -> None:
    found = look(check_id, seen)
    assert (found.state, text in found.text) == (state, True), found


RECORDED = sorted({check.id for check in CHECKS} - {"hard-day"})


@pytest.mark.parametrize("check_id", RECORDED)
def test_nothing_recorded_and_nothing_known_is_not_known(check_id: str) -> None:
    found = look(check_id, facts())
    assert found.state is NOT_KNOWN
    assert found.text


@pytest.mark.parametrize("check_id", RECORDED)
@pytest.mark.parametrize("state", [DONE, NOT_DONE, NOT_NEEDED, FAILED])
def test_what_somebody_recorded_counts(check_id: str, state: CheckState) -> None:
    found = look(check_id, facts(FRIDAY, record(check_id, state, note="said so")))
    assert found.state is state
    assert "aid so" in found.text


@pytest.mark.parametrize("check_id", RECORDED)
def test_a_record_that_only_names_an_owner_says_nothing_about_the_check(check_id: str) -> None:
    assert look(check_id, facts(FRIDAY, record(check_id, NOT_KNOWN, owner="J. Boyle"))).state is NOT_KNOWN


@pytest.mark.parametrize(
    ("stays", "said"),
    [
        ((), ""),
        ((EarlierStay(MONDAY),), ""),
        ((EarlierStay(MONDAY, Tenure.OWN),), ""),
        ((EarlierStay(MONDAY, Tenure.HOSTEL),), "went out to hostel or bed and breakfast once before and came back"),
        ((EarlierStay(MONDAY, Tenure.HOSTEL), EarlierStay(MONDAY, Tenure.HOSTEL)), "twice before"),
        ((EarlierStay(MONDAY, Tenure.HOSTEL),) * 3, "3 times before"),
        ((EarlierStay(MONDAY, Tenure.HOSTEL), EarlierStay(MONDAY, Tenure.NOWHERE)), "and nowhere"),
    ],
)
def test_the_circle_of_prison_hostel_and_prison_is_shown(stays: tuple[EarlierStay, ...], said: str) -> None:
    text = look("address", facts(earlier_stays=stays)).text
    assert ("came back" in text) is bool(said)
    assert said in text
    home = CheckRecord("x", PersonId("p"), "stay", "address", DONE, "", "A", Tenure.HOSTEL, "the hostel")
    assert said in look("address", facts(FRIDAY, home, earlier_stays=stays)).text


def test_each_check_has_its_place_in_the_list_and_is_tested() -> None:
    ids = [check.id for check in CHECKS]
    assert len(ids) == len(set(ids)) == 26
    assert set(ids) == {check.id for check in load_check_list()}
    plain = set(RECORDED) - {case[0] for case in CASES}
    assert plain == {
        "medicines", "gp", "identity", "bank-account", "benefit-claim", "money", "phone", "overdose",
        "clothes-property",
    }, "checks with facts of their own need cases of their own"  # fmt: skip


def test_facts_tell_nothing_there_from_nobody_looked() -> None:
    bare = facts()
    silent = {field.name for field in fields(bare) if getattr(bare, field.name) is None}
    assert silent >= {"consents", "contacts", "plan", "pickup", "route", "meetings", "supervised_by"}
