"""A made-up directory: what somebody needs on a first day out in and around Glasgow, and some in Edinburgh."""

from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.organisations import Organisation, OrganisationId, OrganisationKind
from recovery_desk.domain.services import OpeningHours, Service, ServiceException, ServiceId, ServiceKind
from recovery_desk.usecases.practice.scene import Scene

_WEEKDAYS = (0, 1, 2, 3, 4)
_EVERY_DAY = tuple(range(7))
_NIGHT = (0, 24 * 60)
Week = tuple[tuple[tuple[int, ...], int, int], ...]


def _from(days: tuple[int, ...], opens: float, closes: float) -> tuple[tuple[int, ...], int, int]:
    """Hours like 9.5 as minutes."""
    return days, round(opens * 60), round(closes * 60)


_NINE_TO_FIVE: Week = (_from(_WEEKDAYS, 9, 17),)
_ALWAYS: Week = ((_EVERY_DAY, *_NIGHT),)

_ORGANISATIONS = {
    "pharmacies": ("Kelvin & Clyde Pharmacies (made up)", OrganisationKind.PHARMACY),
    "jobs": ("Made-up Jobcentres", OrganisationKind.BENEFITS),
    "council": ("Made-up City Council", OrganisationKind.COUNCIL),
    "recovery": ("North East Recovery Community (made up)", OrganisationKind.RECOVERY),
    "health": ("Made-up Alcohol and Drug Recovery Service", OrganisationKind.HEALTH),
    "homes": ("Open Door Homes (made up)", OrganisationKind.HOUSING),
    "fellowship": ("Fellowships (made up)", OrganisationKind.MUTUAL_AID),
    "charity": ("Second Start (made up)", OrganisationKind.CHARITY),
    "lines": ("Helplines", OrganisationKind.CHARITY),
    "justice": ("Made-up Justice Social Work", OrganisationKind.JUSTICE),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One service as it is written down below; `checked` is how many days ago."""

    name: str
    of: str
    kind: ServiceKind
    line1: str
    phone: str
    week: Week
    town: str = "Glasgow"
    postcode: str = ""
    who_for: str = "Anybody"
    what_to_say: str = ""
    how_to_get_in: str = "Drop in"
    checked: int | None = 20
    keeps_holidays: bool = True
    alert: str = ""


_LONG_PHARMACY: Week = (_from(_WEEKDAYS, 9, 17.5), _from((5,), 9, 13))
_SERVICES = (
    _Entry("Pharmacy, Duke Street", "pharmacies", ServiceKind.PHARMACY, "412 Duke Street", "0141 496 0121",
           _LONG_PHARMACY, postcode="G31 9ZZ", who_for="Anybody with a prescription sent here",
           what_to_say="Ask for the pharmacist. Say the prescription comes from the prison and for which day.",
           how_to_get_in="Prescription by noon two working days before"),
    _Entry("Pharmacy, Maryhill Road", "pharmacies", ServiceKind.PHARMACY, "1204 Maryhill Road", "0141 496 0122",
           (_from(_WEEKDAYS, 9, 18), _from((5,), 9, 17), _from((6,), 11, 15)), postcode="G20 9ZZ",
           who_for="Anybody with a prescription sent here", keeps_holidays=False),
    _Entry("Pharmacy, Govan Cross", "pharmacies", ServiceKind.PHARMACY, "7 Golspie Street", "0141 496 0123",
           (_from(_WEEKDAYS, 9, 12.5), _from(_WEEKDAYS, 13.5, 17.5)), postcode="G51 9ZZ", checked=104,
           alert="Supervised doses until 16:30 only"),
    _Entry("Jobcentre, Shettleston", "jobs", ServiceKind.BENEFITS, "980 Shettleston Road", "0141 496 0131",
           _NINE_TO_FIVE, postcode="G32 9ZZ", who_for="Claims from the east of the city",
           what_to_say="Released today from prison, wants to claim Universal Credit and ask for an advance.",
           how_to_get_in="Appointment made by the prison work coach, or drop in before noon"),
    _Entry("Jobcentre, Laurieston", "jobs", ServiceKind.BENEFITS, "12 Norfolk Street", "0141 496 0132",
           (_from((0, 1, 3, 4), 9, 17), _from((2,), 10, 17)), postcode="G5 9ZZ"),
    _Entry("Housing options, Granite House", "council", ServiceKind.HOUSING, "50 Stockwell Street", "0141 496 0141",
           (_from((0, 1, 2, 3), 9, 17), _from((4,), 9, 15)), postcode="G1 9ZZ",
           who_for="Anybody with nowhere to stay tonight",
           what_to_say="Homeless today, released from prison; assessment was begun inside. Ask for the duty officer.",
           how_to_get_in="Be there an hour before it closes"),
    _Entry("Homeless line, out of hours", "council", ServiceKind.CRISIS, "By phone", "0141 496 0142",
           (_from(_WEEKDAYS, 17, 33), _from((5, 6), 0, 24)), who_for="Anybody with nowhere to stay tonight",
           how_to_get_in="Ring", keeps_holidays=False),
    _Entry("Hostel, Clyde Walk", "homes", ServiceKind.ACCOMMODATION, "3 Clyde Walk", "0141 496 0151", _ALWAYS,
           postcode="G2 9ZZ", who_for="Adults sent by housing options", how_to_get_in="Referral; in by 21:00",
           keeps_holidays=False, alert="Last admission 21:00"),
    _Entry("Supported flats, Alexandra Parade", "homes", ServiceKind.ACCOMMODATION, "88 Alexandra Parade",
           "0141 496 0152", _NINE_TO_FIVE, postcode="G31 8ZZ", checked=131, how_to_get_in="Referral by the worker"),
    _Entry("Community recovery team, north east", "health", ServiceKind.COMMUNITY_TEAM, "55 Parkhead Cross",
           "0141 496 0161", (_from(_WEEKDAYS, 9, 16.5),), postcode="G31 7ZZ",
           who_for="Adults with drug or alcohol problems, postcodes G31 to G34",
           what_to_say="Released from prison today; give the date of birth and the prescriber's name.",
           how_to_get_in="Appointment made before release; the same day where medicine is at stake"),
    _Entry("Community recovery team, south", "health", ServiceKind.COMMUNITY_TEAM, "120 Govanhill Street",
           "0141 496 0162", (_from((0, 1, 3, 4), 9, 16.5), _from((2,), 9, 19)), postcode="G42 9ZZ"),
    _Entry("Crisis centre, needle exchange and naloxone", "health", ServiceKind.HARM_REDUCTION, "123 West Street",
           "0141 496 0163", _ALWAYS, postcode="G5 8ZZ", who_for="Anybody, no questions", keeps_holidays=False),
    _Entry("Practice for people who are homeless", "health", ServiceKind.GP, "55 Hunter Street", "0141 496 0171",
           (_from((0, 1, 3, 4), 9, 17), _from((2,), 13, 17)), postcode="G4 9ZZ",
           who_for="Anybody without a fixed address; no papers needed"),
    _Entry("Recovery café, Parkhead", "recovery", ServiceKind.RECOVERY, "1 Westmuir Street", "0141 496 0181",
           (_from((1, 3, 4), 18, 21), _from((6,), 12, 16)), postcode="G31 6ZZ", keeps_holidays=False,
           who_for="Anybody in recovery, families too", what_to_say="Just come; ask for whoever is on the door."),
    _Entry("Recovery hub, Easterhouse", "recovery", ServiceKind.RECOVERY, "30 Shandwick Square", "0141 496 0182",
           (_from(_WEEKDAYS, 10, 20),), postcode="G34 9ZZ", checked=None),
    _Entry("Saturday football and breakfast", "recovery", ServiceKind.RECOVERY, "Glasgow Green", "0141 496 0183",
           (_from((5,), 9.5, 12),), postcode="G40 9ZZ"),
    _Entry("Evening meeting, St Mungo's hall", "fellowship", ServiceKind.MUTUAL_AID, "52 Parson Street",
           "0141 496 0191", (_from(_EVERY_DAY, 19.5, 21),), postcode="G4 8ZZ", keeps_holidays=False,
           who_for="Anybody who wants to stop"),
    _Entry("Lunchtime meeting, Renfield centre", "fellowship", ServiceKind.MUTUAL_AID, "260 Bath Street",
           "0141 496 0192", (_from(_WEEKDAYS, 12.5, 13.75),), postcode="G2 8ZZ", checked=95),
    _Entry("Throughcare and mentoring", "charity", ServiceKind.OTHER, "22 Bell Street", "0141 496 0101",
           _NINE_TO_FIVE, postcode="G1 8ZZ", how_to_get_in="Ring; a mentor can be at the gate"),
    _Entry("Clothes and food parcels", "charity", ServiceKind.FOOD, "18 Calton Entry", "0141 496 0102",
           (_from((0, 2, 4), 10, 14),), postcode="G40 8ZZ", checked=61),
    _Entry("Families' group", "charity", ServiceKind.FAMILY, "22 Bell Street", "0141 496 0103",
           (_from((2,), 18, 20),), postcode="G1 8ZZ", who_for="Families and carers"),
    _Entry("Money and debt advice", "charity", ServiceKind.MONEY, "22 Bell Street", "0141 496 0104",
           (_from((0, 1, 3), 9.5, 15.5),), postcode="G1 8ZZ", checked=188),
    _Entry("Justice social work, city centre", "justice", ServiceKind.JUSTICE, "80 Norfolk Street", "0141 496 0111",
           (_from((0, 1, 2, 3), 8.75, 16.75), _from((4,), 8.75, 15.9)), postcode="G5 7ZZ",
           how_to_get_in="Report the next working day at the latest"),
    _Entry("Samaritans", "lines", ServiceKind.CRISIS, "By phone", "116 123", _ALWAYS, town="", keeps_holidays=False,
           how_to_get_in="Ring, free, day and night"),
    _Entry("NHS 24", "lines", ServiceKind.CRISIS, "By phone", "111", _ALWAYS, town="", keeps_holidays=False,
           how_to_get_in="Ring, free, day and night"),
    _Entry("Pharmacy, Leith Walk", "pharmacies", ServiceKind.PHARMACY, "190 Leith Walk", "020 7946 0124",
           _LONG_PHARMACY, town="Edinburgh", postcode="EH6 9ZZ"),
    _Entry("Access place, housing and health", "council", ServiceKind.HOUSING, "6 Cowgate Row", "020 7946 0143",
           (_from(_WEEKDAYS, 9, 16),), town="Edinburgh", postcode="EH1 9ZZ", checked=None),
)  # fmt: skip


def make_directory(scene: Scene) -> None:
    """Puts every entry down, most of them checked lately, some too long ago, some never."""
    ids = {key: OrganisationId(scene.ids.new()) for key in _ORGANISATIONS}
    for key, (name, kind) in _ORGANISATIONS.items():
        scene.store.records(Organisation).add(
            Organisation(ids[key], name, kind, website=f"https://{key}.example.org", email=f"hello@{key}.example.org")
        )
    for entry in _SERVICES:
        _add(scene, entry, ids[entry.of])


def _add(scene: Scene, entry: _Entry, organisation: OrganisationId) -> None:
    checked_on = None if entry.checked is None else scene.today - timedelta(days=entry.checked)
    service = Service(
        ServiceId(scene.ids.new()),
        organisation,
        entry.name,
        entry.kind,
        who_for=entry.who_for,
        what_to_say=entry.what_to_say,
        how_to_get_in=entry.how_to_get_in,
        line1=entry.line1,
        town=entry.town,
        postcode=entry.postcode,
        area=entry.town,
        phones=(entry.phone,),
        alert=entry.alert,
        keeps_holidays=entry.keeps_holidays,
        checked_on=checked_on,
        checked_by="" if checked_on is None else scene.random.choice(("M. Kerr", "J. Boyle", "P. Lang")),
    )
    scene.store.records(Service).add(service)
    for days, opens, closes in entry.week:
        for weekday in days:
            scene.store.records(OpeningHours).add(OpeningHours(scene.ids.new(), service.id, weekday, opens, closes))
    if entry.kind is ServiceKind.HOUSING and entry.town == "Glasgow" and entry.keeps_holidays:
        scene.store.records(ServiceException).add(_eve(scene, service.id))


def _eve(scene: Scene, service_id: ServiceId) -> ServiceException:
    """Christmas Eve until noon, as offices do."""
    eve = date(scene.today.year, 12, 24)
    return ServiceException(scene.ids.new(), service_id, eve, eve, 9 * 60, 12 * 60, "Christmas Eve")
