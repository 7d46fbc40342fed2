"""Made-up routes, pickups, first days out, and plans for a release from court."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from recovery_desk.domain.episodes import CustodyEpisode, ReleaseDate
from recovery_desk.domain.first_days import ContactOutcome, ContactStep, CourtPlan, FirstDays, LifeEvent, LifeEventKind
from recovery_desk.domain.people import Person
from recovery_desk.domain.pickups import Bring, Pickup, PickupConsent, PickupEvent, PickupEventKind, PickupState
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.domain.services import Service, ServiceKind
from recovery_desk.domain.uk_time import uk_moment
from recovery_desk.usecases.keep_first_days import begin_first_days, end_first_days
from recovery_desk.usecases.keep_pickup import NO_SHOW_LADDER
from recovery_desk.usecases.practice.scene import Scene

_ROUTES, _PICKUP_DAYS, _OUT, _SATURDAY = 40, 12, 10, 5
_DRIVERS = (
    ("A. Singh", "07700 900101", "Silver Corsa, SB12 ABC"),
    ("P. Lang", "07700 900102", "Blue van, SC14 DEF"),
    ("S. Imrie", "07700 900103", "White Astra, SD16 GHI"),
    ("J. Boyle", "07700 900104", "Silver Corsa, SB12 ABC"),
)
_EVENINGS = (ServiceKind.RECOVERY, ServiceKind.MUTUAL_AID)
_HOMES = (
    "Duke Street",
    "Mother's, Easterhouse",
    "Hostel, Clyde Walk",
    "Sister's, Govan",
    "Supported flat, Dennistoun",
)
_USUAL = (
    (ServiceKind.PHARMACY, "First dose", 20, None),
    (ServiceKind.BENEFITS, "New claim", 60, 11 * 60 + 45),
    (ServiceKind.COMMUNITY_TEAM, "Key worker P. Lang", 45, None),
    (ServiceKind.HOUSING, "Interview", 60, None),
)
_RING = ("M. Kerr 0141 496 0100", "J. Boyle 07700 900104", "On-call manager 0141 496 0105")
_LOG = (
    (PickupState.WANTED, 0), (PickupState.ASSIGNED, 30), (PickupState.CONFIRMED, 90), (PickupState.AT_THE_GATE, 2_880),
    (PickupState.COLLECTED, 2_900), (PickupState.HANDED_OVER, 2_990),
)  # fmt: skip


def make_day_out(scene: Scene) -> None:
    """The people due out next have a route; those due out in the next days a pickup; some left in the last weeks."""
    due = [(person, stay, stay.release.due) for person, stay in scene.known if stay.release]
    coming = sorted((each for each in due if each[2] >= scene.today), key=lambda each: (each[2], each[0].id))
    services = {kind: _services(scene, kind) for kind in ServiceKind}
    for person, stay, _ in coming[:_ROUTES]:
        _route(scene, person, stay, services)
    for person, _, day in coming:
        if (day - scene.today).days < _PICKUP_DAYS and scene.random.random() < 0.7:
            _pickup(scene, person, _walks_out(day))
    for person, stay, _ in coming:
        if stay.release is not None and stay.release.kind is ReleaseKind.REMAND and scene.random.random() < 0.8:
            _court_plan(scene, person, stay.release.due)
    gone = [(person, stay) for person, stay, day in due if day < scene.today]
    for number, (person, stay) in enumerate(gone[:_OUT]):
        _out(scene, person, stay, _walks_out(scene.today - timedelta(days=2 * number + 1)))


def _services(scene: Scene, kind: ServiceKind) -> Sequence[Service]:
    return [each for each in scene.store.records(Service).where(kind=kind) if each.town == "Glasgow"]


def _route(scene: Scene, person: Person, stay: CustodyEpisode, services: dict[ServiceKind, Sequence[Service]]) -> None:
    random = scene.random
    prison = scene.store.establishments.get(stay.establishment_id) if stay.establishment_id else None
    gate = f"Gate, {prison.short_name}" if prison else "The gate"
    meets = random.choice(_DRIVERS)[0]
    stops = [
        RouteStop(scene.ids.new(), person.id, 0, StopKind.GATE, name=gate, with_whom=f"{meets} meets them",
                  visit_minutes=15, appointment=random.choice((570, 600, 600, 615)))
    ]  # fmt: skip
    for kind, purpose, visit, appointment in _USUAL:
        service = random.choice(services[kind])
        stops.append(
            RouteStop(scene.ids.new(), person.id, len(stops), service_id=service.id, purpose=purpose,
                      travel_minutes=random.choice((15, 20, 25, 35)), visit_minutes=visit, appointment=appointment)
        )  # fmt: skip
    stops.append(
        RouteStop(scene.ids.new(), person.id, len(stops), StopKind.HOME, name=random.choice(_HOMES),
                  travel_minutes=25, visit_minutes=0, latest=21 * 60)
    )  # fmt: skip
    evening = random.choice([each for kind in _EVENINGS for each in services[kind] if "Saturday" not in each.name])
    stops.append(
        RouteStop(scene.ids.new(), person.id, len(stops), StopKind.EVENING, service_id=evening.id,
                  purpose="Somebody to be with", travel_minutes=20, visit_minutes=60)
    )  # fmt: skip
    for stop in stops:
        scene.store.records(RouteStop).add(stop)


def _walks_out(due: date) -> date:
    """Before the weekend, as the law has it."""
    return due - timedelta(days=max(0, due.weekday() - _SATURDAY + 1))


def _pickup(scene: Scene, person: Person, day: date) -> None:
    random = scene.random
    state = _how_far(scene, day)
    driver, phone, car = random.choice(_DRIVERS)
    if state is PickupState.WANTED:
        driver, phone, car = "", "", ""
    second = random.choice(("", "", "J. Boyle", "A mentor, T. Reid"))
    stops = sorted(scene.store.records(RouteStop).of(person.id), key=lambda stop: stop.position)
    gate = next((stop.name.removeprefix("Gate, ") for stop in stops), "")
    gate_time = stops[0].appointment if stops and stops[0].appointment is not None else 600
    pickup = Pickup(
        scene.ids.new(),
        person.id,
        day,
        state,
        gate_time,
        gate=gate,
        driver=driver,
        driver_phone=phone,
        second_person=second if second != driver else "",
        second_phone="07700 900110" if second else "",
        car=car,
        phone_to_carry="07700 900120",
        bring=(Bring.NALOXONE, Bring.FOOD, Bring.WATER, Bring.CLOTHES),
        first_stop="Pharmacy",
        then_to="home, with a stop for shopping",
        consent=random.choice((PickupConsent.YES, PickupConsent.YES, PickupConsent.NOT_ASKED)),
        consent_on=scene.today - timedelta(days=5),
        driver_note=random.choice(("", "", "Nervous in crowds: park near the door.")),
        ring_ladder=_RING,
        no_show_ladder=NO_SHOW_LADDER,
    )
    if state in (PickupState.AT_THE_GATE, PickupState.COLLECTED):
        pickup = replace(pickup, hear_by=uk_moment(day, 8 * 60 + 40))
    elif state is PickupState.CONFIRMED:
        pickup = replace(pickup, hear_by=uk_moment(day, gate_time + 30))
    scene.store.records(Pickup).add(pickup)
    reached = [each for each, _ in _LOG].index(state)
    this_morning = datetime(scene.today.year, scene.today.month, scene.today.day, 8, tzinfo=UTC)
    for each, minutes in _LOG[: reached + 1]:
        planned = datetime(day.year, day.month, day.day, 6, tzinfo=UTC) - timedelta(days=2) + timedelta(minutes=minutes)
        at = min(planned, this_morning + timedelta(minutes=minutes / 60))
        scene.store.records(PickupEvent).add(
            PickupEvent(scene.ids.new(), person.id, pickup.id, at, PickupEventKind.STATE, each.value, "", "M. Kerr")
        )


def _how_far(scene: Scene, day: date) -> PickupState:
    if day <= scene.today:
        states = [PickupState.CONFIRMED, PickupState.AT_THE_GATE, PickupState.COLLECTED, PickupState.HANDED_OVER]
    elif (day - scene.today).days < 3:
        states = [PickupState.CONFIRMED, PickupState.ASSIGNED, PickupState.CONFIRMED]
    else:
        states = [PickupState.WANTED, PickupState.ASSIGNED, PickupState.ASSIGNED, PickupState.CONFIRMED]
    return scene.random.choice(states)


def _out(scene: Scene, person: Person, stay: CustodyEpisode, day: date) -> None:
    """Somebody who left lately: the ladder partly climbed, the clock somewhere between booked and engaged."""
    random, store = scene.random, scene.store
    release = ReleaseDate(day, ReleaseKind.SENTENCE, "Reception", day)
    store.episodes.save(replace(stay, release=release, ended_on=day))
    out = begin_first_days(store, scene.ids, person.id, day, how="End of the custodial part", told_by="Reception")
    for step in store.records(ContactStep).where(first_days_id=out.id):
        if step.due < scene.today and random.random() < 0.8:
            outcome = random.choice((ContactOutcome.SEEN, ContactOutcome.SPOKEN, ContactOutcome.NO_ANSWER))
            store.records(ContactStep).save(replace(step, done_on=step.due, outcome=outcome))
    days = (scene.today - day).days
    booked = day if random.random() < 0.8 else None
    attended = day + timedelta(days=3) if booked and days > 3 and random.random() < 0.7 else None
    engaged = day + timedelta(days=10) if attended and days > 10 and random.random() < 0.7 else None
    store.records(FirstDays).save(
        replace(
            out, booked_on=booked, booked_for=booked and day + timedelta(days=3), attended_on=attended,
            engaged_on=engaged, booked_with="Community recovery team, north east" if booked else "",
        )
    )  # fmt: skip
    if 4 < days < 7:
        store.records(LifeEvent).add(
            LifeEvent(scene.ids.new(), person.id, LifeEventKind.LAPSE, day + timedelta(days=3), is_about=True,
                      what_happened="Used with an old friend, told the worker the same evening", told_by="The person")
        )  # fmt: skip
    if 8 < days < 11:
        end_first_days(store, person.id, day + timedelta(days=6), "Recalled")


def _court_plan(scene: Scene, person: Person, hearing: date) -> None:
    scene.store.records(CourtPlan).add(
        CourtPlan(
            scene.ids.new(), person.id, court="Glasgow Sheriff Court", next_hearing=hearing,
            ring_first="M. Kerr 0141 496 0100, or the duty worker in the evening 0141 496 0105",
            meets_them="A mentor waits in the public gallery if the agent rings by ten",
            sleep_tonight="Sister's in Govan; if not, the housing line 0141 496 0142",
            first_dose="Pharmacy, Duke Street, open until 17:30; prescription held there",
            naloxone="Trained; a kit waits at the crisis centre, day and night",
            money_and_travel="No grant from a court: bus fare is with the agent",
            property_and_phone="Property stays at the prison: ring reception to fetch it",
            first_morning="Community recovery team at 09:00, drop in", agreed_on=scene.today, written_on=scene.today,
        )
    )  # fmt: skip
