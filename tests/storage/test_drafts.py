import shutil
from pathlib import Path

import pytest

from recovery_desk.domain.drafts import Draft
from recovery_desk.storage.vault import Vault
from tests.storage.made_vaults import SteppingClock, generation, reopen


def draft(clock: SteppingClock, text: str = "Łukasz: seen") -> Draft:
    return Draft("note", "p1", {"text": text}, clock.now(), "Note", "person", "notes", "p1")


def test_a_draft_is_there_again_after_closing(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    kept = draft(clock)
    with vault.saving():
        vault.drafts.keep(kept)
    vault.close()
    again = reopen(folder, clock)
    assert again.drafts.get("note", "p1") == kept
    assert again.drafts.all() == [kept]
    assert again.alarm is None
    again.close()


def test_a_draft_survives_the_loss_of_the_write_ahead_file(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path
) -> None:
    kept = draft(clock)
    with vault.saving():
        vault.drafts.keep(kept)
    copy = tmp_path / "without"
    shutil.copytree(folder, copy)
    (generation(copy) / "vault.db-wal").unlink()
    again = reopen(copy, clock)
    assert again.drafts.all() == [kept]
    again.close()


def test_only_its_worker_sees_it(vault: Vault, clock: SteppingClock) -> None:
    with vault.saving():
        vault.drafts.keep(draft(clock))
    vault._writer.worker = "somebody-else"
    assert vault.drafts.get("note", "p1") is None
    assert vault.drafts.all() == []
    with vault.saving():
        assert not vault.drafts.drop("note", "p1")
        vault.drafts.keep(draft(clock, "mine"))
    assert [d.fields["text"] for d in vault.drafts.all()] == ["mine"]


def test_drafts_are_no_part_of_the_journal(vault: Vault, clock: SteppingClock) -> None:
    before = vault.verify()
    with vault.saving():
        vault.drafts.keep(draft(clock))
    assert vault.verify() == before


def test_a_draft_undone_is_not_there(vault: Vault, clock: SteppingClock) -> None:
    def half() -> None:
        with vault.saving():
            vault.drafts.keep(draft(clock))
            raise LookupError

    with pytest.raises(LookupError):
        half()
    assert vault.drafts.all() == []
