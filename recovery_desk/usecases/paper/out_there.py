"""Gathering what is out there for one person: the places picked, else those on their route."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recovery_desk.domain.chosen_services import ChosenService
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk_settings import LEAVE_STALE_OUT
from recovery_desk.usecases.holidays_there import HolidayNames, HolidaysThere
from recovery_desk.usecases.keep_service import entry_of
from recovery_desk.usecases.leaving import leaving
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.paper.my_release_day import USES_24_HOURS
from recovery_desk.usecases.paper.out_there_content import OpenOn, OutThere, PlaceOutThere
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.route_day import stops_of

_DAYS_SHOWN = 4
"""The day they walk out and the three after it: over any weekend."""


@dataclass(frozen=True, slots=True)
class PrepareOutThere:
    """Reads the places of one person with their hours on the days that matter."""

    store: Store
    clock: Clock
    open_person: OpenPerson
    holidays: HolidaysThere

    def __call__(self, person_id: PersonId) -> OutThere:
        """The content as it is now; raises `NoSuchPerson`, `RecordRestricted`."""
        record, today = self.open_person(person_id), self.clock.today()
        first = today if record.answer is None else max(today, record.answer.release_day)
        days = tuple(first + timedelta(days=more) for more in range(_DAYS_SHOWN))
        names = self.holidays()
        places = [
            place
            for chosen in self._chosen(person_id)
            if (place := self._place(chosen, days, names, today)) is not None
        ]
        if self.store.settings.get(LEAVE_STALE_OUT) == "yes":
            places = [place for place in places if not place.is_stale]
        sheet = OutThere(
            called=record.person.called,
            places=tuple(places),
            printed_on=uk_time(self.clock.now()).date(),
            uses_24_hours=self.store.settings.get(USES_24_HOURS) == "yes",
        )
        return leaving(self.store, sheet, person_id)

    def _chosen(self, person_id: PersonId) -> Sequence[ChosenService]:
        chosen = self.store.records(ChosenService).of(person_id)
        if chosen:
            return chosen
        on_the_way = dict.fromkeys(stop.service_id for stop in stops_of(self.store, person_id) if stop.service_id)
        return [ChosenService("", person_id, service_id) for service_id in on_the_way]

    def _place(
        self, chosen: ChosenService, days: Sequence[date], names: HolidayNames, today: date
    ) -> PlaceOutThere | None:
        times = entry_of(self.store, chosen.service_id)
        if times is None or not times.service.is_running:
            return None
        service = times.service
        holiday = names.at(service.country, service.area)
        opening = [times.on(day, holiday) for day in days]
        return PlaceOutThere(
            name=service.name,
            kind=service.kind.value,
            address=service.address,
            phones=service.phones,
            days=tuple(
                OpenOn(each.day, each.in_words.removeprefix("Open ") if each.is_open else "" if each.is_known else None)
                for each in opening
            ),
            who_for=service.who_for,
            what_to_say=service.what_to_say,
            how_to_get_there=chosen.how_to_get_there,
            how_to_get_in=service.how_to_get_in,
            alert=service.alert,
            checked_on=service.checked_on,
            is_stale=service.is_stale(today),
        )


@dataclass(frozen=True, slots=True)
class ChooseServices:
    """Keeps which services stand on somebody's sheet, in the order given."""

    store: Store
    ids: Ids

    def __call__(self, person_id: PersonId, service_ids: Sequence[str]) -> None:
        """What was written about getting there stays with a service that stays. Raises `NoSuchPerson`."""
        self.store.people.get(person_id)
        kept = self.store.records(ChosenService)
        with self.store.saving():
            before = {each.service_id: each for each in kept.of(person_id)}
            for service_id in before.keys() - set(service_ids):
                kept.remove(before[service_id].id)
            for position, service_id in enumerate(dict.fromkeys(service_ids), start=1):
                known = before.get(service_id) or ChosenService(self.ids.new(), person_id, service_id)
                kept.put(replace(known, position=position))
