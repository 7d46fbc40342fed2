"""A made-up recovery inclusion meeting: one held a fortnight ago with what it agreed, the next one today or soon."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from recovery_desk.domain.consent import Consent, GivenHow, Purpose
from recovery_desk.domain.inclusion import (
    Attendance,
    InclusionAttendance,
    InclusionItem,
    InclusionMeeting,
    InclusionMember,
    InclusionOutcome,
    InclusionSeries,
    InclusionState,
    OutcomeKind,
    planned,
)
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import Person
from recovery_desk.domain.tasks import Task, TaskId, TaskSource
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.usecases.practice.scene import Scene

_NAME = "Recovery inclusion meeting, Glasgow"
_SEATED = ("Priya Lang", "Shona Imrie", "Anna Wilk")
_CHAIR = "M. Kerr"
_EVERY, _HELD_MINUTES = 2, 88
_ACTIONS = (
    ("Book the first appointment for the day after release", "Priya Lang"),
    ("Send the homelessness application", "Anna Wilk"),
    ("Visit before release and agree where to meet", "Shona Imrie"),
    ("Ask the health centre for the prescription to be sent on", "Priya Lang"),
)
_DECISIONS = ("Gate pickup by the mentor.", "Housing meets them in the prison before release.", "")
_TALKED_ABOUT, _AGREE = 8, 45


def make_inclusion(scene: Scene) -> None:
    """A series every two weeks on a working day, with its members; a meeting behind, one to come."""
    day = scene.today + timedelta(days=max(0, 7 - scene.today.weekday()) if scene.today.weekday() > 4 else 0)
    held_on = day - timedelta(weeks=_EVERY)
    series = InclusionSeries(
        scene.ids.new(), _NAME, held_on - timedelta(weeks=4), 10 * 60, 90, every=_EVERY, weekday=day.weekday(),
        place="Link centre, HMP Barlinnie, and by video",
    )  # fmt: skip
    scene.store.records(InclusionSeries).add(series)
    staff = [each for each in scene.store.records(AgencyStaff).where() if each.name in _SEATED]
    members = [InclusionMember(scene.ids.new(), series.id, worker=_CHAIR, is_chair=True)]
    members += [InclusionMember(scene.ids.new(), series.id, each.id) for each in staff]
    for member in members:
        scene.store.records(InclusionMember).add(member)
    people = [person for person, stay in scene.known if stay.release is not None and stay.release.due >= scene.today]
    _agreements(scene, people[:_AGREE], staff)
    _held(scene, planned(series, held_on), people[:_TALKED_ABOUT], staff)


def _agreements(scene: Scene, people: Sequence[Person], staff: Sequence[AgencyStaff]) -> None:
    """Most agreed that the agencies talk about them, some with some only."""
    names = {str(each.id): each.name for each in scene.store.records(Organisation).where()}
    for person in people:
        for organisation_id in dict.fromkeys(each.organisation_id for each in staff if each.organisation_id):
            if scene.random.random() < 0.8:
                scene.store.records(Consent).add(
                    Consent(
                        scene.ids.new(), person.id, organisation_id, Purpose.MEETING, GivenHow.SIGNED,
                        scene.today - timedelta(days=scene.random.randint(3, 40)),
                        organisation_name=names.get(organisation_id, ""),
                    )
                )  # fmt: skip


def _held(scene: Scene, meeting: InclusionMeeting, people: Sequence[Person], staff: Sequence[AgencyStaff]) -> None:
    begun = datetime(meeting.day.year, meeting.day.month, meeting.day.day, 10, tzinfo=UTC)
    closed = replace(
        meeting, state=InclusionState.CLOSED, opened_at=begun, closed_at=begun + timedelta(minutes=_HELD_MINUTES),
        closed_by=_CHAIR, sequence=2,
    )  # fmt: skip
    scene.store.records(InclusionMeeting).add(closed)
    there = [(_CHAIR, "", ""), *((each.name, each.agency, each.organisation_id) for each in staff)]
    for position, (name, agency, organisation_id) in enumerate(there, start=1):
        attendance = Attendance.APOLOGIES if position == len(there) else Attendance.PRESENT
        scene.store.records(InclusionAttendance).add(
            InclusionAttendance(
                scene.ids.new(), closed.id, name, agency, organisation_id, attendance, position, position == 1
            )
        )
    for position, person in enumerate(people, start=1):
        said_at = begun + timedelta(minutes=5 + position * 9)
        scene.store.records(InclusionItem).add(
            InclusionItem(
                scene.ids.new(), person.id, closed.id, position, 5 + (position - 1) * 10, 10, None, 12 - position,
                "release date was not known then", ("A home to go to: not known",), said_at,
            )
        )  # fmt: skip
        _said(scene, closed, person, position, said_at)


def _said(scene: Scene, meeting: InclusionMeeting, person: Person, position: int, said_at: datetime) -> None:
    if decision := _DECISIONS[position % len(_DECISIONS)]:
        scene.store.records(InclusionOutcome).add(
            InclusionOutcome(scene.ids.new(), person.id, meeting.id, OutcomeKind.DECISION, decision, said_at)
        )
    text, owner = _ACTIONS[position % len(_ACTIONS)]
    due = meeting.day + timedelta(days=7 + position)
    done_on = scene.today - timedelta(days=3) if position % 2 else None
    task = Task(
        TaskId(scene.ids.new()), text, owner, meeting.day, person.id, due, TaskSource.MEETING, meeting.id, done_on,
        owner if done_on else "",
    )  # fmt: skip
    scene.store.records(Task).add(task)
    scene.store.records(InclusionOutcome).add(
        InclusionOutcome(
            scene.ids.new(), person.id, meeting.id, OutcomeKind.ACTION, text, said_at, owner, "", due, task.id
        )
    )
