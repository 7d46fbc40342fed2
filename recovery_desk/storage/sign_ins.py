"""What is remembered between two unlockings, outside the vault: wrong passphrases, and whose slot to try first.

Ids and times only. Whoever can write the folder can delete the file: it slows down somebody at the keyboard, not
somebody with a copy of the disk, for whom there is Argon2id.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from recovery_desk.domain.tries import Tries
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.ports import Clock
from recovery_desk.usecases.vault_problems import WaitBeforeNextTry

FILE = "sign-ins.json"
_MAX_BYTES = 10_000


@dataclass(slots=True)
class SignIns:
    """The file in the data folder. Where it cannot be written, the count lasts as long as the program."""

    folder: Path
    clock: Clock
    tries: Tries
    last_worker: str = ""

    @classmethod
    def of(cls, folder: Path, clock: Clock) -> "SignIns":
        """As it stands; what cannot be read counts as nothing."""
        made = cls(folder, clock, Tries())
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            path = folder / FILE
            if path.stat().st_size <= _MAX_BYTES:
                kept = json.loads(path.read_bytes())
                made.last_worker = str(kept["last_worker"])
                made.tries = _tries(kept)
        return made

    def begin(self) -> None:
        """A try begins, and counts as wrong until `succeeded`. Raises `WaitBeforeNextTry` while it is too soon."""
        now = self.clock.now()
        seen = self.tries.seen_at(now)
        wait = seen.wait(now)
        if wait:
            if seen != self.tries:
                self.tries = seen
                self._keep()
            raise WaitBeforeNextTry(wait)
        self.tries = self.tries.one_more(now)
        self._keep()

    def was_no_try(self, before: Tries) -> None:
        """It came to no answer: too little memory, say."""
        self.tries = before
        self._keep()

    def succeeded(self, worker_id: str) -> None:
        """It was the right one."""
        self.tries, self.last_worker = Tries(), worker_id or self.last_worker
        self._keep()

    def _keep(self) -> None:
        content = {
            "last_worker": self.last_worker,
            "wrong": self.tries.wrong,
            "since": _written(self.tries.since),
            "latest": _written(self.tries.latest),
        }
        with suppress(OSError):
            write_durably(self.folder / FILE, json.dumps(content, indent=1).encode())


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _tries(kept: dict[str, object]) -> Tries:
    wrong, since, latest = kept["wrong"], kept["since"], kept["latest"]
    if type(wrong) is not int or wrong < 1 or not isinstance(since, str) or not isinstance(latest, str):
        return Tries()
    return Tries(wrong, _read(since), _read(latest))


def _read(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
