"""What made-up vaults are made with: a cheap key derivation, a clock that can be turned."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.opening import open_vault
from recovery_desk.storage.vault import Vault

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
    return open_vault(folder, PASSPHRASE, clock, kdf=CHEAP)


CRAIG = Person(
    PersonId("p1"),
    "McAllister",
    "Craig",
    "Mac",
    date(1979, 2, 14),
    BirthDatePrecision.EXACT,
    "117531",
    "Easy read",
)


def add(vault: Vault, person: Person = CRAIG, due: date | None = date(2026, 12, 4)) -> None:
    release = None if due is None else ReleaseDate(due, ReleaseKind.SENTENCE, "Records office", date(2026, 11, 1))
    with vault.saving():
        vault.people.add(person)
        vault.episodes.add(CustodyEpisode(EpisodeId("e" + person.id), person.id, None, "D Hall", "1/22", release))


def generation(folder: Path) -> Path:
    return folder / "gen-1"


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x40
    path.write_bytes(content)
