"""The index of those who may be one and the same person, in a real vault."""

from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.likeness import Described
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.offer_duplicates import LooksLike, OfferDuplicates
from tests.storage.made_vaults import CRAIG, SteppingClock, add, reopen

EXACT = BirthDatePrecision.EXACT


def offered(vault: Vault, asked: Described) -> list[str]:
    return [found.known.person_id for found in OfferDuplicates(vault)(asked)]


@pytest.mark.parametrize(
    "asked",
    [
        Described("McAllister", "Craig"),
        Described("craig", "mcallister"),
        Described("MacAlister", "Kraig"),
        Described("McAllister", "Cra"),
        Described("McAllisterx", "Craig"),
        Described("Craig", "McAllistor"),
        Described("McAllister"),
        Described(numbers=("117-531",)),
        Described("Macallister", birth_date=CRAIG.birth_date, birth_date_precision=EXACT),
        Described(birth_date=CRAIG.birth_date, birth_date_precision=EXACT, given_names="Mac"),
    ],
)
def test_they_are_found_however_they_are_described(vault: Vault, asked: Described) -> None:
    add(vault)
    assert offered(vault, asked) == [CRAIG.id]


@pytest.mark.parametrize(
    "asked",
    [Described(), Described("Nowak", "Jan"), Described("Craig"), Described('"', "*"), Described("x OR", "NEAR(")],
)
def test_others_are_not(vault: Vault, asked: Described) -> None:
    add(vault)
    add(
        vault,
        replace(CRAIG, id=PersonId("p2"), family_name="Reid", given_names="Ann", preferred_name="", prison_number=""),
    )
    assert "p2" not in offered(vault, asked)


def test_the_index_follows_every_change(vault: Vault) -> None:
    add(vault)
    details = PersonDetails.of(CRAIG.id)
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="Nowak"))
        vault.records(PersonDetails).add(replace(details, other_names=("Craig Docherty",), chi_number="140279 0007"))
    assert offered(vault, Described("McAllister", "Craig")) == []
    assert offered(vault, Described("Novak", "Craig")) == [CRAIG.id]
    assert offered(vault, Described("Doherty", "Craig", numbers=("1402790007",))) == [CRAIG.id]
    with vault.saving():
        vault.records(PersonDetails).save(details)
    assert offered(vault, Described("Docherty", "", numbers=("1402790007",))) == []
    with vault.saving():
        vault.records(PersonDetails).remove(CRAIG.id)
        vault.people.save(replace(CRAIG, merged_into=CRAIG.id))
    assert offered(vault, Described("McAllister", "Craig")) == []


def test_one_name_that_many_share_says_nothing(vault: Vault) -> None:
    for number in range(60):
        add(vault, Person(PersonId(f"s{number}"), "Smith", f"Given{number}"), None)
    assert offered(vault, Described("Smith")) == []
    assert offered(vault, Described("Smith", "Given7"))[0] == "s7"


def test_who_else_on_the_desk_is_the_same(vault: Vault) -> None:
    add(vault)
    add(vault, Person(PersonId("p2"), "MacAllister", "Kraig", birth_date=date(1979, 2, 14), birth_date_precision=EXACT))
    assert [found.known.person_id for found in LooksLike(vault)(CRAIG.id)] == ["p2"]
    assert vault.likenesses.candidates(Described("MacAllister", "Kraig"))[0].where == "D Hall 1/22"


def test_a_vault_from_before_the_index_gets_one(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    vault._connection.run("UPDATE caseload SET likeness = ''")
    folder = vault._connection.path.parents[1]
    vault.close()
    again = reopen(folder, clock)
    assert offered(again, Described("McAllister", "Craig")) == [CRAIG.id]
    again.close()
