"""A stay in custody: where, on what basis, and when it is due to end."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind

EpisodeId = NewType("EpisodeId", str)


@dataclass(frozen=True, slots=True)
class ReleaseDate:
    """The day somebody told us this person falls to be released, before any rule moves it.

    `told_by` and `told_on` say whose word it is. The desk never computes this date from a sentence.
    """

    due: date
    kind: ReleaseKind = ReleaseKind.SENTENCE
    told_by: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class CustodyEpisode:
    """One stay in custody. `sentence_days` is the whole term in days, `sentenced_on` the day it was passed.

    `ended_on` is the day they walked out of it, None while they are in.
    """

    id: EpisodeId
    person_id: PersonId
    establishment_id: EstablishmentId | None = None
    hall: str = ""
    cell: str = ""
    release: ReleaseDate | None = None
    sentence_days: int | None = None
    sentenced_on: date | None = None
    admitted_on: date | None = None
    ended_on: date | None = None

    def days_served_by(self, day: date) -> int | None:
        """Days in custody since sentence by `day`; None while the day of sentence is not known."""
        if self.sentenced_on is None:
            return None
        return max(0, (day - self.sentenced_on).days)

    @property
    def place(self) -> str:
        """Hall and cell as they are said: "D Hall 1/22"."""
        return " ".join(part for part in (self.hall, self.cell) if part)
