"""Passphrases that were wrong: each makes the next wait longer, and nothing is ever wiped.

Wiping would let anybody in the room destroy the records, and whoever steals a laptop copies the file first.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

_WAITS = (0, 0, 0, 2, 5, 15, 30, 60, 90)
"""Seconds before the next try, after so many that were wrong; the last one for all further ones. At most ten tries in
five minutes, as Cyber Essentials asks."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong ones since somebody last unlocked: how many, since when, the latest."""

    wrong: int = 0
    since: datetime | None = None
    latest: datetime | None = None

    def wait(self, now: datetime) -> int:
        """Whole seconds until the next try."""
        if self.latest is None:
            return 0
        wait = _WAITS[min(self.wrong, len(_WAITS) - 1)]
        passed = max(0.0, (now - self.latest).total_seconds())
        return max(0, ceil(wait - passed))

    def seen_at(self, now: datetime) -> "Tries":
        """The same where the clock was turned back since: the wait begins anew, and is not longer than a wait."""
        turned_back = self.latest is not None and self.latest > now
        return replace(self, latest=now) if turned_back else self

    def one_more(self, now: datetime) -> "Tries":
        """Another wrong one."""
        return replace(self, wrong=self.wrong + 1, since=self.since or now, latest=now)
