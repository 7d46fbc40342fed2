"""The deeds of gate pickups."""

from collections.abc import Callable
from dataclasses import dataclass

from recovery_desk.usecases.keep_pickup import (
    BeginPickup,
    HearFromDriver,
    KeepPickup,
    MovePickup,
    RemovePickup,
    StampPickup,
    TakeBackStamp,
)
from recovery_desk.usecases.list_pickups import ListPickups
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.plan_route import PlanRoute
from recovery_desk.usecases.ports import Clock, Ids, Rendered, Store
from recovery_desk.usecases.print_pickup import PickupSheet, PreparePickup, PrintPickup


@dataclass(frozen=True, slots=True)
class PickupDeeds:
    """What can be done with pickups."""

    board: ListPickups
    begin: BeginPickup
    keep: KeepPickup
    stamp: StampPickup
    take_back: TakeBackStamp
    hear: HearFromDriver
    move_to_release_day: MovePickup
    remove: RemovePickup
    print_sheet: PrintPickup


def pickup_deeds(
    store: Store,
    clock: Clock,
    ids: Ids,
    open_person: OpenPerson,
    plan_route: PlanRoute,
    draw: Callable[[PickupSheet], Rendered],
) -> PickupDeeds:
    """Every deed of pickups, over one open desk."""
    keep = KeepPickup(store, clock, ids)
    return PickupDeeds(
        board=ListPickups(store, clock, open_person),
        begin=BeginPickup(store, open_person, ids),
        keep=keep,
        stamp=StampPickup(store, clock, ids),
        take_back=TakeBackStamp(store, clock),
        hear=HearFromDriver(store, clock, ids),
        move_to_release_day=MovePickup(open_person, keep),
        remove=RemovePickup(store),
        print_sheet=PrintPickup(store, PreparePickup(store, clock, open_person, plan_route), draw),
    )
