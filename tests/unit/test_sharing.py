from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_desk.domain.consent import Consent, Purpose, WhyShared
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.keep_about_person import KeepConsent, RestrictProcessing, WithdrawConsent
from recovery_desk.usecases.may_share import MayShare, must_not_be_restricted
from recovery_desk.usecases.people_problems import DatesClash, NothingWritten, RecordRestricted
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY = date(2026, 11, 23)
P = PersonId("p")
HOUSING = Consent("", P, "org-1", Purpose.HOUSING, signed_on=date(2026, 11, 1), organisation_name="Made-up Homes")


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    store.people.add(Person(P, "Reid", "Ann"))
    return store


def why(store: FakeStore, organisation: str, purpose: Purpose = Purpose.HOUSING, day: date = TODAY) -> WhyShared:
    answer = MayShare(store, FakeClock())(P, organisation, purpose, day)
    assert answer.allowed is (answer.why is WhyShared.AGREED)
    return answer.why


def test_it_is_asked_by_organisation_purpose_and_day(store: FakeStore) -> None:
    KeepConsent(store, FakeIds())(replace(HOUSING, ends_on=date(2026, 12, 24)))
    assert why(store, "org-1") is WhyShared.AGREED
    assert why(store, "made up homes") is WhyShared.AGREED
    assert why(store, "org-2") is WhyShared.NEVER_ASKED
    assert why(store, "") is WhyShared.NEVER_ASKED
    assert why(store, "org-1", Purpose.HEALTH) is WhyShared.OTHER_PURPOSE
    assert why(store, "org-1", day=date(2026, 12, 24)) is WhyShared.AGREED
    assert why(store, "org-1", day=date(2026, 12, 25)) is WhyShared.ENDED
    assert why(store, "org-1", day=date(2026, 10, 31)) is WhyShared.NOT_YET


def test_one_who_was_asked_and_has_not_answered_agreed_to_nothing(store: FakeStore) -> None:
    KeepConsent(store, FakeIds())(replace(HOUSING, signed_on=None))
    assert why(store, "org-1") is WhyShared.UNANSWERED


def test_an_organisation_of_the_directory_is_known_by_its_name_too(store: FakeStore) -> None:
    store.records(Organisation).add(Organisation(OrganisationId("org-9"), "Made-up Homes"))
    KeepConsent(store, FakeIds())(replace(HOUSING, organisation_id=""))
    assert why(store, "org-9") is WhyShared.AGREED


def test_everything_covers_all_but_a_story_told_in_public(store: FakeStore) -> None:
    KeepConsent(store, FakeIds())(replace(HOUSING, purpose=Purpose.EVERYTHING))
    assert why(store, "org-1", Purpose.HEALTH) is WhyShared.AGREED
    assert why(store, "org-1", Purpose.STORY) is WhyShared.OTHER_PURPOSE


def test_what_is_taken_back_holds_no_longer_and_is_kept(store: FakeStore) -> None:
    kept = KeepConsent(store, FakeIds())(HOUSING)
    WithdrawConsent(store, FakeClock())(kept.id)
    assert why(store, "org-1") is WhyShared.WITHDRAWN
    assert why(store, "org-1", day=TODAY - timedelta(days=1)) is WhyShared.AGREED
    assert store.records(Consent).get(kept.id) is not None


def test_a_restricted_record_is_shared_with_nobody(store: FakeStore) -> None:
    KeepConsent(store, FakeIds())(HOUSING)
    restrict = RestrictProcessing(store, FakeClock())
    with pytest.raises(NothingWritten):
        restrict(P, restricted=True)
    restrict(P, restricted=True, reason="They contest what is written")
    assert why(store, "org-1") is WhyShared.RESTRICTED
    with pytest.raises(RecordRestricted):
        must_not_be_restricted(store, P)
    restrict(P, restricted=False)
    assert why(store, "org-1") is WhyShared.AGREED
    assert store.records(PersonDetails).get(P) == PersonDetails.of(P)


def test_consent_that_ends_before_it_began_is_refused(store: FakeStore) -> None:
    with pytest.raises(DatesClash):
        KeepConsent(store, FakeIds())(replace(HOUSING, ends_on=date(2026, 10, 1)))
    with pytest.raises(NothingWritten):
        KeepConsent(store, FakeIds())(replace(HOUSING, organisation_id=" ", organisation_name=""))
