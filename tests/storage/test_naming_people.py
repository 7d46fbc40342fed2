from datetime import date

import pytest

from recovery_desk.domain.people import Person, PersonId
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.merge_people import MergePeople
from recovery_desk.usecases.name_person import NamePerson
from recovery_desk.usecases.people_problems import NobodyMeant, SeveralMeant
from recovery_desk.usecases.problem_words import words_for
from tests.storage.made_vaults import CRAIG, SteppingClock, add

YOUNGER = Person(PersonId("p2"), "McAllister", "Craig James", prison_number="117532")
PAWEL = Person(PersonId("p3"), "Nowak", "Paweł", prison_number="A1234BC")


@pytest.fixture
def whom(vault: Vault) -> NamePerson:
    for person in (CRAIG, YOUNGER, PAWEL):
        add(vault, person)
    return NamePerson(vault)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("p1", CRAIG),
        (" p3 ", PAWEL),
        ("117531", CRAIG),
        ("a1234bc", PAWEL),
        ("A 1234 BC", PAWEL),
        ("McAllister, Craig", CRAIG),
        ("craig mcallister", CRAIG),
        ("Craig James McAllister", YOUNGER),
        ("James", YOUNGER),
        ("Mac", CRAIG),
        ("pawel", PAWEL),
        ("NOWAK", PAWEL),
    ],
)
def test_somebody_is_named_by_id_number_or_name(whom: NamePerson, typed: str, person: Person) -> None:
    assert whom(typed) == person.id


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "Now", "McAll", "117", "Craig Nowak", "'; DROP TABLE person", "\udcff"]
)
def test_half_a_name_names_nobody(whom: NamePerson, typed: str) -> None:
    with pytest.raises(NobodyMeant) as refused:
        whom(typed)
    assert "Nobody on this desk has" in words_for(refused.value)


def test_where_several_fit_they_are_told_apart_without_a_name(whom: NamePerson) -> None:
    with pytest.raises(SeveralMeant) as refused:
        whom("McAllister")
    first, *lines = words_for(refused.value).splitlines()
    assert first == "“McAllister” fits more than one person. Give the id or the prison number:"
    assert [line.split() for line in lines] == [
        ["p1", "117531,", "no", "establishment", "known"],
        ["p2", "117532,", "no", "establishment", "known"],
    ]


def test_a_number_two_people_have_is_told_apart_by_id(vault: Vault, whom: NamePerson) -> None:
    add(vault, Person(PersonId("p4"), "Whyte", "Sean", prison_number="117531"))
    with pytest.raises(SeveralMeant) as refused:
        whom("117531")
    assert {row.person_id for row in refused.value.rows} == {"p1", "p4"}


def test_whole_words_are_found_behind_very_many_that_only_begin_so(
    vault: Vault, whom: NamePerson, ids: SeededIds
) -> None:
    with vault.saving():
        for number in range(520):
            vault.people.add(Person(PersonId(ids.new()), f"Annabel{number}", "X"))
        vault.people.add(Person(PersonId("anna"), "Zed", "Anna"))
    assert whom("Anna") == "anna"
    assert whom("zed anna") == "anna"
    with pytest.raises(NobodyMeant):
        whom("Annab")


def test_of_very_many_of_a_name_one_is_meant_by_the_whole_of_it(vault: Vault, whom: NamePerson, ids: SeededIds) -> None:
    with vault.saving():
        for number in range(520):
            vault.people.add(Person(PersonId(ids.new()), "Smith", f"Ann {number}"))
    with pytest.raises(SeveralMeant) as refused:
        whom("Smith")
    assert words_for(refused.value).endswith("\n  and more")
    with vault.saving():
        vault.people.add(Person(PersonId("smith"), "Smith"))
    assert whom("Smith") == "smith"


@pytest.mark.parametrize("typed", ["a " * 30, "a" * 5_000, "NEAR OR NOT", '"*'])
def test_what_could_be_syntax_is_only_words(whom: NamePerson, typed: str) -> None:
    with pytest.raises(NobodyMeant):
        whom(typed)


def test_a_record_put_into_another_is_reached_by_its_own_id_only(
    vault: Vault, whom: NamePerson, clock: SteppingClock, ids: SeededIds
) -> None:
    add(vault, Person(PersonId("p5"), "Wrongname", "Seán", prison_number="999999"), date(2026, 12, 5))
    MergePeople(vault, clock, ids)(PersonId("p3"), PersonId("p5"))
    for typed in ("Wrongname", "999999"):
        with pytest.raises(NobodyMeant):
            whom(typed)
    assert whom("p5") == "p5"
