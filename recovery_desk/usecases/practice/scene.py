"""What an area of the practice desk works with."""

from dataclasses import dataclass
from datetime import date
from random import Random

from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.pathways import Library
from recovery_desk.domain.people import Person
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class Scene:
    """The desk as it stands on `today`.

    `known` are the people somebody works with now, with their stay: the first are due out within four weeks, the
    rest later or lately gone. A caseload of 100,000 knows most people by name and date only. An area is called
    inside `saving()`. `library` holds the pathways with their needs and suggestions, as shipped.
    """

    store: Store
    ids: Ids
    random: Random
    today: date
    known: tuple[tuple[Person, CustodyEpisode], ...]
    library: Library
    clock: Clock
