"""Where the directory and the day out are kept."""

from typing import Any

from recovery_desk.domain.first_days import ContactStep, CourtPlan, FirstDays, LifeEvent
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.pickups import Pickup, PickupEvent
from recovery_desk.domain.route_stops import RouteStop
from recovery_desk.domain.services import OpeningHours, Service, ServiceException, TravelTime
from recovery_desk.storage.records import TableOf

DAY_OUT_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(Organisation, "organisation", order="name, id"),
    TableOf(Service, "service", order="name, id"),
    TableOf(OpeningHours, "opening_hours", order="weekday, opens, id"),
    TableOf(ServiceException, "service_exception", order="first_day, opens, id"),
    TableOf(TravelTime, "travel_time"),
    TableOf(RouteStop, "route_stop", order="position, id"),
    TableOf(Pickup, "pickup", order="day DESC, gate_time, id"),
    TableOf(PickupEvent, "pickup_event", order="at, id"),
    TableOf(FirstDays, "first_days", order="released_on DESC, id DESC"),
    TableOf(ContactStep, "contact_step", order="due, id"),
    TableOf(LifeEvent, "life_event", order="happened_on DESC, id DESC"),
    TableOf(CourtPlan, "court_plan"),
)
