"""Who works at a desk, and what their role lets them do.

One data key opens everything to every worker, so a role is a rule of the program and a line in the history, not
cryptography. The screens say so.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

WorkerId = NewType("WorkerId", str)


class Role(StrEnum):
    """What a worker may do."""

    WORKER = "worker"
    COORDINATOR = "coordinator"
    READ_ONLY = "read-only"

    @property
    def may_change_records(self) -> bool:
        """Whether what they do to records is kept."""
        return self is not Role.READ_ONLY

    @property
    def may_run_the_desk(self) -> bool:
        """Workers, keys, backups put back, rules switched on, alarms: what one person should answer for."""
        return self is Role.COORDINATOR


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who opens the desk. One who has left stays, so that the history can still name them."""

    id: WorkerId
    name: str
    role: Role = Role.WORKER
    left_on: date | None = None

    @property
    def is_here(self) -> bool:
        """Whether they work at this desk now."""
        return self.left_on is None
