"""A real vault for each test; only the key derivation is made cheap."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.key_header import KdfParameters
from recovery_desk.storage.vault import NewVault, Vault, create_vault, open_vault

PASSPHRASE = "four made up words"
CHEAP = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)


class SteppingClock:
    """A minute passes at each look; `back` turns it back, as laptops do."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment

    def back(self, days: int) -> None:
        self.moment -= timedelta(days=days)


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


def reopen(folder: Path, clock: SteppingClock) -> Vault:
    return open_vault(folder, PASSPHRASE, clock)
