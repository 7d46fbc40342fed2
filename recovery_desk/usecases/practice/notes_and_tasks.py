"""Made-up notes and tasks: what a worker of some months would have written."""

from datetime import UTC, datetime, timedelta
from random import Random

from recovery_desk.domain.notes import Note, NoteId, NoteKind, NotSeenReason
from recovery_desk.domain.people import Person
from recovery_desk.domain.tasks import Task, TaskId, TaskSource
from recovery_desk.domain.workers import WorkerId
from recovery_desk.usecases.practice.scene import Scene

_SEEN = (
    "Met in the hall. Says sleep is better since the dose was looked at. Wants to go on with the group on Tuesdays.",
    "Talked about the first days out. Most worried about the first night and having no phone. Will ask about a phone.",
    "Went through the plan together. Chose the recovery café over the drop-in because his brother goes there.",
    "Seen in the link centre with the housing officer. Hostel place looks likely, to be confirmed next week.",
    "Trained in naloxone and asked good questions. Kit to go with property on the day.",
    "Low today. Anniversary of a loss. Stayed a while; will look in again on Thursday.",
    "Spoke about the last release: out on a Friday, no script, back using by Saturday. Does not want that again.",
)
_PHONE = (
    "Rang the pharmacy in Duke Street: they open at 9 and need the script two days before.",
    "Rang after release. Arrived, slept at his sister's, picked up the first dose.",
    "Video link with the community recovery team. Named worker will come in before release.",
)
_ABOUT = (
    "Personal officer says he has been helping on the pass and is getting on well.",
    "Addictions nurse: dose stays as it is; script will be sent by the Wednesday before.",
    "Housing options: interview kept, no address yet. Ring again on Monday.",
)
_RESTRICTED = ("His sister rang and asked that he is not told where she has moved to.",)
_TASKS = (
    "Ring housing options about the interview",
    "Ask the nurse when the script will be sent",
    "Bring the easy-read sheet",
    "Confirm the driver for the gate",
    "Ask property to keep the naloxone kit with his things",
    "Find out whether the bank letter has come",
)
_WORKERS = ("M. Kerr", "J. Boyle", "A. Singh")


def notes_and_tasks(scene: Scene) -> None:
    """A few notes for everybody known, and tasks that are late, due and to come."""
    me = scene.store.signed_in
    for number, (person, _stay) in enumerate(scene.known):
        for _ in range(scene.random.choice((0, 1, 2, 3, 3, 5))):
            scene.store.records(Note).add(_note(scene, person, me.id, me.name))
        if number % 3 == 0:
            scene.store.records(Task).add(_task(scene, person, me.name))


def _note(scene: Scene, person: Person, writer_id: str, writer: str) -> Note:
    random = scene.random
    kind, text, reason = _words(random)
    day = scene.today - timedelta(days=random.choice((1, 2, 3, 5, 8, 13, 21, 30, 45, 60)))
    at = datetime(day.year, day.month, day.day, random.randint(9, 16), random.choice((0, 10, 30, 45)), tzinfo=UTC)
    minutes = None if kind is NoteKind.NOT_SEEN else random.choice((None, 5, 15, 20, 30, 45))
    is_restricted = text in _RESTRICTED
    by = (writer_id, writer) if is_restricted or random.random() < 0.7 else ("", random.choice(_WORKERS[1:]))
    return Note(
        NoteId(scene.ids.new()),
        person.id,
        kind,
        at,
        text,
        WorkerId(by[0]),
        by[1],
        at + timedelta(minutes=random.randint(5, 90)),
        minutes,
        is_restricted,
        reason,
    )


def _words(random: Random) -> tuple[NoteKind, str, NotSeenReason | None]:
    chance = random.random()
    if chance < 0.12:
        return NoteKind.NOT_SEEN, "", random.choice(tuple(NotSeenReason)[:-1])
    if chance < 0.15:
        return NoteKind.ABOUT, random.choice(_RESTRICTED), None
    if chance < 0.65:
        return NoteKind.SEEN, random.choice(_SEEN), None
    if chance < 0.8:
        return NoteKind.PHONE, random.choice(_PHONE), None
    return NoteKind.ABOUT, random.choice(_ABOUT), None


def _task(scene: Scene, person: Person, me: str) -> Task:
    random = scene.random
    due = random.choice((None, -6, -2, 0, 0, 1, 3, 7, 12))
    return Task(
        TaskId(scene.ids.new()),
        random.choice(_TASKS),
        me if random.random() < 0.6 else random.choice(_WORKERS[1:]),
        scene.today - timedelta(days=random.randint(1, 20)),
        person.id,
        None if due is None else scene.today + timedelta(days=due),
        random.choice((TaskSource.OWN, TaskSource.NOTE, TaskSource.MEETING)),
    )
