"""What made-up vaults are made with: a cheap key derivation, a clock that can be turned."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from recovery_desk.storage.key_header import KdfParameters
from recovery_desk.storage.vault import Vault, open_vault

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


def reopen(folder: Path, clock: SteppingClock) -> Vault:
    return open_vault(folder, PASSPHRASE, clock)
