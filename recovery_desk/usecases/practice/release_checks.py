"""Release days in every state of readiness: checks recorded, requests waiting and answered, a circle seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.people import Person
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState, Tenure, check_record_id
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.usecases.practice.scene import Scene

_SOON = timedelta(days=35)
_FRIDAY, _ASKED, _REFUSED = 4, 0.6, 0.2
_WORKERS = ("M. Kerr", "J. Boyle", "A. Singh", "P. Lang")
_TENURES = (Tenure.OWN, Tenure.FAMILY, Tenure.TEMPORARY, Tenure.HOSTEL, Tenure.SUPPORTED, Tenure.FRIENDS)
_ROADS = ("Duke Street", "Alexandra Parade", "Maryhill Road", "Paisley Road West", "Westmuir Street", "Petershill Road")


@dataclass(frozen=True, slots=True)
class _Made:
    """What a made-up record says beside its state."""

    note: str = ""
    place: str = ""
    tenure: Tenure | None = None
    confirmed_by: str = ""
    on_day: date | None = None
    at_time: str = ""


def fill_release_checks(scene: Scene) -> None:
    """Records checks for everybody due out soon; how many depends on how near the day is, and on chance."""
    records = scene.store.records(CheckRecord)
    for person, stay in scene.known:
        if stay.release is None or not scene.today <= stay.release.due <= scene.today + _SOON:
            continue
        _ask_earlier(scene, person, stay, stay.release.due)
        keenness = scene.random.uniform(0.3, 1.3)
        for check_id, make in _MAKERS.items():
            if scene.random.random() > keenness:
                continue
            records.put(_record(scene, person, stay, check_id, make(scene.random, stay.release.due), keenness))


def _ask_earlier(scene: Scene, person: Person, stay: CustodyEpisode, due: date) -> None:
    """For some who are due out on a Friday a letter waits for its answer; for a few it was refused."""
    chance = scene.random.random()
    if due.weekday() != _FRIDAY or due < scene.today + timedelta(days=6) or chance > _ASKED:
        return
    written = scene.today - timedelta(days=scene.random.randint(2, 6))
    refused = chance < _REFUSED
    scene.store.records(EarlyReleaseRequest).add(
        EarlyReleaseRequest(
            id=scene.ids.new(),
            person_id=person.id,
            episode_id=stay.id,
            release_day=due,
            asked_for=(due - timedelta(days=1),),
            addressed_to="The Governor",
            body=f"I ask that {person.full_name} be released a day earlier: most places shut until Monday.",
            written_by=scene.random.choice(_WORKERS),
            written_at=datetime(written.year, written.month, written.day, 11, tzinfo=UTC),
            sent_on=written,
            decision=Decision.REFUSED if refused else Decision.WAITING,
            decided_by="Deputy governor" if refused else "",
            decided_on=scene.today - timedelta(days=1) if refused else None,
            note="no escort that day" if refused else "",
        )
    )


def _record(
    scene: Scene, person: Person, stay: CustodyEpisode, check_id: str, made: _Made, keenness: float
) -> CheckRecord:
    done = scene.random.random() < max(0.8, keenness)
    on = scene.today - timedelta(days=scene.random.randint(0, 20))
    state = CheckState.DONE if done else CheckState.NOT_DONE
    if not done:
        made = _Made(scene.random.choice(_NOT_YET.get(check_id, _NOT_YET_ANY)))
    return CheckRecord(
        id=check_record_id(stay.id, check_id),
        person_id=person.id,
        episode_id=stay.id,
        check_id=check_id,
        state=state,
        note=made.note,
        place=made.place,
        tenure=made.tenure,
        confirmed_by=made.confirmed_by,
        on_day=made.on_day,
        at_time=made.at_time,
        recorded_by=scene.random.choice(_WORKERS),
        recorded_at=datetime(on.year, on.month, on.day, scene.random.randint(9, 16), tzinfo=UTC),
    )


def _address(random: Random, _due: date) -> _Made:
    place = f"{random.randint(2, 380)} {random.choice(_ROADS)}"
    by = random.choice(("housing options", "his sister", "the landlord", "the hostel", ""))
    return _Made(
        place=place, tenure=random.choice(_TENURES), confirmed_by=by, at_time=random.choice(("16:00", "21:00", ""))
    )


def _first_dose(random: Random, due: date) -> _Made:
    return _Made(
        place=f"Pharmacy, {random.choice(_ROADS)}",
        confirmed_by="addictions nurse",
        on_day=due - timedelta(days=2),
        at_time="12:00",
    )


def _naloxone(random: Random, due: date) -> _Made:
    return _Made(place="kit goes with property", on_day=due - timedelta(days=random.randint(10, 30)))


def _said(*texts: str) -> Callable[[Random, date], _Made]:
    return lambda random, _due: _Made(note=random.choice(texts))


_NOT_YET_ANY = ("asked for, no answer yet", "to be arranged with the prison", "promised for next week")
_NOT_YET = {
    "address": ("housing options interview booked, no address yet", "sister cannot take him, asking housing"),
    "first-dose": ("script asked for, not sent yet", "pharmacy has no room for supervised doses, asking another"),
    "naloxone": ("trained, kit still to come", "kit in property, training still to come"),
    "met-someone": ("meeting moved, new day asked for",),
}

_MAKERS: dict[str, Callable[[Random, date], _Made]] = {
    "address": _address,
    "homelessness": _said("assessed, temporary accommodation agreed", "interview held by phone"),
    "first-dose": _first_dose,
    "medicines": _said("seven days of everything", "inhaler and seven days of tablets"),
    "naloxone": _naloxone,
    "overdose": _said("talked through with the recovery worker", ""),
    "travel": _said("travel warrant, number 38 bus", "bus pass in property"),
    "met-someone": _said("North East recovery community, face to face", "community addictions team, video link"),
    "first-appointment": _said("community team, the day after", "recovery café, same evening"),
    "supervision": _said("social worker knows the day", ""),
    "licence": _said("read together, no questions"),
    "out-of-hours": _said("recovery café open till 21:00; helpline on the card", "mentor rings on Saturday"),
    "gp": _said("registered, new patient form sent", "the practice from before keeps the place"),
    "identity": _said("citizen card in property", "birth certificate ordered"),
    "bank-account": _said("basic account opened, card in property", "account from before still works"),
    "benefit-claim": _said("jobcentre appointment at 11:45 on the day"),
    "money": _said("discharge grant asked for", ""),
    "phone": _said("has one, number known", "gets one at the gate"),
    "clothes-property": _said("winter jacket from the store", "property checked"),
    "consent": _said("community team, GP and housing; not family"),
    "plan": _said("handed over and read together"),
    "out-there": _said("in the folder with the plan"),
}
