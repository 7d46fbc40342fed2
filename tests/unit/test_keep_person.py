from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.usecases.keep_person import ChangePerson, NameMissing, RegisterPerson, SetReleaseDate
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.fakes import FakeClock, FakeIds, FakeStore

CRAIG = Person(PersonId(""), "McAllister", "Craig", "Mac", date(1979, 2, 14), BirthDatePrecision.EXACT, "117531")
FRIDAY = ReleaseDate(date(2026, 12, 4), told_by="Records office")


def test_somebody_new_is_kept_with_their_stay() -> None:
    store = FakeStore()
    stay = CustodyEpisode(EpisodeId("x"), PersonId("y"), hall="D Hall", release=FRIDAY)
    person = RegisterPerson(store, FakeClock(), FakeIds())(CRAIG, stay)
    assert store.people.get(person) == replace(CRAIG, id=person)
    kept = store.episodes.current(person)
    assert kept is not None
    assert (kept.person_id, kept.hall, kept.release) == (person, "D Hall", FRIDAY)
    assert kept.id not in {"x", person}


@pytest.mark.parametrize("name", ["", "   "])
def test_nobody_is_kept_without_a_name(name: str) -> None:
    store = FakeStore()
    with pytest.raises(NameMissing):
        RegisterPerson(store, FakeClock(), FakeIds())(replace(CRAIG, family_name=name, given_names=name))
    assert store.everybody() == ()


def test_one_name_is_enough() -> None:
    store = FakeStore()
    person = RegisterPerson(store, FakeClock(), FakeIds())(Person(PersonId(""), "", "Suharto"))
    assert store.people.get(person).filed_as == "Suharto"


def test_a_change_keeps_the_same_stay() -> None:
    store, ids = FakeStore(), FakeIds()
    person = RegisterPerson(store, FakeClock(), ids)(CRAIG, CustodyEpisode(EpisodeId(""), PersonId(""), hall="A Hall"))
    before = store.episodes.current(person)
    assert before is not None
    changed = replace(CRAIG, id=person, worker="J. Boyle")
    ChangePerson(store, FakeClock(), ids)(changed, replace(before, id=EpisodeId("forged"), hall="B Hall"))
    assert store.people.get(person) == changed
    assert store.episodes.current(person) == replace(before, hall="B Hall")


def test_a_stay_is_made_where_there_was_none() -> None:
    store, ids = FakeStore(), FakeIds()
    with store.saving():
        store.people.add(replace(CRAIG, id=PersonId("p")))
    ChangePerson(store, FakeClock(), ids)(
        replace(CRAIG, id=PersonId("p")), CustodyEpisode(EpisodeId(""), PersonId(""), hall="C Hall")
    )
    kept = store.episodes.current(PersonId("p"))
    assert kept is not None
    assert kept.hall == "C Hall"


def test_a_release_date_is_set_changed_and_taken_away() -> None:
    store, ids = FakeStore(), FakeIds()
    person = RegisterPerson(store, FakeClock(), ids)(CRAIG)
    deed = SetReleaseDate(store, FakeClock(), ids)
    for release in (FRIDAY, replace(FRIDAY, due=date(2026, 12, 3)), None):
        deed(person, release)
        kept = store.episodes.current(person)
        assert kept is not None
        assert kept.release == release
    with pytest.raises(NoSuchPerson):
        deed(PersonId("nobody"), FRIDAY)
