"""What is known around the people of a practice desk: how they came, what matters, who is around them. All made up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.community_orders import CommunityOrder, OrderKind
from recovery_desk.domain.consent import Consent, GivenHow, Purpose
from recovery_desk.domain.contacts import Agreed, Contact
from recovery_desk.domain.custody import CustodyEvent, CustodyEventKind
from recovery_desk.domain.details import CommunicationNeed, PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import Person
from recovery_desk.domain.referrals import Referral, ReferralOutcome
from recovery_desk.usecases.practice.scene import Scene

_LATELY = timedelta(days=400)
_ALERTS = (
    (AlertKind.OVERDOSE, "Near-fatal overdose, Aug 2026", "Prison health centre", True),
    (AlertKind.HEALTH, "Epilepsy: carries medicine", "The person themselves", True),
    (AlertKind.SELF_HARM, "Self-harm in the first week inside", "Reception screening", False),
    (AlertKind.UNDER_THREAT, "Threatened by people at an old address", "Personal officer", True),
    (AlertKind.NO_CONTACT, "Court order: no contact with a former partner", "Court papers", False),
    (AlertKind.ALLERGY, "Allergic to penicillin", "Prison health centre", False),
)
_CONTACTS = (
    ("Jean Made-up", "Mother", "0141 496 0101", "Agrees to be rung about the release day.", False, ""),
    ("Paul Made-up", "Brother", "01632 960102", "", False, "After 18:00"),
    ("Chris Made-up", "Partner", "07700 900103", "Reads every message on the shared phone at home.", True,
     "Weekdays before 15:00"),
    ("Rev. Anne Made-up", "Friend", "020 7946 0104", "", False, ""),
)  # fmt: skip
_AGENCIES = ("Made-up Recovery Community", "Made-up Homes", "Made-up Health Centre", "Made-up Advice Shop")
_PURPOSES = (Purpose.EVERYTHING, Purpose.HOUSING, Purpose.HEALTH, Purpose.RELEASE_DAY, Purpose.MEETING)
_REFERRERS = (
    ("prison-staff", "Personal officer, D Hall", "Wants somebody to meet them at the gate."),
    ("self", "", "Asked at the recovery café how to stay off heroin outside."),
    ("agency", "Made-up Advice Shop", "Was supported outside before; asks to be picked up again."),
    ("reception", "Reception round", "Said on arrival that last time they used on the first day out."),
    ("health", "Addictions nurse", "Starting treatment; needs a prescription to be waiting."),
    ("family", "Mother", "She is worried about the first weekend."),
)
_NEEDS = {
    "easy read": CommunicationNeed.EASY_READ,
    "Dyslexic": CommunicationNeed.DYSLEXIA,
    "Hearing": CommunicationNeed.HEARING,
    "interpreter": CommunicationNeed.INTERPRETER,
    "Autistic": CommunicationNeed.AUTISM,
    "Large print": CommunicationNeed.LARGE_PRINT,
}


def fill_records(scene: Scene) -> None:
    """Records for everybody somebody works with now."""
    organisations = scene.store.records(Organisation).where()
    for person, stay in scene.known:
        for record in (
            *_details(person),
            *_referral(scene, person),
            *_alerts(scene, person),
            *_contacts(scene, person),
            *_consents(scene, person, organisations),
            *_events(scene, person, stay),
            *_orders(scene, person),
        ):
            kind: Any = type(record)
            scene.store.records(kind).add(record)


def _details(person: Person) -> Iterator[PersonDetails]:
    needs = tuple(need for words, need in _NEEDS.items() if words in person.communication_needs)
    if needs:
        polish = CommunicationNeed.INTERPRETER in needs
        yield replace(PersonDetails.of(person.id), needs=needs, language="Polish" if polish else "")


def _referral(scene: Scene, person: Person) -> Iterator[Referral]:
    random = scene.random
    source, by, why = random.choice(_REFERRERS)
    on = scene.today - timedelta(days=random.randint(2, 120))
    seen = on + timedelta(days=random.choice((0, 1, 2, 3, 5, 9)))
    waiting = seen > scene.today or random.random() < 0.1
    yield Referral(
        scene.ids.new(),
        person.id,
        source,
        on,
        by,
        why,
        Agreed.YES,
        ReferralOutcome.WAITING if waiting else ReferralOutcome.ACCEPTED,
        outcome_on=None if waiting else seen,
        first_contact_on=None if waiting else seen,
    )


def _alerts(scene: Scene, person: Person) -> Iterator[Alert]:
    random = scene.random
    for kind, text, source, driver in random.sample(_ALERTS, random.choice((0, 1, 1, 2))):
        known = scene.today - timedelta(days=random.randint(5, 90))
        review = known + timedelta(days=random.choice((60, 90, 180)))
        yield Alert(scene.ids.new(), person.id, kind, text, source, known, review, driver_may_know=driver)


def _contacts(scene: Scene, person: Person) -> Iterator[Contact]:
    random = scene.random
    for name, relationship, phone, note, unsafe, hours in random.sample(_CONTACTS, random.choice((1, 1, 2, 2))):
        yield Contact(
            scene.ids.new(),
            person.id,
            name,
            relationship,
            phone,
            address="12 Made-up Street, Glasgow" if unsafe or relationship == "Mother" else "",
            consent=random.choice((Agreed.YES, Agreed.YES, Agreed.YES, Agreed.NOT_ASKED, Agreed.NO)),
            is_carer=relationship == "Mother",
            is_next_of_kin=relationship == "Mother",
            no_messages=unsafe,
            hide_address=unsafe,
            safe_hours=hours,
            note=note,
        )


def _consents(scene: Scene, person: Person, organisations: Any) -> Iterator[Consent]:
    random = scene.random
    names = [(each.id, each.name) for each in organisations][:20] or [("", name) for name in _AGENCIES]
    for organisation_id, name in random.sample(names, min(len(names), random.choice((0, 1, 2, 2, 3)))):
        signed = scene.today - timedelta(days=random.randint(1, 60))
        yield Consent(
            scene.ids.new(),
            person.id,
            organisation_id,
            random.choice(_PURPOSES),
            random.choice((GivenHow.SIGNED, GivenHow.SIGNED, GivenHow.SPOKEN)),
            signed,
            signed + timedelta(days=random.choice((90, 180, 365))),
            scene.today if random.random() < 0.05 else None,
            organisation_name=name,
        )


def _events(scene: Scene, person: Person, stay: CustodyEpisode) -> Iterator[CustodyEvent]:
    """How the stay came to be as it is: recorded, perhaps with another date at first."""
    random, release = scene.random, stay.release
    heard = scene.today - timedelta(days=random.randint(70, 120))
    told = scene.today - timedelta(days=1) if release is None or release.told_on is None else release.told_on
    if release is not None and release.due < scene.today - _LATELY:
        return
    changed = release is not None and random.random() < 0.5
    first = None if release is None else release.due
    if release is not None and changed and release.due < date.max - timedelta(days=60):
        first = release.due + timedelta(days=random.choice((7, 14, 30)))
    recorded = CustodyEvent(
        scene.ids.new(),
        person.id,
        stay.id,
        CustodyEventKind.RECORDED,
        None,
        _moment(heard),
        stay.establishment_id,
        "Reception" if changed else stay.hall,
        "" if changed else stay.cell,
        first,
        told_by="Caseload spreadsheet",
        release_kind=None if release is None else release.kind,
    )
    yield recorded
    if not changed or release is None:
        return
    at = max(told, heard)
    moved = replace(recorded, id=scene.ids.new(), kind=CustodyEventKind.MOVED_HALL, hall=stay.hall, cell=stay.cell)
    yield replace(moved, recorded_at=_moment(heard + (at - heard) / 2), told_by="")
    yield replace(
        moved,
        id=scene.ids.new(),
        kind=CustodyEventKind.RELEASE_DATE_CHANGED,
        happened_on=told,
        recorded_at=_moment(at),
        due=release.due,
        due_before=first,
        told_by=release.told_by,
    )


def _orders(scene: Scene, person: Person) -> Iterator[CommunityOrder]:
    random = scene.random
    if random.random() > 0.06:
        return
    made = scene.today - timedelta(days=random.randint(20, 200))
    yield CommunityOrder(
        scene.ids.new(),
        person.id,
        random.choice((OrderKind.DTTO, OrderKind.CPO, OrderKind.LICENCE)),
        "Made-up Sheriff Court",
        made,
        random.choice((180, 365, 540)),
        tuple(made + timedelta(days=28 * month) for month in range(1, 7)),
        "Urine, twice a week, at the addictions team",
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), UTC)
