"""What a row changes about somebody the desk has. Blank cells never take anything away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.names_as_typed import name_key
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.usecases.import_caseload.fields import Field
from recovery_desk.usecases.import_caseload.match import same_number
from recovery_desk.usecases.import_caseload.plan_types import Change, Draft

TOLD_BY_LIST = "Caseload list"
"""Who told us a release date, where the list itself does not say."""

_NO_EPISODE = EpisodeId("")


@dataclass(frozen=True, slots=True)
class Updated:
    """A person and their stay in custody with what a row says; `new_stay` when the stay is another than before."""

    person: Person
    episode: CustodyEpisode | None
    new_stay: bool = False


def new_person(draft: Draft, person_id: PersonId, episode_id: EpisodeId, today: date) -> Updated:
    """The person and stay a row of somebody new makes."""
    person = Person(
        id=person_id,
        family_name=draft.family_name,
        given_names=draft.given_names,
        preferred_name=draft.preferred_name,
        birth_date=draft.birth_date,
        birth_date_precision=draft.birth_date_precision,
        prison_number=draft.prison_number,
        communication_needs=draft.communication_needs,
        worker=draft.worker,
    )
    return Updated(person, _stay(draft, CustodyEpisode(episode_id, person_id), today), new_stay=True)


def updated(person: Person, episode: CustodyEpisode | None, draft: Draft, today: date) -> Updated:
    """`person` and `episode` with what the row says over what was known.

    A sentence passed after the day the last stay was to end begins a new stay; the old one is history.
    """
    changed = _person(person, draft)
    before = episode or CustodyEpisode(_NO_EPISODE, person.id)
    if _begins_anew(before, draft):
        before = CustodyEpisode(_NO_EPISODE, person.id)
    stay = _stay(draft, before, today)
    if stay == before:
        return Updated(changed, episode)
    return Updated(changed, stay, new_stay=before.id == _NO_EPISODE)


def changes(
    person: Person,
    episode: CustodyEpisode | None,
    after: Updated,
    place: Callable[[EstablishmentId | None], str],
) -> tuple[Change, ...]:
    """What differs, for the preview."""
    old = _shown(person, None if after.new_stay else episode, place)
    new = _shown(after.person, after.episode, place)
    return tuple(Change(f, old[f], new[f]) for f in new if old[f] != new[f])


def _person(person: Person, draft: Draft) -> Person:
    birth_date, precision = person.birth_date, person.birth_date_precision
    if draft.birth_date and (birth_date is None or draft.birth_date_precision is BirthDatePrecision.EXACT):
        birth_date, precision = draft.birth_date, draft.birth_date_precision
    return replace(
        person,
        family_name=_respelled(person.family_name, draft.family_name),
        given_names=_respelled(person.given_names, draft.given_names),
        preferred_name=_respelled(person.preferred_name, draft.preferred_name),
        birth_date=birth_date,
        birth_date_precision=precision,
        prison_number=_number(person.prison_number, draft.prison_number),
        communication_needs=draft.communication_needs or person.communication_needs,
        worker=draft.worker or person.worker,
    )


def _respelled(known: str, written: str) -> str:
    """The name as written, unless it is the same but for capitals and accents, or says less than is known."""
    same, new = name_key(known), name_key(written)
    return known if not new or same == new or same.startswith(new) else written


def _number(known: str, written: str) -> str:
    return known if not written or (known and same_number(known, written)) else written


def _begins_anew(episode: CustodyEpisode, draft: Draft) -> bool:
    if episode.release is None or draft.sentenced_on is None:
        return False
    return draft.sentenced_on > episode.release.due


def _stay(draft: Draft, before: CustodyEpisode, today: date) -> CustodyEpisode:
    return replace(
        before,
        establishment_id=draft.establishment_id or before.establishment_id,
        hall=draft.hall or before.hall,
        cell=draft.cell or before.cell,
        release=_release(draft, before.release, today),
        sentence_days=draft.sentence_days or before.sentence_days,
        sentenced_on=draft.sentenced_on or before.sentenced_on,
    )


def _release(draft: Draft, known: ReleaseDate | None, today: date) -> ReleaseDate | None:
    """The date as the row tells it. Told again without a change it stays as it was, and who told it first."""
    due = draft.due or (known.due if known else None)
    if due is None:
        return None
    kind = draft.kind or (known.kind if known else ReleaseKind.SENTENCE)
    unchanged = known is not None and (known.due, known.kind) == (due, kind)
    if unchanged and (not draft.told_by or known is None or known.told_by == draft.told_by):
        return known
    return ReleaseDate(due, kind, draft.told_by or TOLD_BY_LIST, today)


def _shown(
    person: Person, episode: CustodyEpisode | None, place: Callable[[EstablishmentId | None], str]
) -> dict[Field, str]:
    stay = episode or CustodyEpisode(_NO_EPISODE, person.id)
    release = stay.release
    return {
        Field.FAMILY_NAME: person.family_name,
        Field.GIVEN_NAMES: person.given_names,
        Field.PREFERRED_NAME: person.preferred_name,
        Field.BIRTH_DATE: _day(person.birth_date),
        Field.PRISON_NUMBER: person.prison_number,
        Field.ESTABLISHMENT: place(stay.establishment_id),
        Field.HALL: stay.hall,
        Field.CELL: stay.cell,
        Field.RELEASE_DATE: _day(release.due if release else None),
        Field.RELEASE_KIND: release.kind.value if release else "",
        Field.TOLD_BY: release.told_by if release else "",
        Field.SENTENCE: so_many(stay.sentence_days, "day") if stay.sentence_days else "",
        Field.SENTENCED_ON: _day(stay.sentenced_on),
        Field.WORKER: person.worker,
        Field.COMMUNICATION_NEEDS: person.communication_needs,
    }


def _day(day: date | None) -> str:
    return plain_date(day) if day else ""
