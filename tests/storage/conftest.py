"""A real vault for each test; only the key derivation is made cheap."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.opening import NewVault, create_vault
from recovery_desk.storage.vault import Vault
from tests.storage.made_vaults import CHEAP, PASSPHRASE, SteppingClock


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def ids() -> SeededIds:
    return SeededIds(7, 1_790_000_000_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def vault(folder: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Vault]:
    opened = create_vault(folder, NewVault(PASSPHRASE, "M. Kerr", kdf=CHEAP), clock, ids)
    yield opened
    opened.close()
