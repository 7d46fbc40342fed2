"""UUID version 7 (RFC 9562 section 5.7): sortable by when it was made, unique on every laptop."""

import secrets
import time
import uuid
from random import Random


class FreshIds:
    """Identities from the clock and the system's random source."""

    def new(self) -> str:
        """A new UUIDv7 as text."""
        return _uuid7(time.time_ns() // 1_000_000, secrets.randbits(74))


class SeededIds:
    """The same identities for the same seed: for the practice desk and for tests."""

    def __init__(self, seed: int, start_ms: int) -> None:
        """`start_ms` is the first timestamp, in milliseconds since 1970."""
        self._random = Random(seed)  # noqa: S311 - made-up people need repeatable ids, not secret ones
        self._ms = start_ms

    def new(self) -> str:
        """The next UUIDv7 as text."""
        self._ms += 1
        return _uuid7(self._ms, self._random.getrandbits(74))


def _uuid7(milliseconds: int, random_74: int) -> str:
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (random_74 >> 62) << 64
    value |= 0b10 << 62 | random_74 & (1 << 62) - 1
    return str(uuid.UUID(int=value))
