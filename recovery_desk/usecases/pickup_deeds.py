"""The deeds of gate pickups."""

from dataclasses import dataclass

from recovery_desk.usecases.keep_pickup import (
    BeginPickup,
    HearFromDriver,
    KeepPickup,
    RemovePickup,
    StampPickup,
    TakeBackStamp,
)
from recovery_desk.usecases.list_pickups import ListPickups
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class PickupDeeds:
    """What can be done with pickups."""

    board: ListPickups
    begin: BeginPickup
    keep: KeepPickup
    stamp: StampPickup
    take_back: TakeBackStamp
    hear: HearFromDriver
    remove: RemovePickup


def pickup_deeds(store: Store, clock: Clock, ids: Ids, open_person: OpenPerson) -> PickupDeeds:
    """Every deed of pickups, over one open desk."""
    return PickupDeeds(
        board=ListPickups(store, clock, open_person),
        begin=BeginPickup(store, open_person, ids),
        keep=KeepPickup(store, clock, ids),
        stamp=StampPickup(store, clock, ids),
        take_back=TakeBackStamp(store, clock),
        hear=HearFromDriver(store, clock, ids),
        remove=RemovePickup(store),
    )
