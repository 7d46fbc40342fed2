"""The deeds of the release-day route."""

from dataclasses import dataclass

from recovery_desk.usecases.keep_route import BeginRoute, KeepRoute, TakeOrder
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.plan_route import PlanRoute
from recovery_desk.usecases.ports import Ids, Store


@dataclass(frozen=True, slots=True)
class RouteDeeds:
    """What can be done with a route."""

    plan: PlanRoute
    keep: KeepRoute
    take_order: TakeOrder
    begin: BeginRoute


def route_deeds(store: Store, ids: Ids, open_person: OpenPerson, plan: PlanRoute) -> RouteDeeds:
    """Every deed of the route, over one open desk."""
    keep = KeepRoute(store, open_person, ids)
    return RouteDeeds(
        plan=plan,
        keep=keep,
        take_order=TakeOrder(store, open_person, keep),
        begin=BeginRoute(open_person, keep),
    )
