"""Complex cases of a practice desk: every stage, one late for its review, one closed. All made up."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from recovery_desk.domain.complex_cases import CaseOutcome, CaseReview, CaseStage, CaseTrigger, ComplexCase
from recovery_desk.domain.organisations import Organisation, OrganisationKind
from recovery_desk.domain.people import Person
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.usecases.practice.scene import Scene

_EVERY, _MOST = 3, 12
_CASES = (
    (CaseTrigger.DETOX, "from methadone, his own wish", CaseStage.RUNNING,
     "Slow, and never in the last two weeks. The community team takes over from the day he leaves.",
     "May sleep badly and be ill: ring the health centre, do not wait for the morning."),
    (CaseTrigger.OVERDOSE, "near-fatal, last month", CaseStage.AGREED,
     "Naloxone goes with property, and the family has a kit. Community nurse on the first day.",
     "Bottom bunk. Look in on them at night."),
    (CaseTrigger.CONDITION, "epilepsy and alcohol", CaseStage.PLANNING,
     "", "A fit lasting five minutes is an emergency: call it in at once."),
    (CaseTrigger.MENTAL_HEALTH, "hears voices without his medicine", CaseStage.FLAGGED, "", ""),
    (CaseTrigger.SUBSTITUTION, "changing to the monthly injection", CaseStage.AGREED,
     "Last one inside the week before; the community team books the next.", ""),
)  # fmt: skip
_REVIEW_IN = (0, 6, -3, 9, 14)
_WHERE = "Health centre’s record; the medicines chart on the hall"


def make_complex_cases(scene: Scene) -> None:
    """For some of the people who are due out next."""
    staff = scene.store.records(AgencyStaff).where()
    health = [each for each in scene.store.records(Organisation).where() if each.kind is OrganisationKind.HEALTH]
    coming = sorted(
        (stay.release.due, person.id, person)
        for person, stay in scene.known
        if stay.release is not None and stay.release.due >= scene.today
    )
    chosen = [person for _due, _id, person in coming[1::_EVERY]][:_MOST]
    for number, person in enumerate(chosen):
        for record in _case(scene, number, person, staff, health):
            scene.store.records(type(record)).add(record)


def _case(
    scene: Scene, number: int, person: Person, staff: Sequence[AgencyStaff], health: Sequence[Organisation]
) -> Iterator[ComplexCase | CaseReview]:
    set_off_by, why, stage, planned, hall = _CASES[number % len(_CASES)]
    opened = scene.today - timedelta(days=scene.random.randint(20, 70))
    is_closed = number == _MOST - 1
    planned_with = stage is not CaseStage.FLAGGED
    case = ComplexCase(
        scene.ids.new(),
        person.id,
        set_off_by,
        why,
        CaseStage.CLOSED if is_closed else stage,
        lead="Addictions nurse, health centre" if planned_with else "",
        staff_ids=tuple(each.id for each in staff[:2]) if planned_with else (),
        organisation_ids=tuple(str(each.id) for each in health[:1]) if planned_with else (),
        others=("Prison GP",) if planned_with else (),
        planned=planned,
        doses_where=_WHERE if planned_with else "",
        hall_must_know=hall,
        opened_on=opened,
        review_on=scene.today + timedelta(days=_REVIEW_IN[number % len(_REVIEW_IN)]) if planned_with else None,
        closed_on=scene.today - timedelta(days=2) if is_closed else None,
        outcome=CaseOutcome.HANDED_ON if is_closed else None,
        outcome_words="the community team sees them weekly" if is_closed else "",
    )
    yield case
    if planned_with:
        held = opened + timedelta(days=14)
        yield CaseReview(
            scene.ids.new(),
            person.id,
            case.id,
            held,
            "M. Kerr",
            "It goes well. Housing joins next time.",
            case.review_on,
        )
