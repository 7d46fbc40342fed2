"""Made-up agency staff with their vetting, and meetings held, booked, moved and missed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingMove, MeetingPlace, MeetingState, WhyNotHeld
from recovery_desk.domain.organisations import Organisation, OrganisationKind
from recovery_desk.domain.people import Person
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.vetting import AgencyStaff, Vetting, VettingKind, vetting_for
from recovery_desk.usecases.practice.scene import Scene

_STAFF = (
    ("Priya Lang", "Community recovery team", "Key worker", "07700 900141", OrganisationKind.HEALTH),
    ("Ewan Boyd", "Community recovery team", "Nurse", "07700 900142", OrganisationKind.HEALTH),
    ("Shona Imrie", "Clyde Recovery Community", "Peer mentor", "07700 900143", OrganisationKind.RECOVERY),
    ("Tom Reid", "Clyde Recovery Community", "Peer mentor", "07700 900144", OrganisationKind.RECOVERY),
    ("Anna Wilk", "Housing options", "Housing officer", "07700 900145", OrganisationKind.COUNCIL),
)
"""Each with the kind of organisation of the directory they are of."""
_ENDS = (400, 210, 19, -6, 120)
"""Days from today until each one's vetting ends."""
_PURPOSES = ("First meeting with the key worker", "Plan for the first week", "Housing interview", "Meet their mentor")
_STARTS = (9 * 60 + 15, 10 * 60, 10 * 60 + 45, 13 * 60 + 45, 14 * 60 + 30, 15 * 60 + 15)
_AGREED = "They will meet at the gate and go to the pharmacy together."
_MEETINGS, _AHEAD, _BEFORE = 40, 14, 10


def make_meetings(scene: Scene) -> None:
    """The people due out next have a meeting behind them or to come."""
    prisons = tuple(
        each.id for each in scene.store.establishments.all() if each.country is Country.SCOTLAND and "Barl" in each.name
    )
    staff = [_staff(scene, number, prisons) for number in range(len(_STAFF))]
    coming = [
        (person, stay)
        for person, stay in scene.known
        if stay.release is not None and stay.release.due >= scene.today and stay.establishment_id is not None
    ]
    for number, (person, stay) in enumerate(coming[:_MEETINGS]):
        _meeting(scene, number, person, stay, staff)


def _staff(scene: Scene, number: int, prisons: tuple[EstablishmentId, ...]) -> AgencyStaff:
    name, agency, job, phone, kind = _STAFF[number]
    of_kind = next((each.id for each in scene.store.records(Organisation).where() if each.kind is kind), "")
    email = f"{name.lower().replace(' ', '.')}@example.org"
    staff = AgencyStaff(scene.ids.new(), name, agency, of_kind, job, phone, email)
    scene.store.records(AgencyStaff).add(staff)
    everywhere = number < 3
    vetting = Vetting(
        scene.ids.new(),
        staff.id,
        (VettingKind.KEYS, VettingKind.CLEARED, VettingKind.ESCORTED)[number % 3],
        scene.today + timedelta(days=_ENDS[number]),
        reference=f"SPS/{4100 + number * 37}",
        granted_on=scene.today - timedelta(days=500),
        establishment_ids=() if everywhere else prisons,
        every_in=Country.SCOTLAND if everywhere else None,
    )
    scene.store.records(Vetting).add(vetting)
    return staff


def _meeting(scene: Scene, number: int, person: Person, stay: CustodyEpisode, staff: Sequence[AgencyStaff]) -> None:
    random = scene.random
    day = _weekday(scene.today + timedelta(days=random.randint(-_BEFORE, _AHEAD)))
    comes = random.choice(staff)
    prison = scene.store.establishments.get(stay.establishment_id) if stay.establishment_id else None
    if prison is None:
        return
    reach = vetting_for(scene.store.records(Vetting).where(staff_id=comes.id), prison, day)
    place = random.choice((MeetingPlace.LINK_CENTRE, MeetingPlace.HALL)) if reach.may_go_in else MeetingPlace.VIDEO
    meeting = Meeting(
        scene.ids.new(),
        person.id,
        day,
        _STARTS[number % len(_STARTS)],
        establishment_id=prison.id,
        place=place,
        room=f"Room {random.randint(1, 4)}" if place is MeetingPlace.LINK_CENTRE else "",
        staff_id=comes.id,
        worker=random.choice(("", "", "M. Kerr")),
        purpose=random.choice(_PURPOSES),
        asked_by=random.choice(("The person", "Community recovery team", "")),
    )
    if day < scene.today:
        meeting = _happened(scene, meeting)
    elif random.random() < 0.5:
        meeting = replace(meeting, state=random.choice((MeetingState.CONFIRMED, MeetingState.ASKED)))
    scene.store.records(Meeting).add(meeting)
    if number % 7 == 3:
        at = datetime(scene.today.year, scene.today.month, scene.today.day, 8, tzinfo=UTC) - timedelta(days=12)
        before = _weekday(day - timedelta(days=2))
        scene.store.records(MeetingMove).add(
            MeetingMove(
                scene.ids.new(), person.id, meeting.id, at, before, 600, day, meeting.start, comes.agency,
                "Their worker was off ill", "M. Kerr",
            )
        )  # fmt: skip


def _happened(scene: Scene, meeting: Meeting) -> Meeting:
    chance = scene.random.random()
    if chance < 0.6:
        return replace(meeting, state=MeetingState.HELD, agreed=_AGREED)
    if chance < 0.7:
        return replace(meeting, state=MeetingState.HELD_LATE, late_minutes=20, agreed=_AGREED)
    if chance < 0.9:
        why = scene.random.choice((WhyNotHeld.LOCKDOWN, WhyNotHeld.COURT, WhyNotHeld.REFUSED, WhyNotHeld.STAFF))
        return replace(meeting, state=MeetingState.NOT_HELD, why_not=why)
    return meeting


def _weekday(day: date) -> date:
    """The next day agencies work."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
