"""Who is signed in, and that somebody who may only read changes nothing, whatever asks for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.workers import Role, Worker
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import NoSuchPerson
from recovery_desk.usecases.worker_problems import ReadOnlyWorker
from tests.storage.made_vaults import CRAIG, SteppingClock, add, reopen


def read_only(vault: Vault) -> None:
    with vault.saving():
        vault.records(Worker).save(replace(vault.signed_in, role=Role.READ_ONLY))


def test_the_first_worker_is_a_coordinator(vault: Vault) -> None:
    assert (vault.signed_in.name, vault.signed_in.role) == ("M. Kerr", Role.COORDINATOR)
    assert vault.records(Worker).where() == [vault.signed_in]


def test_who_may_only_read_keeps_nothing(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    read_only(vault)
    with pytest.raises(ReadOnlyWorker), vault.saving():
        vault.people.save(replace(CRAIG, family_name="Changed"))
    with pytest.raises(ReadOnlyWorker), vault.saving():
        vault.settings.put("marking", "changed")
    with pytest.raises(ReadOnlyWorker):
        add(vault, replace(CRAIG, id=PersonId("p2")))
    assert vault.people.get(CRAIG.id) == CRAIG
    assert vault.settings.get("marking") is None
    with pytest.raises(NoSuchPerson):
        vault.people.get(PersonId("p2"))
    rows = vault.verify()
    vault.close()
    again = reopen(folder, clock)
    assert again.alarm is None
    assert again.verify() == rows + 1, "the unlocking, and nothing else"
    again.close()


def test_a_look_of_somebody_who_may_only_read_is_written_down(vault: Vault) -> None:
    add(vault)
    read_only(vault)
    with vault.saving():
        vault.journal.note("looked", "person", CRAIG.id)
    assert vault.journal.about(CRAIG.id)[0].act == "looked"
