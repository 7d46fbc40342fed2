"""What the checks ask of the vault beside records: the stays of several people at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from recovery_desk.domain.episodes import EpisodeId
from recovery_desk.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class Stay:
    """As much of a stay in custody as the checks need."""

    episode_id: EpisodeId
    person_id: PersonId
    is_current: bool
    due: date | None


class Stays(Protocol):
    """Which stays several people have had."""

    def of_many(self, person_ids: Iterable[str]) -> Sequence[Stay]:
        """Every stay of these people, the earliest first."""
