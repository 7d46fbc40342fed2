"""What a passphrase costs, and what happens to wrong ones."""

import json
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from recovery_desk.domain.workers import Role
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.key_derivation import KdfParameters, calibrated, stretch
from recovery_desk.storage.key_header import read_headers
from recovery_desk.storage.opening import NewVault, create_vault, open_vault
from recovery_desk.storage.sign_ins import FILE, SignIns
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import (
    NotEnoughMemory,
    WaitBeforeNextTry,
    WrongPassphrase,
)
from tests.storage.key_cases import HERS, SINGH, enter, let_in
from tests.storage.made_vaults import CHEAP, PASSPHRASE, SteppingClock, generation, reopen

# Cost of a passphrase


def test_a_slot_under_the_floor_is_raised_at_the_next_unlock(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    dearer = replace(CHEAP, passes=2)
    open_vault(folder, PASSPHRASE, clock, kdf=dearer).close()
    (slot,) = read_headers(generation(folder))[0].workers
    assert slot.cost == dearer
    reopen(folder, clock).close()
    (slot,) = read_headers(generation(folder))[0].workers
    assert slot.cost == dearer, "and never lowered"


def test_the_cost_is_calibrated_and_never_under_the_floor() -> None:
    floor = KdfParameters()
    assert calibrated(0.0) == floor
    dear = calibrated(0.5)
    assert dear.is_sane
    assert not dear.is_under(floor)


def test_no_insane_cost_is_ever_spent() -> None:
    with pytest.raises(ValueError, match="memory"):
        stretch(PASSPHRASE, b"s" * 16, KdfParameters(memory_kib=2**31))


LITTLE_MEMORY = textwrap.dedent(
    """
    import resource, sys
    from datetime import UTC, date, datetime
    from pathlib import Path
    from recovery_desk.storage.key_derivation import KdfParameters
    from recovery_desk.storage.opening import open_vault
    from recovery_desk.usecases.problem_words import words_for
    from recovery_desk.usecases.vault_problems import NotEnoughMemory
    class Now:
        def today(self): return date(2026, 11, 23)
        def now(self): return datetime.now(UTC)
    resource.setrlimit(resource.RLIMIT_AS, (600 * 2**20, 600 * 2**20))
    try:
        open_vault(Path(sys.argv[1]), sys.argv[2], Now())
    except NotEnoughMemory as problem:
        print(words_for(problem))
    """
)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as Linux does it")
def test_too_little_memory_is_said_and_counts_as_no_wrong_try(tmp_path: Path, clock: SteppingClock) -> None:
    dear = KdfParameters(memory_kib=1024 * 1024, passes=1, lanes=1)
    create_vault(tmp_path, NewVault(PASSPHRASE, "A", kdf=dear), clock, FreshIds()).close()
    done = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY, str(tmp_path), PASSPHRASE], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("There is not enough free memory"), done.stderr
    assert SignIns.of(tmp_path, clock).tries.wrong == 0
    assert NotEnoughMemory.__name__ not in done.stdout


# Wrong passphrases


class StandingClock(SteppingClock):
    """Stands until it is moved."""

    def now(self) -> datetime:
        return self.moment

    def on(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def test_wrong_ones_wait_longer_and_longer_also_after_a_restart(vault: Vault, folder: Path) -> None:
    vault.close()
    clock = StandingClock()
    waits = []
    for _ in range(20):
        try:
            enter(folder, "not the passphrase", clock)
        except WrongPassphrase:
            waits.append(0)
        except WaitBeforeNextTry as wait:
            waits.append(wait.seconds)
            with pytest.raises(WaitBeforeNextTry):
                reopen(folder, clock)
            clock.on(wait.seconds)
            with pytest.raises(WrongPassphrase):
                enter(folder, "not the passphrase", clock)
    assert waits == [0, 0, 0, 2, 5, 15, 30, 60, *[90] * 12]
    clock.on(90)
    again = reopen(folder, clock)
    assert again.wrong_tries.wrong == 20
    assert again.wrong_tries.since is not None
    (failed,) = [entry for entry in again.journal.of([again.vault_id]) if entry.act == "unlock-failed"]
    assert failed.new == "20"
    assert again.people is not None, "and nothing was wiped"
    again.close()
    once_more = reopen(folder, clock)
    assert once_more.wrong_tries.wrong == 0
    once_more.close()


def test_a_clock_turned_back_makes_nobody_wait_for_years(vault: Vault, folder: Path) -> None:
    vault.close()
    clock = StandingClock()
    clock.on(4 * 365 * 86_400)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            enter(folder, "not the passphrase", clock)
    clock.back(4 * 365)
    with pytest.raises(WaitBeforeNextTry) as wait:
        reopen(folder, clock)
    assert wait.value.seconds == 2
    clock.on(2)
    reopen(folder, clock).close()


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"wrong": "many"}', b"\xff", b"x" * 20_000])
def test_a_spoilt_file_of_tries_keeps_nobody_out(
    vault: Vault, folder: Path, clock: SteppingClock, content: bytes
) -> None:
    vault.close()
    (folder / FILE).write_bytes(content)
    reopen(folder, clock).close()
    assert json.loads((folder / FILE).read_bytes())["wrong"] == 0


def test_the_passphrase_asked_for_again_counts_its_wrong_tries(vault: Vault) -> None:
    worker = vault.signed_in.id
    assert vault.keys.check(worker, PASSPHRASE)
    assert not vault.keys.check(worker, "not the passphrase")
    assert vault.keys.check(worker, PASSPHRASE)


def test_roles_are_kept(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    let_in(vault, replace(SINGH, role=Role.READ_ONLY))
    vault.close()
    hers = enter(folder, HERS, clock)
    assert hers.signed_in.role is Role.READ_ONLY
    hers.close()


def test_a_closed_vault_has_forgotten_its_keys(vault: Vault) -> None:
    vault.close()
    assert vault.keys.opened.data_keys == {}
    assert vault.keys.opened.private == b""
