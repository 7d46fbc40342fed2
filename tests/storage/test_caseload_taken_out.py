"""The caseload as a file: who is in it is written down or there is no file, and the vault is held for that alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.exchange.rows_file import Value, save_rows
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.import_problems import BadRowsNotSaved
from recovery_desk.usecases.ports import CaseloadFilter
from recovery_desk.usecases.vault_problems import DiskFull
from recovery_desk.usecases.work_on_caseload import CaseloadDeeds, caseload_deeds
from tests.storage.made_vaults import SteppingClock

BOYLES = CaseloadFilter(worker="J. Boyle")


@pytest.fixture
def caseload(vault: Vault, clock: SteppingClock, ids: SeededIds) -> CaseloadDeeds:
    with vault.saving():
        for number in range(4_100):
            vault.people.add(Person(PersonId(f"p{number:04}"), f"Name{number:04}", worker="J. Boyle"))
        restricted = replace(PersonDetails.of(PersonId("p0007")), restricted_on=clock.today())
        vault.records(PersonDetails).put(restricted)
    return caseload_deeds(vault, clock, ids, save_rows)


def exported(vault: Vault) -> list[str]:
    rows = vault._connection.rows("SELECT entity_id FROM journal WHERE act = 'exported' ORDER BY seq")
    return [row[0] for row in rows]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_what_cannot_be_written_down_does_not_leave(
    vault: Vault, caseload: CaseloadDeeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(type(vault.journal), "note", full)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(DiskFull):
        caseload.export(out / name, BOYLES)
    (out / name).write_text("last week's")
    with pytest.raises(DiskFull):
        caseload.export(out / name, BOYLES, overwrite=True)
    assert [(file.name, file.read_text()) for file in out.iterdir()] == [(name, "last week's")]


def test_nor_what_could_not_be_kept_at_the_end(
    vault: Vault, caseload: CaseloadDeeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Vault) -> None:
        raise DiskFull

    monkeypatch.setattr(Vault, "_check_the_chain", broken)
    with pytest.raises(DiskFull):
        caseload.export(tmp_path / "list.csv", BOYLES)
    assert not (tmp_path / "list.csv").exists()
    assert exported(vault) == []


def test_where_the_file_cannot_be_put_nothing_is_written_down(
    vault: Vault, caseload: CaseloadDeeds, tmp_path: Path
) -> None:
    with pytest.raises(BadRowsNotSaved):
        caseload.export(tmp_path / "not" / "there" / "list.csv", BOYLES)
    assert exported(vault) == []


def test_everybody_is_read_before_the_vault_is_held_and_looked_for_once(
    vault: Vault, clock: SteppingClock, ids: SeededIds, caseload: CaseloadDeeds, tmp_path: Path
) -> None:
    held: list[bool] = []
    looked: list[CaseloadFilter] = []
    who, look = vault.caseload._who, vault.caseload._who._look

    def looking(wanted: CaseloadFilter) -> object:
        looked.append(wanted)
        return look(wanted)

    def watched(headings: list[str], rows: list[list[Value]], path: Path, **named: object) -> int:
        def each() -> object:
            for row in rows:
                held.append(vault._connection.in_transaction)
                yield row

        return save_rows(headings, each(), path, **named)  # type: ignore[arg-type]

    who._look = looking  # type: ignore[method-assign, assignment]
    made = caseload_deeds(vault, clock, ids, watched).export(tmp_path / "list.csv", BOYLES)
    assert (made.people, made.restricted) == (4_099, 1)
    assert (len(looked), set(held)) == (1, {False})
    *people, last = exported(vault)
    assert (len(people), last) == (4_099, "")
    assert "p0007" not in people
