"""The deeds of the days after a release, and of the plan for a release from court."""

from collections.abc import Callable
from dataclasses import dataclass

from recovery_desk.usecases.keep_first_days import EndFirstDays, KeepContactStep, RecordContinuity
from recovery_desk.usecases.keep_life_event import FollowUp, KeepCourtPlan, KeepLifeEvent, RemoveLifeEvent
from recovery_desk.usecases.list_pickups import ListPickups
from recovery_desk.usecases.ports import Clock, Ids, Rendered, Store
from recovery_desk.usecases.print_court_plan import CourtPlanSheet, PrintCourtPlan
from recovery_desk.usecases.read_first_days import ListFirstDays, ReadAfterRelease, ReadDayOutToday
from recovery_desk.usecases.record_custody_event import RecordCustodyEvent
from recovery_desk.usecases.record_release import RecordRelease


@dataclass(frozen=True, slots=True)
class FirstDaysDeeds:
    """What can be done once somebody is out."""

    read: ReadAfterRelease
    running: ListFirstDays
    today: ReadDayOutToday
    record_release: RecordRelease
    end: EndFirstDays
    record_continuity: RecordContinuity
    steps: KeepContactStep
    keep_event: KeepLifeEvent
    follow_up: FollowUp
    remove_event: RemoveLifeEvent
    keep_court_plan: KeepCourtPlan
    print_court_plan: PrintCourtPlan


def first_days_deeds(
    store: Store, clock: Clock, ids: Ids, board: ListPickups, draw: Callable[[CourtPlanSheet], Rendered]
) -> FirstDaysDeeds:
    """Every deed of the first days, over one open desk."""
    running = ListFirstDays(store, clock)
    return FirstDaysDeeds(
        read=ReadAfterRelease(store, clock),
        running=running,
        today=ReadDayOutToday(store, clock, board, running),
        record_release=RecordRelease(store, ids, RecordCustodyEvent(store, clock, ids)),
        end=EndFirstDays(store),
        record_continuity=RecordContinuity(store),
        steps=KeepContactStep(store, clock, ids),
        keep_event=KeepLifeEvent(store, ids),
        follow_up=FollowUp(store, clock),
        remove_event=RemoveLifeEvent(store),
        keep_court_plan=KeepCourtPlan(store, clock, ids),
        print_court_plan=PrintCourtPlan(store, clock, draw),
    )
