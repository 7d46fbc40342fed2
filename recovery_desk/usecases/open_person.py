"""One person's record as a screen or the command line shows it."""

from dataclasses import dataclass

from recovery_desk.domain.alerts import Alert
from recovery_desk.domain.custody import CustodyEvent, Whereabouts, whereabouts
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.merges import Merge
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.referrals import Referral
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseQuestion
from recovery_desk.usecases.desk_settings import DeskSettings, read_settings
from recovery_desk.usecases.merge_people import MergesOf
from recovery_desk.usecases.note_look import NoteLook
from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.release_areas import ReleaseAreas
from recovery_desk.usecases.release_questions import Law, ask, asked_on


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person, their stay in custody, where that is, and what the law makes of the day they are due out.

    `alerts` are those that stand today. `referral` is the latest; `merges` are records put into this one.
    """

    person: Person
    episode: CustodyEpisode | None
    establishment: Establishment | None
    answer: ReleaseAnswer | None
    settings: DeskSettings
    details: PersonDetails
    alerts: tuple[Alert, ...] = ()
    where: Whereabouts | None = None
    referral: Referral | None = None
    merges: tuple[tuple[Merge, Person], ...] = ()
    area: str = ""
    """Where they will live, as far as local holidays go; empty where that is not known."""

    @property
    def country(self) -> Country:
        """Whose law the release falls under: the establishment's country, else the desk's own."""
        return self.settings.country if self.establishment is None else self.establishment.country


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """Gathers a record in one go, so that a screen never asks twice."""

    store: Store
    law: Law
    clock: Clock
    look: NoteLook | None = None

    def __call__(self, person_id: PersonId) -> PersonRecord:
        """The record; raises `NoSuchPerson`. That it was looked at is written down."""
        person = self.store.people.get(person_id)
        if self.look is not None:
            self.look(person_id)
        episode = self.store.episodes.current(person_id)
        establishment = (
            self.store.establishments.get(episode.establishment_id)
            if episode is not None and episode.establishment_id is not None
            else None
        )
        settings, today = read_settings(self.store.settings), self.clock.today()
        area = ReleaseAreas(self.store, settings, [person_id]).of(person_id, establishment)
        return PersonRecord(
            person,
            episode,
            establishment,
            self._answer(episode, establishment, settings, area),
            settings,
            self.store.records(PersonDetails).get(person_id) or PersonDetails.of(person_id),
            tuple(alert for alert in self.store.records(Alert).of(person_id) if alert.stands_on(today)),
            whereabouts(episode, self.store.records(CustodyEvent).of(person_id), today),
            next(iter(self.store.records(Referral).of(person_id)), None),
            MergesOf(self.store)(person_id),
            area,
        )

    def _answer(
        self, episode: CustodyEpisode | None, establishment: Establishment | None, settings: DeskSettings, area: str
    ) -> ReleaseAnswer | None:
        if episode is None or episode.release is None:
            return None
        country = settings.country if establishment is None else establishment.country
        question = ReleaseQuestion(
            due=episode.release.due,
            country=country,
            local_holidays=settings.holidays_in(country, area),
            commenced=settings.commenced,
            sentence_days=episode.sentence_days,
            days_served=episode.days_served_by(episode.release.due),
            kind=episode.release.kind,
            as_of=asked_on(episode.release.due, self.clock.today()),
        )
        return ask(self.law, question, episode.sentenced_on)
