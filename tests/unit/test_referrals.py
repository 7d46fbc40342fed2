from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.contacts import Agreed
from recovery_desk.domain.details import CommunicationNeed, PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.notes import NoteKind
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.referrals import Referral, ReferralOutcome, ReferralSource
from recovery_desk.domain.workers import Role
from recovery_desk.usecases.people_problems import DatesClash, NothingWritten
from recovery_desk.usecases.take_referral import KeepReferral, KeepSource, ListSources, NoteFirstContact, TakeReferral
from recovery_desk.usecases.worker_problems import CoordinatorOnly
from recovery_desk.usecases.write_note import NoteWritten, WriteNote
from tests.fakes import FakeClock, FakeIds, FakeStore

ANN = Person(PersonId(""), "Reid", "Ann", birth_date=date(1985, 4, 3), birth_date_precision=BirthDatePrecision.EXACT)
REFERRAL = Referral("", PersonId(""), "reception", date(2026, 11, 20), "Officer Made-up", "Asked for help", Agreed.YES)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


def test_somebody_new_comes_with_all_that_is_known(store: FakeStore) -> None:
    details = PersonDetails("", PersonId(""), other_names=("Annie",), needs=(CommunicationNeed.EASY_READ,))
    stay = CustodyEpisode(EpisodeId(""), PersonId(""), hall="D Hall")
    kept = TakeReferral(store, FakeClock(), FakeIds())(REFERRAL, ANN, stay, details)
    assert store.people.get(kept.person_id).family_name == "Reid"
    assert store.records(PersonDetails).get(kept.person_id) == replace(
        details, id=kept.person_id, person_id=kept.person_id
    )
    assert store.records(Referral).of(kept.person_id) == [kept]
    assert store.saves == 1


def test_referred_before_birth_is_refused_and_nothing_is_kept(store: FakeStore) -> None:
    with pytest.raises(DatesClash):
        TakeReferral(store, FakeClock(), FakeIds())(replace(REFERRAL, referred_on=date(1980, 1, 1)), ANN)
    assert store.everybody() == ()


def test_time_to_first_contact(store: FakeStore) -> None:
    deeds = TakeReferral(store, FakeClock(), FakeIds())
    kept = deeds(REFERRAL, ANN)
    assert (kept.days_to_first_contact, kept.days_waiting_on(date(2026, 11, 23))) == (None, 3)
    NoteFirstContact(store)(kept.person_id, date(2026, 11, 19))
    NoteFirstContact(store)(kept.person_id, date(2026, 11, 24))
    NoteFirstContact(store)(kept.person_id, date(2026, 11, 25))
    (seen,) = store.records(Referral).of(kept.person_id)
    assert (seen.days_to_first_contact, seen.days_waiting_on(date(2026, 11, 30))) == (4, None)


def test_the_first_contact_is_taken_from_the_contact_log(store: FakeStore) -> None:
    kept = TakeReferral(store, FakeClock(), FakeIds())(REFERRAL, ANN)
    write = WriteNote(store, FakeClock(), FakeIds())
    write(kept.person_id, NoteWritten(NoteKind.ABOUT, "Rang the officer"))
    assert store.records(Referral).of(kept.person_id)[0].first_contact_on is None
    write(kept.person_id, NoteWritten(NoteKind.SEEN, "Met in the link centre"))
    assert store.records(Referral).of(kept.person_id)[0].first_contact_on == date(2026, 11, 23)


def test_an_outcome_has_its_day_and_where_it_matters_its_reason(store: FakeStore) -> None:
    kept = TakeReferral(store, FakeClock(), FakeIds())(REFERRAL, ANN)
    keep = KeepReferral(store, FakeClock(), FakeIds())
    assert keep(replace(kept, outcome=ReferralOutcome.ACCEPTED)).outcome_on == date(2026, 11, 23)
    with pytest.raises(NothingWritten):
        keep(replace(kept, outcome=ReferralOutcome.NOT_FOR_US))
    with pytest.raises(DatesClash):
        keep(replace(kept, outcome=ReferralOutcome.ACCEPTED, outcome_on=date(2026, 11, 1)))
    again = keep(replace(REFERRAL, person_id=kept.person_id, outcome_on=date(2026, 11, 21)))
    assert again.outcome_on is None
    assert len(store.records(Referral).of(kept.person_id)) == 2


def test_sources_can_be_renamed_hidden_and_added(store: FakeStore) -> None:
    names = ListSources(store)
    shipped = [source.id for source in names()]
    assert shipped[:3] == ["prison-staff", "self", "agency"]
    keep = KeepSource(store, FakeIds())
    keep(ReferralSource("self", "They asked themselves", 1))
    keep(ReferralSource("court", "Court", 3, is_hidden=True))
    added = keep(ReferralSource("", " Chaplaincy "))
    assert [source.name for source in names()][1] == "They asked themselves"
    assert [source.id for source in names()][-1] == added.id
    assert "court" not in [source.id for source in names()]
    assert "court" in [source.id for source in names(with_hidden=True)]
    with pytest.raises(NothingWritten):
        keep(ReferralSource("", " "))
    store.signed_in = replace(store.signed_in, role=Role.WORKER)
    with pytest.raises(CoordinatorOnly):
        keep(added)
