"""Made-up halls with the times they are unlocked, and yesterday's list of one prison, of which some were not seen."""

from dataclasses import replace
from datetime import timedelta

from recovery_desk.domain.day_codes import free_codes
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.notes import NotSeenReason
from recovery_desk.domain.prison_day import DayLine, DayOutcome, HallRegime, PrisonRules
from recovery_desk.usecases.practice.scene import Scene

_TIMES = (("09:15-11:30", "14:00-16:00"), ("08:45-10:30", "13:45-16:15"), ("10:00-12:00", "15:00-16:30"), ())
_ITEMS = "Paper, pens, these lists, identification. One phone without a camera, with the governor’s leave."
_OUTCOMES = (
    (DayOutcome.NOT_SEEN, NotSeenReason.LOCKDOWN), (DayOutcome.SEEN, None), (None, None),
    (DayOutcome.NOT_SEEN, NotSeenReason.COURT), (DayOutcome.SEEN, None),
)  # fmt: skip
_BACK = timedelta(days=3)


def make_prison_day(scene: Scene) -> None:
    """Halls for every prison somebody worked with is in, and a list of three days ago in the fullest of them."""
    halls: dict[str, set[str]] = {}
    for _, stay in scene.known:
        if stay.establishment_id is not None and stay.hall and stay.ended_on is None:
            halls.setdefault(stay.establishment_id, set()).add(stay.hall)
    for prison_id, named in sorted(halls.items()):
        prison = next(each for each in scene.store.establishments.all() if each.id == prison_id)
        scene.store.records(PrisonRules).put(PrisonRules(prison_id, _ITEMS))
        for at, hall in enumerate(sorted(named)):
            regime = HallRegime(scene.ids.new(), prison.id, hall, at, _TIMES[at % len(_TIMES)])
            scene.store.records(HallRegime).add(regime)
    if halls:
        fullest = max(sorted(halls), key=lambda each: sum(stay.establishment_id == each for _, stay in scene.known))
        _list(scene, next(each for each in scene.store.establishments.all() if each.id == fullest))


def _list(scene: Scene, prison: Establishment) -> None:
    day = scene.today - _BACK
    there = [person for person, stay in scene.known if stay.establishment_id == prison.id and stay.ended_on is None]
    codes = free_codes(day, ())
    for person, (outcome, reason) in zip(there[20:], _OUTCOMES, strict=False):
        line = DayLine(scene.ids.new(), person.id, prison.id, day, next(codes), why="Not seen lately")
        scene.store.records(DayLine).add(replace(line, outcome=outcome, reason=reason))
