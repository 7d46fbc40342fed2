"""Where the directory and the day out are kept."""

from typing import Any

from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.services import OpeningHours, Service, ServiceException, TravelTime
from recovery_desk.storage.records import TableOf

DAY_OUT_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(Organisation, "organisation", order="name, id"),
    TableOf(Service, "service", order="name, id"),
    TableOf(OpeningHours, "opening_hours", order="weekday, opens, id"),
    TableOf(ServiceException, "service_exception", order="first_day, opens, id"),
    TableOf(TravelTime, "travel_time"),
)
