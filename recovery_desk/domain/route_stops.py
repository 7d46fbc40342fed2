"""The stops of somebody's release day as they are kept."""

from dataclasses import dataclass
from enum import StrEnum

from recovery_desk.domain.people import PersonId

LONGEST_VISIT = 12 * 60
LONGEST_TRAVEL = 12 * 60


class StopKind(StrEnum):
    """Where in the day a stop belongs: the gate first, home late, evening support last, the others in any order."""

    GATE = "gate"
    SERVICE = "service"
    HOME = "home"
    EVENING = "evening"


STOP_KIND_NAMES = {
    StopKind.GATE: "The gate",
    StopKind.SERVICE: "Somewhere to go",
    StopKind.HOME: "Where they sleep",
    StopKind.EVENING: "Evening support",
}
"""How each kind is called on screen."""


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One stop. `service_id` points into the directory, whose hours are then checked; `name` stands without it.

    `travel_minutes` is the way from the stop before. `appointment` is a fixed time, at the gate the time they walk
    out; `latest` the time by which they must be there (a hostel's last admission). Times are minutes after midnight.
    """

    id: str
    person_id: PersonId
    position: int
    kind: StopKind = StopKind.SERVICE
    service_id: str = ""
    name: str = ""
    purpose: str = ""
    with_whom: str = ""
    travel_minutes: int = 0
    visit_minutes: int = 30
    appointment: int | None = None
    latest: int | None = None
    note: str = ""
