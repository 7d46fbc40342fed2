"""From a passphrase to a key: Argon2id (RFC 9106), as dear as about a second on the laptop in hand.

What it cost stands in each worker's slot, so that a dearer laptop, or a later version with a higher floor, changes
nothing for the others. Read from a file, a cost is range-checked before it is spent.
"""

import os
import threading
import time
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from recovery_desk.usecases.vault_problems import NotEnoughMemory

_WANTED_SECONDS = 1.0
_MOST_MEMORY_KIB = 256 * 1024
"""More would not fit beside everything else on a laptop of 4 GB."""
_MOST_PASSES = 10
_ONE_AT_A_TIME = threading.Lock()
"""OpenSSL hands out the threads of lanes one by one: two derivations of several lanes at once wait for ever."""


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Argon2id cost: memory in KiB, passes, lanes. The default is the floor: RFC 9106's second choice."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_sane(self) -> bool:
        """Within what this program will ever spend; a forged header may not ask for terabytes."""
        return 8 * 1024 <= self.memory_kib <= 1024 * 1024 and 1 <= self.passes <= 10 and 1 <= self.lanes <= 8

    def is_under(self, floor: "KdfParameters") -> bool:
        """Whether it is cheaper than `floor` in memory or in work."""
        work, least = self.memory_kib * self.passes, floor.memory_kib * floor.passes
        return self.memory_kib < floor.memory_kib or work < least


def stretch(passphrase: str, salt: bytes, cost: KdfParameters) -> bytes:
    """The 32-byte key of a passphrase. Raises `NotEnoughMemory`; `ValueError` for a cost nobody should spend."""
    if not cost.is_sane:
        raise ValueError(cost)
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    wanted = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    try:
        with _ONE_AT_A_TIME:
            return wanted.derive(secret)
    except MemoryError as cause:
        raise NotEnoughMemory from cause


def calibrated(wanted_seconds: float = _WANTED_SECONDS) -> KdfParameters:
    """What takes about that long on this machine: more memory first, then more passes, never under the floor."""
    floor = KdfParameters()
    start = time.perf_counter()
    stretch("how long does this take here?", os.urandom(16), floor)
    times = wanted_seconds / max(time.perf_counter() - start, 0.001)
    memory = floor.memory_kib
    while memory * 2 <= _MOST_MEMORY_KIB and times >= 2:
        memory, times = memory * 2, times / 2
    passes = min(_MOST_PASSES, max(floor.passes, int(floor.passes * times)))
    return KdfParameters(memory, passes, floor.lanes)
